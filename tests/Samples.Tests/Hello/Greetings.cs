using System.Net;
using Fog.Samples.Hello;
using Fog.Samples.Serving;
using Xunit;

namespace Fog.Tests.Hello;

public sealed class Greetings
{
    [Theory]
    [InlineData(null, "world")]
    [InlineData("", "world")]
    [InlineData("  ", "world")]
    [InlineData(" Ada ", "Ada")]
    [InlineData("Zoë 李", "Zoë 李")]
    public void Go_to_the_name_that_was_given(string? query, string expected) => Assert.Equal(expected, Greeting.Name(query));

    [Fact]
    public void Refuse_names_that_are_too_long_or_break_the_line()
    {
        Assert.Contains("65 characters", Assert.Throws<BadRequestException>(() => Greeting.Name(new('x', 65))).Message, StringComparison.Ordinal);
        Assert.Equal(64, Greeting.Name(new('x', 64)).Length);
        Assert.Throws<BadRequestException>(() => Greeting.Name("a\nb"));
    }

    [Theory, InlineData("7\n", 7), InlineData(" 12 ", 12)]
    public void Take_the_number_from_the_counters_answer(string answer, long expected) => Assert.Equal(expected, Greeting.Number(answer));

    [Theory, InlineData(""), InlineData("-1"), InlineData("1,000"), InlineData("<html>"), InlineData("99999999999999999999")]
    public void Refuse_an_answer_that_is_no_number(string answer) =>
        Assert.Contains($"'{answer}'", Assert.Throws<HttpRequestException>(() => Greeting.Number(answer)).Message, StringComparison.Ordinal);

    [Fact]
    public void Are_escaped_on_the_page() => Assert.Contains("&lt;script&gt;", Page.Of("<script>"), StringComparison.Ordinal);

    [Fact]
    public void Are_counted_once_each_and_by_connection()
    {
        var calls = new Calls();
        var (one, two) = (new IPEndPoint(IPAddress.Loopback, 1), new IPEndPoint(IPAddress.Loopback, 2));
        Assert.Equal([1, 2, 3], new[] { one, two, one }.Select(calls.Next));
        Assert.Equal((3, 2), (calls.Value, calls.Connections));
    }
}
