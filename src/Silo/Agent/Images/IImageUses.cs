namespace Fog.Agent.Images;

/// <summary>Tells which images must stay.</summary>
internal interface IImageUses
{
    /// <summary>Names of all that a task on this host runs from.</summary>
    IReadOnlySet<string> Images();
}
