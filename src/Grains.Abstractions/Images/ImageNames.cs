namespace Fog;

/// <summary>How images are called in the engines' stores. Pure.</summary>
public static class ImageNames
{
    /// <summary>The repository of images that nodes built.</summary>
    public const string BuiltRepository = "fog/built";

    /// <summary>The name of the image that is built from a context: the same on every host.</summary>
    public static string Built(Blob context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return $"{BuiltRepository}:{context.Digest}";
    }

    /// <summary>The name under which hosts have what a task runs.</summary>
    public static string Of(ImageSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Name is { } name ? Full(name) : Built(source.Context!);
    }

    /// <summary>The name with its tag: without one engines mean <c>latest</c>.</summary>
    public static string Full(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Contains('@', StringComparison.Ordinal) || name.LastIndexOf(':') > name.LastIndexOf('/') ? name : $"{name}:latest";
    }
}
