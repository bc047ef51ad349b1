using Fog.Client;

namespace Fog.Tests.Specs;

public sealed class RandomText : IDisposable
{
    private const string Yaml = """
        version: 1
        name: hello
        tasks:
          web:
            build: ./web
            command: ["/app/web", 'x']
            env: { A: "1", B: &b two, C: *b }
            resources: { cpu: 0.5, memory: 64Mi }
            volumes:
              - { name: data, path: /data }
        calls: []
        agreement: { maxPrice: 0.10 }
        """;

    private const string Letters = "\"'[]{}:,-?*&!|>%@`#~ \t\nax0\\";
    private readonly SpecFolder _folder = new();

    /// <summary>Whatever a file holds, the reader gives a document or problems, never another error.</summary>
    [Fact]
    public void Gives_a_document_or_problems()
    {
        var random = new Random(20261124);
        for (var i = 0; i < 3000; i++)
        {
            var text = Yaml.ToCharArray();
            for (var edits = random.Next(1, 5); edits > 0; edits--)
            {
                text[random.Next(text.Length)] = Letters[random.Next(Letters.Length)];
            }

            var error = Record.Exception(() => SpecReader.Parse(new string(text), _folder.File));
            Assert.True(error is null or SpecException { Problems.IsEmpty: false }, $"{new string(text)}\n{error}");
        }
    }

    public void Dispose() => _folder.Dispose();
}
