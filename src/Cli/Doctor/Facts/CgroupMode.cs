namespace Fog.Cli.Doctor.Facts;

/// <summary>How control groups are mounted: one tree per controller, that plus an empty second-generation tree, or one tree.</summary>
public enum CgroupMode
{
    None,
    V1,
    Hybrid,
    V2,
}
