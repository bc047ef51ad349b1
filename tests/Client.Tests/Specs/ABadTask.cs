namespace Fog.Tests.Specs;

public sealed class ABadTask : IDisposable
{
    private const string Head = "version: 1\nname: hello\n";
    private readonly SpecFolder _folder = new();

    [Fact]
    public async Task Section_that_is_missing_is_asked_for() => (await _folder.Problem(Head)).Is(1, "tasks", "at least one task, by name, found nothing");

    [Fact]
    public async Task Section_without_a_task_is_refused() => (await _folder.Problem(Head + "tasks: {}\n")).Is(3, "tasks", "found none");

    [Fact]
    public async Task Section_that_is_a_list_is_refused() => (await _folder.Problem(Head + "tasks: [web]\n")).Is(3, "tasks", "found a list");

    [Fact]
    public async Task Name_is_told_what_a_name_is() =>
        (await _folder.Problem(Head + "tasks:\n  Web: { image: web }\n")).Is(4, "tasks.Web", "starts with a letter and doesn't end with a dash, found 'Web'");

    [Fact]
    public async Task Without_a_body_is_asked_for_one() =>
        (await _folder.Problem(Head + "tasks:\n  web:\n")).Is(4, "tasks.web", "expected a mapping with image, build");

    [Fact]
    public async Task With_neither_image_nor_build_is_asked_for_one() =>
        (await _folder.Problem(Head + "tasks:\n  web: { port: 80 }\n")).Is(4, "tasks.web.image", "expected image or build, found nothing");

    [Fact]
    public async Task With_both_image_and_build_is_told_to_keep_one() =>
        (await _folder.Problem(Web("image: web", "build: ./web"))).Is(5, "tasks.web.image", "found both; keep one of them");

    [Fact]
    public async Task With_an_image_with_spaces_is_refused() =>
        (await _folder.Problem(Web("image: my web"))).Is(5, "tasks.web.image", "without spaces, found 'my web'");

    [Fact]
    public async Task Whose_build_folder_is_missing_is_told_the_full_path() =>
        (await _folder.Problem(Web("build: ./wbe"))).Is(5, "tasks.web.build", $"no folder {Path.Combine(_folder.Root, "wbe")}");

    [Fact]
    public async Task Whose_build_folder_is_a_file_is_told_so() =>
        (await _folder.Problem(Web("build: web/Dockerfile"))).Is(5, "tasks.web.build", "found a file at");

    [Fact]
    public async Task Whose_build_folder_has_no_dockerfile_is_told_so() =>
        (await _folder.Problem(Web("build: empty"))).Is(5, "tasks.web.build", "no Dockerfile in");

    [Fact]
    public async Task Whose_command_is_a_text_is_asked_for_a_list() =>
        (await _folder.Problem(Web("image: web", "command: /app/web --fast"))).Is(6, "tasks.web.command", "expected a list of texts");

    [Fact]
    public async Task Whose_command_has_a_mapping_in_it_is_told_where() =>
        (await _folder.Problem(Web("image: web", "command:", "  - /app/web", "  - { fast: true }")))
            .Is(8, "tasks.web.command[1]", "expected a text, found a mapping");

    [Fact]
    public async Task Whose_command_is_empty_is_told_to_leave_it_out() =>
        (await _folder.Problem(Web("image: web", "command: []"))).Is(6, "tasks.web.command", "leave 'command' out");

    [Fact]
    public async Task With_a_list_in_the_environment_is_told_where() =>
        (await _folder.Problem(Web("image: web", "env:", "  A: 1", "  B: [1, 2]"))).Is(8, "tasks.web.env.B", "a text or a number, found a list");

    [Fact]
    public async Task With_nothing_in_the_environment_is_told_how_to_write_an_empty_text() =>
        (await _folder.Problem(Web("image: web", "env:", "  A:"))).Is(7, "tasks.web.env.A", "write \"\" for an empty value");

    [Fact]
    public async Task With_an_impossible_variable_is_told_so() =>
        (await _folder.Problem(Web("image: web", "env:", "  'A=B': 1"))).Is(7, "tasks.web.env.A=B", "without spaces and '='");

    [Theory]
    [InlineData("cpu: lots", "cpu", "a number of cores above 0 and up to 1024, such as 0.25, found 'lots'")]
    [InlineData("cpu: -1", "cpu", "found '-1'")]
    [InlineData("cpu: 0", "cpu", "found '0'")]
    [InlineData("cpu: .inf", "cpu", "found '.inf'")]
    [InlineData("memory: 64MB", "memory", "such as 64Mi, 1Gi, 500M or plain bytes, at least 6Mi, found '64MB'")]
    [InlineData("memory: 64", "memory", "at least 6Mi, found '64'")]
    [InlineData("disk: -1Gi", "disk", "found '-1Gi'")]
    [InlineData("disk: [1]", "disk", "found a list")]
    public async Task With_a_bad_amount_of_a_resource_is_told_the_form(string entry, string field, string gist) =>
        (await _folder.Problem(Web("image: web", "resources:", "  " + entry))).Is(7, $"tasks.web.resources.{field}", gist);

    [Fact]
    public async Task With_an_unknown_resource_gets_the_nearest_known_one() =>
        (await _folder.Problem(Web("image: web", "resources: { memroy: 64Mi }")))
            .Is(6, "tasks.web.resources.memroy", "did you mean 'memory'?");

    [Theory]
    [InlineData("http")]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("80.5")]
    public async Task With_a_bad_port_is_told_the_range(string port) =>
        (await _folder.Problem(Web("image: web", $"port: {port}"))).Is(6, "tasks.web.port", $"expected a port between 1 and 65535, found '{port}'");

    [Theory]
    [InlineData("yes")]
    [InlineData("\"true\"")]
    [InlineData("1")]
    public async Task Whose_migratable_is_no_boolean_is_told_the_two(string value) =>
        (await _folder.Problem(Web("image: web", $"migratable: {value}"))).Is(6, "tasks.web.migratable", "expected true or false, without quotes");

    [Theory]
    [InlineData("{ every: 4s }", "tasks.web.protect.every", "a duration of at least 5s, such as 30s or 5m, found '4s'")]
    [InlineData("{ copies: 2 }", "tasks.web.protect.every", "found nothing")]
    [InlineData("{ every: 30s, copies: 6 }", "tasks.web.protect.copies", "a number of other hosts between 1 and 5, found '6'")]
    [InlineData("30s", "tasks.web.protect", "a mapping with every, copies, found '30s'")]
    public async Task With_a_bad_protection_is_told_how_it_is_written(string value, string field, string words) =>
        (await _folder.Problem(Web("image: web", $"protect: {value}"))).Is(6, field, words);

    [Fact]
    public async Task That_must_stay_on_its_host_can_not_be_protected()
    {
        (await _folder.Problem(Web("image: web", "protect: { every: 30s }", "migratable: false"))).Is(6, "tasks.web.protect", "expected a task that is migratable, found migratable: false");
        (await _folder.Problem(Web("image: web", "protect: { every: 30s }", "volumes: [{ name: data, path: /data, pinned: true }]")))
            .Is(6, "tasks.web.protect", "expected a task without pinned volumes, found the pinned volume 'data'");
    }

    public void Dispose() => _folder.Dispose();

    private static string Web(params string[] lines) => Head + "tasks:\n  web:\n" + string.Concat(lines.Select(line => $"    {line}\n"));
}
