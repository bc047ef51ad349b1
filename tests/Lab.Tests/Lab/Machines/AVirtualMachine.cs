using Fog.Lab;
using Fog.Lab.Machines.Vm;
using Xunit;

namespace Fog.Tests.Lab.Machines;

public class AVirtualMachine
{
    private static readonly HostState Host = HostState.From("lab", 2, new HostSpec("h2", Memory: 2L << 30, Machine: MachineKind.Vm), MachineShare.OfAVm);

    [Fact]
    public void Has_the_memory_that_its_node_offers_and_some_for_itself()
    {
        Assert.Equal("2560M", After("-m"));
        Assert.Equal(1L << 30, QemuCommand.Memory(Host with { Memory = 64L << 20 }));
    }

    [Fact]
    public void Lives_in_its_hosts_namespace_with_its_hosts_address_and_cards()
    {
        var command = QemuCommand.Start(new VmImage("/vm"), "lab", Host);

        Assert.Equal(["nsenter", "--net=/run/netns/fog-lab-h2", "/vm/bin/qemu-system-x86_64"], command.Take(3));
        Assert.Contains("lab.host=h2 lab.address=10.77.0.2/16", After("-append"), StringComparison.Ordinal);
        Assert.Contains("virtio-net-pci,netdev=plain,mac=02:46:4f:50:00:02,romfile=", command);
        Assert.Contains("virtio-net-pci,netdev=shaped,mac=02:46:4f:53:00:02,romfile=", command);
    }

    [Fact]
    public void Is_offered_a_store_that_it_can_reach()
    {
        var spec = LabSpec.Of("lab", 2, MachineKind.Vm);

        Assert.Equal(StoreKind.Postgres, spec.EffectiveStore);
        Assert.Equal(StoreKind.Sqlite, LabSpec.Of("lab", 2).EffectiveStore);
        Assert.Contains("h1 is a virtual machine", Assert.Single(LabSpecRules.Problems(spec with { Store = StoreKind.Sqlite })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b", "exec 'a b'")]
    [InlineData("it's", @"exec 'it'\''s'")]
    [InlineData("$(x) \"y\" \\", "exec '$(x) \"y\" \\'")]
    public void Is_given_commands_that_its_shell_changes_nothing_of(string word, string line) => Assert.Equal(line, ShellLine.Of([word]));

    [Theory]
    [InlineData("{\"return\": {}}", "")]
    [InlineData("{\"return\": \"Error: no space left\\r\\n\"}", "Error: no space left\r\n")]
    [InlineData("{\"error\": {\"class\": \"GenericError\", \"desc\": \"no such command\"}}", "no such command")]
    [InlineData("{\"event\": \"STOP\"}", null)]
    [InlineData("{\"QMP\": {\"version\": {}}}", null)]
    public void Answers_its_keeper_in_words(string line, string? words) => Assert.Equal(words, VmMonitor.Words(line));

    private static string After(string option) =>
        QemuCommand.Start(new VmImage("/vm"), "lab", Host).SkipWhile(word => word != option).ElementAt(1);
}
