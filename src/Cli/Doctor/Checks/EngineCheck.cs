using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>Docker Engine keeps images, volumes and the networks between tasks.</summary>
public static class EngineCheck
{
    public static Finding Judge(HostFacts host) => (host.Engine.IsThere, host.EngineAnswers) switch
    {
        (_, true) => Finding.Ok("Docker Engine", Purpose.Tasks, $"{host.Engine}, running"),
        (true, false) => Finding.Limited("Docker Engine", Purpose.Tasks, $"{host.Engine}, not running",
            "a lab starts one for each of its hosts; a node outside a lab finds none", "systemctl enable --now docker"),
        _ => Finding.Missing("Docker Engine", Purpose.Tasks, host.Engine.ToString(), "the node joins the fog and runs no tasks",
            Install.Package("docker.io")),
    };
}
