namespace Fog.Cli.Doctor.Facts;

/// <summary>What was tried of the network, each in a namespace of its own that is gone afterwards.</summary>
public sealed record NetworkFacts(Attempt Vxlan, Attempt Tap, Attempt Iptables, Attempt Nftables);
