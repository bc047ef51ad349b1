using System.Globalization;
using System.Security.Cryptography;
using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

/// <summary>Images as a user makes them on a host of the lab, and services of one task that run from them.</summary>
internal sealed class ImagesInTheLab(ThreeNodes fog) : IAsyncDisposable
{
    /// <summary>The engines' own names for what tests of images leave.</summary>
    private const string Prefix = "test-image";

    private readonly string _folder = Directory.CreateTempSubdirectory("fog-images-").FullName;

    /// <summary>Builds an image whose layers hold so many kibibytes of noise each, other noise each time; returns its id.</summary>
    public async Task<string> Build(string host, string name, string from, params int[] layers)
    {
        var folder = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        var text = $"FROM {from}\n";
        if (from == "scratch")
        {
            File.Copy("/usr/bin/catatonit", Path.Combine(folder, "pause"));
            text += "COPY pause /pause\nCMD [\"/pause\", \"-P\"]\n";
        }

        for (var layer = 0; layer < layers.Length; layer++)
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"{name.Replace(':', '-')}-{layer}");
            await File.WriteAllBytesAsync(Path.Combine(folder, file), RandomNumberGenerator.GetBytes(layers[layer] << 10), ThreeNodes.Cancel);
            text += $"COPY {file} /{file}\n";
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), text, ThreeNodes.Cancel);
        await Run(host, "env", "DOCKER_BUILDKIT=0", "docker", "build", "--quiet", "--tag", name, folder);
        return await Id(host, name) ?? throw new InvalidOperationException($"{name} wasn't built.");
    }

    /// <summary>The id of an image on a host; null when it isn't there.</summary>
    public async Task<string?> Id(string host, string name)
    {
        var found = await fog.Lab.Host(host).Exec(["docker", "image", "inspect", "--format", "{{.Id}}", name], ThreeNodes.Cancel);
        return found.ExitCode == 0 ? found.Output.Trim() : null;
    }

    /// <summary>Begins to run an image on a host.</summary>
    public Task<ExecResult> Deploy(string service, string image, string host) => DeployText(service, $$"""
        version: 1
        name: {{service}}
        tasks:
          a: { image: "{{image}}", resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi }, migratable: false, placement: { host: {{host}} } }
        """);

    /// <summary>Brings a service to a spec that lies beside this lab's contexts.</summary>
    public async Task<ExecResult> DeployText(string service, string text)
    {
        var path = Path.Combine(_folder, $"{service}.yaml");
        await File.WriteAllTextAsync(path, text, ThreeNodes.Cancel);
        return await fog.Fog.Run("deploy", path);
    }

    /// <summary>A folder from which an image is built: one file of so many kibibytes over an image.</summary>
    public async Task<string> Context(string name, string from, int kibibytes)
    {
        var folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, "noise"), RandomNumberGenerator.GetBytes(kibibytes << 10), ThreeNodes.Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), $"FROM {from}\nCOPY noise /noise\n", ThreeNodes.Cancel);
        return name;
    }

    /// <summary>Runs a command on a host and expects success.</summary>
    public async Task<string> Run(string host, params string[] command)
    {
        var result = await fog.Lab.Host(host).Exec(command, ThreeNodes.Cancel);
        Assert.True(result.ExitCode == 0, $"{host}: {string.Join(' ', command)}: {result.Error}{result.Output}");
        return result.Output;
    }

    /// <summary>Bytes that a host has received from the wire, by its plain card and by that of shaped links.</summary>
    public async Task<long> Received(string host) =>
        long.Parse(await Run(host, "awk", "/eth0:|shape0:/ { sum += $2 } END { printf \"%.0f\", sum }", "/proc/net/dev"), CultureInfo.InvariantCulture);

    /// <summary>Takes the services and all test images away.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var service in new[] { "img", "img2" })
        {
            await fog.Fog.Run("rm", service);
        }

        foreach (var host in new[] { "h1", "h2", "h3" })
        {
            await fog.Lab.Host(host).Start(cancel: ThreeNodes.Cancel);
            await fog.Lab.Host(host).Exec(["sh", "-c", $"docker image ls --format '{{{{.Repository}}}}:{{{{.Tag}}}}' | grep -e '^{Prefix}' -e '^fog/built' | xargs -r docker image rm --force"], ThreeNodes.Cancel);
        }

        Directory.Delete(_folder, recursive: true);
    }
}
