using Fog.Agent.Runc;

namespace Fog.Tests.Agent.Runc;

public sealed class An_image_s_user
{
    private const string Passwd = "root:x:0:0:root:/root:/bin/sh\napp:x:1000:50:App:/app:/sbin/nologin\nbroken\n";
    private const string Group = "root:x:0:\nstaff:x:50:app\nwheel:x:10:\n";

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("root", 0, 0)]
    [InlineData("app", 1000, 50)]
    [InlineData("app:wheel", 1000, 10)]
    [InlineData("app:7", 1000, 7)]
    [InlineData("1000", 1000, 0)]
    [InlineData("1234", 1234, 0)]
    [InlineData("1234:5678", 1234, 5678)]
    [InlineData("1234:staff", 1234, 50)]
    public void Becomes_the_numbers_behind_it(string user, uint uid, uint gid) => Assert.Equal(new OciUser(uid, gid), PasswdUser.Resolve(user, Passwd, Group));

    [Theory]
    [InlineData("nobody", "The image's user 'nobody' isn't in its /etc/passwd: use a number.")]
    [InlineData("broken", "The image's user 'broken' isn't in its /etc/passwd: use a number.")]
    [InlineData("-1", "The image's user '-1' isn't in its /etc/passwd: use a number.")]
    [InlineData("app:nogroup", "The image's group 'nogroup' isn't in its /etc/group: use a number.")]
    public void Is_refused_when_the_image_does_not_know_it(string user, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<FogException>(() => PasswdUser.Resolve(user, Passwd, Group)).Message);

    [Fact]
    public void Is_a_number_for_images_without_a_list_of_users() => Assert.Equal(new OciUser(65532, 65532), PasswdUser.Resolve("65532:65532", "", ""));
}
