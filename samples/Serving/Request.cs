using System.Net;

namespace Fog.Samples.Serving;

/// <summary>A whole request, as a task sees it.</summary>
/// <param name="Method">GET, POST, …</param>
/// <param name="Path">Without the query.</param>
/// <param name="Query">Unescaped parameters.</param>
/// <param name="Body">Empty for most.</param>
/// <param name="Caller">The other end of the connection.</param>
public sealed record Request(string Method, string Path, IReadOnlyDictionary<string, string> Query, byte[] Body, IPEndPoint Caller);
