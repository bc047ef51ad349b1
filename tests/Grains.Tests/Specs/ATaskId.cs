namespace Fog.Tests.Specs;

public sealed class ATaskId
{
    public static TheoryData<TaskId> Ids =>
        [new TaskId(new ServiceName("hello"), "web"), new TaskId(new ServiceName("my-shop-2"), "front-end", 3), new TaskId(new ServiceName("a"), "b", 10)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Is_read_back_from_each_form_it_is_written_in(TaskId id)
    {
        Assert.Equal(id, TaskId.Parse(id.ToString()));
        Assert.Equal(id, TaskId.Parse(id.Key));
        Assert.Equal(id, TaskId.Parse(id.HostName));
    }

    [Fact]
    public void Leaves_out_the_first_replica_for_people_and_never_in_its_key()
    {
        var id = new TaskId(new ServiceName("hello"), "web");
        Assert.Equal(("hello/web", "hello/web/0", "hello.web.0"), (id.ToString(), id.Key, id.HostName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("hello/")]
    [InlineData("/web")]
    [InlineData("hello/web/")]
    [InlineData("hello/web/x")]
    [InlineData("hello/web/1/2")]
    [InlineData("hello/web/99999999999")]
    public void Is_refused_when_the_text_has_another_form(string text)
    {
        var error = Assert.Throws<FormatException>(() => TaskId.Parse(text));
        Assert.Equal($"'{text}' is no task: write SERVICE/TASK, for example hello/web.", error.Message);
    }
}
