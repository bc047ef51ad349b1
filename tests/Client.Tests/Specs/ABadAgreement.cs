namespace Fog.Tests.Specs;

public sealed class ABadAgreement : IDisposable
{
    private readonly SpecFolder _folder = new();

    [Theory]
    [InlineData("maxPrice: cheap", "maxPrice", "a price of 0 or more for one hour of the service, such as 0.10, found 'cheap'")]
    [InlineData("maxPrice: -0.1", "maxPrice", "found '-0.1'")]
    [InlineData("minReliability: 1.1", "minReliability", "a probability between 0 and 1, such as 0.9, found '1.1'")]
    [InlineData("minReliability: 90%", "minReliability", "found '90%'")]
    [InlineData("duration: forever", "duration", "a duration above zero such as 20ms, 1.5s, 10m or 2h, found 'forever'")]
    [InlineData("maxprice: 1", "maxprice", "did you mean 'maxPrice'?")]
    public async Task With_a_bad_term_is_told_the_form(string entry, string field, string gist) =>
        (await _folder.Problem($"version: 1\nname: hello\ntasks: {{ web: {{ image: web }} }}\nagreement:\n  {entry}\n"))
            .Is(5, $"agreement.{field}", gist);

    [Fact]
    public async Task That_is_a_text_is_refused() =>
        (await _folder.Problem("version: 1\nname: hello\ntasks: { web: { image: web } }\nagreement: none\n"))
            .Is(4, "agreement", "expected a mapping with maxPrice, minReliability, duration, maxPathLatency, found 'none'");

    public void Dispose() => _folder.Dispose();
}
