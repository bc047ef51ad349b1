using System.Globalization;
using System.Net;

namespace Fog.Agent.SharedState;

/// <summary>Where tasks find the shared state of their service: the same address inside of every sandbox, on every host.</summary>
internal static class TaskDoor
{
    /// <summary>A link-local address (RFC 3927): no network leads to it, and none that tasks use has it.</summary>
    public static readonly IPAddress Address = IPAddress.Parse("169.254.70.71");

    /// <summary>A task that listens at this port on all of its addresses can't start: it is none that programs use.</summary>
    public const int Port = 36_400;

    /// <summary>The name for it in /etc/hosts, unless a task of the service has it.</summary>
    public const string Name = "fog";

    /// <summary>The variable that tells tasks where it is.</summary>
    public const string Variable = "FOG_STATE";

    /// <summary>The variable's value: by address, since static programs can't resolve names.</summary>
    public static string Url { get; } = string.Create(CultureInfo.InvariantCulture, $"http://{Address}:{Port}/v1/state");
}
