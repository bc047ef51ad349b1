using CliWrap;
using CliWrap.Buffered;
using Fog.Tests.Services;

namespace Fog.Tests.Migration;

/// <summary>Images from scratch of programs in several languages, each with no more than it needs to run.</summary>
internal static class AnyProgram
{
    private static readonly string[] PythonParts = ["collections", "encodings", "importlib", "lib-dynload", "re"];

    /// <summary>The folder of a program's image, beside hello's spec and as that spec writes it.</summary>
    public static async Task<string> Context(string program)
    {
        var folder = Checkout.Sample($"hello/out/{program}");
        switch (program)
        {
            case "native-aot":
                return "./out/counter";
            case "c":
                await Workload.Build();
                return "./out/memory";
            case "python":
                await InPython(folder);
                break;
            case "coreclr":
                await InDotnet(folder);
                break;
            default:
                await InShell(folder);
                break;
        }

        return $"./out/{program}";
    }

    private static async Task InShell(string folder)
    {
        Clear(folder, "/bin/sh", "/count.sh");
        await Copy("/bin/busybox", folder);
        foreach (var tool in new[] { "sh", "nc", "mkfifo" })
        {
            File.CreateSymbolicLink(Path.Combine(folder, "rootfs/bin", tool), "busybox");
        }

        File.Copy(Path.Combine(Checkout.Root, "tests/workloads/count.sh"), Path.Combine(folder, "rootfs/count.sh"));
    }

    private static async Task InPython(string folder)
    {
        var program = (await Run("readlink", "-f", "/usr/bin/python3")).Trim();
        var library = $"/usr/lib/{Path.GetFileName(program)}";
        Clear(folder, program, "-ESs", "/count.py");
        await Copy(program, folder);
        var modules = Directory.CreateDirectory(Path.Combine(folder, "rootfs", library[1..])).FullName;
        await Run("cp", ["-a", .. Directory.GetFiles(library, "*.py"), .. PythonParts.Select(part => Path.Combine(library, part)), modules]);
        File.Copy(Path.Combine(Checkout.Root, "tests/workloads/count.py"), Path.Combine(folder, "rootfs/count.py"));
    }

    /// <summary>The counter of hello, run by the shared runtime and its compiler instead of compiled beforehand.</summary>
    private static async Task InDotnet(string folder)
    {
        var host = (await Run("readlink", "-f", (await Run("sh", "-c", "command -v dotnet")).Trim())).Trim();
        var home = Path.GetDirectoryName(host)!;
        var runtime = $"shared/Microsoft.NETCore.App/{Environment.Version.ToString(3)}";
        Clear(folder, "/dotnet/dotnet", "/app/Counter.dll");
        await Copy(host, folder);
        await Copy(Path.Combine(home, runtime, "libcoreclr.so"), folder);
        Directory.Delete(Path.Combine(folder, "rootfs", home[1..]), recursive: true); // where the runtime is here is no matter there
        var there = Directory.CreateDirectory(Path.Combine(folder, "rootfs/dotnet")).FullName;
        await Run("sh", "-c", $"cd {home} && cp -a --parents dotnet host/fxr/{Environment.Version.ToString(3)} {runtime} {there}");
        await Run("dotnet", "publish", Checkout.Sample("hello/Counter"), "-c", "Release", "--artifacts-path", Path.Combine(folder, "obj"), "-o", Path.Combine(folder, "rootfs/app"),
            "-p:PublishAot=false", "-p:StaticExecutable=false", "-p:UseAppHost=false", "-p:InvariantGlobalization=true", "-nologo", "-v", "quiet");
        Directory.Delete(Path.Combine(folder, "obj"), recursive: true);
    }

    /// <summary>An empty folder whose image will have what comes into its rootfs.</summary>
    private static void Clear(string folder, params string[] command)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(folder, "rootfs/tmp"));
        var words = string.Join(", ", command.Select(word => $"\"{word}\""));
        File.WriteAllText(Path.Combine(folder, "Dockerfile"), $"FROM scratch\nENV DOTNET_EnableDiagnostics=0\nCOPY rootfs/ /\nCMD [{words}]\n");
    }

    /// <summary>A program and the libraries that it is linked with, at the places where they are here.</summary>
    private static async Task Copy(string program, string folder)
    {
        var linked = await Cli.Wrap("ldd").WithArguments(program).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(ThreeNodes.Cancel);
        var libraries = linked.StandardOutput.Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith('/'));
        foreach (var each in libraries.Prepend(program))
        {
            await Run("cp", "-L", "--parents", each, Path.Combine(folder, "rootfs"));
        }
    }

    private static async Task<string> Run(string program, params string[] arguments) =>
        (await Cli.Wrap(program).WithArguments(arguments).ExecuteBufferedAsync(ThreeNodes.Cancel)).StandardOutput;
}
