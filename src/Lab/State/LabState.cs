using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fog.Lab;

/// <summary>What lab.json holds: all that is needed to reach, repair or remove a lab.</summary>
/// <param name="Name">The lab's name.</param>
/// <param name="Namespace">The wire: the network namespace from which all hosts can be reached.</param>
/// <param name="Store">Where the nodes keep their state.</param>
/// <param name="ConnectionString">How the nodes reach it.</param>
/// <param name="NodeProgram">The node that its hosts run; null in a lab of engines only.</param>
/// <param name="Seed">Where the chance of the links starts.</param>
/// <param name="Hosts">All hosts, also those that are down.</param>
/// <param name="Links">The shaped links, one direction each.</param>
/// <param name="Cuts">Pairs that hear nothing from each other.</param>
public sealed record LabState(
    string Name,
    string Namespace,
    StoreKind Store,
    string ConnectionString,
    string? NodeProgram,
    int Seed,
    ImmutableArray<HostState> Hosts,
    ImmutableArray<LinkSpec> Links,
    ImmutableArray<HostPair> Cuts)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>
    /// How many times as long as usual its nodes may take, among themselves and to answer clients: emulated hosts are slow. The same for
    /// both, as a client that waits for news hears from a node only once in half of the time that the node would wait for an answer itself.
    /// </summary>
    [JsonIgnore]
    public double Patience => Hosts.Any(h => h.Machine == MachineKind.Vm) ? 15 : 1;

    /// <summary>The state of the lab of that name; null when there is none.</summary>
    /// <exception cref="LabException">The file is there and can't be read.</exception>
    public static LabState? Load(string name)
    {
        var file = LabPaths.StateFile(name);
        try
        {
            return JsonSerializer.Deserialize<LabState>(File.ReadAllText(file), Format);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new LabException($"{file} can't be read: {e.Message} Remove the lab with `fog lab down --name {name}`.", e);
        }
    }

    /// <summary>The host of that name.</summary>
    /// <exception cref="LabException">There is none; the message names those that are.</exception>
    public HostState Host(string name) =>
        Hosts.FirstOrDefault(h => h.Name == name)
        ?? throw new LabException($"Lab \"{Name}\" has no host \"{name}\"; its hosts are {string.Join(", ", Hosts.Select(h => h.Name))}.");

    /// <summary>Written beside and renamed, so that a reader never sees half a file.</summary>
    internal void Save()
    {
        var file = LabPaths.StateFile(Name);
        var fresh = file + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(this, Format) + "\n");
        File.Move(fresh, file, overwrite: true);
    }
}
