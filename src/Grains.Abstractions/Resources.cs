namespace Fog;

/// <summary>An amount of a host's resources.</summary>
/// <param name="Cpu">Processor cores; fractions are fine.</param>
/// <param name="Memory">Bytes of memory.</param>
/// <param name="Disk">Bytes of disk.</param>
[GenerateSerializer, Immutable, Alias("fog.Resources")]
public readonly record struct Resources([property: Id(0)] double Cpu, [property: Id(1)] long Memory, [property: Id(2)] long Disk)
{
    /// <summary>Nothing of anything.</summary>
    public static Resources None => default;

    public static Resources operator +(Resources left, Resources right) => Add(left, right);

    public static Resources operator -(Resources left, Resources right) => Subtract(left, right);

    /// <summary>The larger of both, resource by resource.</summary>
    public static Resources Most(Resources left, Resources right) =>
        new(Math.Max(left.Cpu, right.Cpu), Math.Max(left.Memory, right.Memory), Math.Max(left.Disk, right.Disk));

    public static Resources Add(Resources left, Resources right) =>
        new(left.Cpu + right.Cpu, left.Memory + right.Memory, left.Disk + right.Disk);

    public static Resources Subtract(Resources left, Resources right) =>
        new(left.Cpu - right.Cpu, left.Memory - right.Memory, left.Disk - right.Disk);
}
