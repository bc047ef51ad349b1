using Fog.Lab;
using Fog.Lab.Files;
using Xunit;

namespace Fog.Tests.Lab.Files;

public class ALabFile
{
    [Fact]
    public void Describes_hosts_links_and_store()
    {
        var spec = LabFile.Parse(
            """
            name: trial
            store: postgres
            seed: 9
            hosts:
              - { name: a, cpus: 0.5, memory: 2Gi, disk: 10Gi, price: 0.02, labels: { region: eu } }
              - { name: b, machine: vm }
            links:
              - { between: [a, b], delay: 20ms, jitter: 2ms, rate: 5mbit, loss: 1% }
            """,
            "lab.yaml");

        var shape = new LinkShape(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(2), 5_000_000, 0.01);
        Assert.Equal(("trial", StoreKind.Postgres, 9), (spec.Name, spec.Store, spec.Seed));
        Assert.Equal((0.5, 2L << 30, 10L << 30, 0.02), (spec.Hosts[0].Cpus, spec.Hosts[0].Memory, spec.Hosts[0].Disk, spec.Hosts[0].Price));
        Assert.Equal("eu", spec.Hosts[0].Labels!["region"]);
        Assert.Null(spec.Hosts[1].Cpus);
        Assert.Equal([MachineKind.Namespace, MachineKind.Vm], spec.Hosts.Select(h => h.Machine));
        Assert.Equal(LinkSpec.Between("a", "b", shape), spec.Links);
    }

    [Theory]
    [InlineData("hosts: many", "lab.yaml:1: hosts: expected a whole number from 1 to 1000, got \"many\"")]
    [InlineData("hosts: 0", "lab.yaml:1: hosts: expected a whole number from 1 to 1000, got \"0\"")]
    [InlineData("hosts: {}", "lab.yaml:1: hosts: expected a number or a list of hosts")]
    [InlineData("seed: 1", "lab.yaml:1: hosts: is missing")]
    [InlineData("", "lab.yaml:1: the file is empty")]
    [InlineData("[1, 2]", "lab.yaml:1: expected a mapping")]
    [InlineData("hosts: 2\nhots: 3", "lab.yaml:2: hots: unknown field; known are name, store")]
    [InlineData("hosts: 2\nname: my-lab", "lab.yaml:2: name: a lab's name is")]
    [InlineData("hosts: 2\nstore: oracle", "lab.yaml:2: store: expected sqlite or postgres, got \"oracle\"")]
    [InlineData("hosts:\n  - { name: A }", "lab.yaml:2: hosts[0].name: a host's name is")]
    [InlineData("hosts:\n  - { name: cluster }", "lab.yaml:2: hosts[0].name: \"cluster\" is the name of the lab's store")]
    [InlineData("hosts:\n  - { name: a }\n  - { name: a }", "lab.yaml:3: hosts[1].name: \"a\" is taken")]
    [InlineData("hosts:\n  - { cpus: -1 }", "lab.yaml:2: hosts[0].cpus: expected a number above 0, got \"-1\"")]
    [InlineData("hosts:\n  - { memory: 2 GB }", "lab.yaml:2: hosts[0].memory: expected a size such as 2Gi, got \"2 GB\"")]
    [InlineData("hosts:\n  - { machine: kvm }", "lab.yaml:2: hosts[0].machine: expected namespace or vm, got \"kvm\"")]
    [InlineData("hosts:\n  - { labels: eu }", "lab.yaml:2: hosts[0].labels: expected a mapping")]
    [InlineData("hosts: 2\nlinks: { a: b }", "lab.yaml:2: links: expected a list")]
    [InlineData("hosts: 2\nlinks:\n  - { delay: 1ms }", "lab.yaml:3: links[0].between: expected two different hosts")]
    [InlineData("hosts: 2\nlinks:\n  - { between: [h1, h1] }", "lab.yaml:3: links[0].between: expected two different hosts")]
    [InlineData("hosts: 2\nlinks:\n  - { between: [h1, h9] }", "lab.yaml:3: links[0].between: there is no host \"h9\"")]
    [InlineData("hosts: 2\nlinks:\n  - { between: [h1, h2] }\n  - { between: [h2, h1] }", "lab.yaml:4: links[1].between: the link of h2 and h1 is described above")]
    [InlineData("hosts: 2\nlinks:\n  - { between: [h1, h2], delay: 20 }", "lab.yaml:3: links[0].delay: expected a time up to a minute such as 20ms, got \"20\"")]
    [InlineData("hosts: 2\nlinks:\n  - { between: [h1, h2], rate: fast }", "lab.yaml:3: links[0].rate: expected a rate such as 5mbit, got \"fast\"")]
    [InlineData("hosts: 2\nlinks:\n  - { between: [h1, h2], loss: 0.5 }", "lab.yaml:3: links[0].loss: expected a share such as 1%, got \"0.5\"")]
    [InlineData("matrix: { unit: ms }", "lab.yaml:1: matrix.file: is missing")]
    [InlineData("matrix: { file: /nowhere/rtt.txt }", "lab.yaml:1: matrix.file: /nowhere/rtt.txt can't be used")]
    [InlineData("matrix: { file: a, unit: h }\ntopology: { file: b }", "lab.yaml:2: topology: a lab has either a matrix or a topology")]
    [InlineData("hosts: 2\nhosts: 3", "lab.yaml:2: no valid YAML")]
    [InlineData("hosts: [", "lab.yaml:2: no valid YAML")]
    public void Names_file_line_field_and_what_it_expected(string yaml, string error)
    {
        var found = Assert.Throws<LabException>(() => LabFile.Parse(yaml, "lab.yaml")).Message;
        Assert.StartsWith(error, found, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_all_that_is_wrong_at_once()
    {
        const string yaml = "store: x\nhosts: 2\nlinks:\n  - { between: [h1, h2], rate: x, loss: y }";
        var found = Assert.Throws<LabException>(() => LabFile.Parse(yaml, "lab.yaml")).Message;
        Assert.Equal([1, 4, 4], found.Split('\n').Select(l => int.Parse(l.Split(':')[1])));
    }
}
