using System.Net;

namespace Fog.Samples.Hello;

/// <summary>The page that a visitor sees.</summary>
public static class Page
{
    /// <summary>HTML around the greeting, which is escaped: a part of it came from the visitor.</summary>
    public static string Of(string greeting) =>
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>hello</title></head>
        <body><p>{WebUtility.HtmlEncode(greeting.Trim())}</p></body></html>

        """;
}
