namespace Fog;

/// <summary>Why two nodes keep a link.</summary>
[GenerateSerializer, Alias("fog.LinkKind")]
public enum LinkKind
{
    /// <summary>The other end answers fast: floods travel along these.</summary>
    Near,

    /// <summary>The other end is anyone: these keep the overlay in one piece, and are mixed by flips.</summary>
    Random,
}
