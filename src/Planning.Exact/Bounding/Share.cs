namespace Fog.Planning.Exact;

/// <summary>A need as the share of what is free.</summary>
internal static class Share
{
    /// <summary>0 for no need; a need that has nothing to fill never gets here.</summary>
    public static double Of(double need, double free) => need <= 0 ? 0 : need / free;
}
