using Fog.Agent;
using Fog.Agent.Criu;
using Fog.Agent.Migration.Files;
using Fog.Hosting;
using Fog.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

if (args is [RestoreWorker.Verb, ..])
{
    return RestoreWorker.Run(args);
}

if (args is [RsyncShell.Verb, ..])
{
    return await RsyncShell.Run(args);
}

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
var reading = NodeOptionsReader.Read(configuration.GetSection("Fog"), HostFacts.OfThisHost());
if (reading.Options is not { } options)
{
    return End(ExitCode.Configuration, reading.Complaint);
}

if (Footing.Directories(options) is [_, ..] directories)
{
    return End(ExitCode.Configuration, string.Join('\n', directories));
}

if (Footing.Ports(options) is [_, ..] ports)
{
    return End(ExitCode.Unavailable, string.Join('\n', ports));
}

using var host = NodeHost.Create(options, configuration)
    .ConfigureServices(services => services.AddAgent())
    .Build();
try
{
    await host.Services.GetRequiredService<StoreOpening>().Open(CancellationToken.None);
    await host.RunAsync();
    return ExitCode.Done;
}
catch (StoreUnavailableException error)
{
    return End(ExitCode.Unavailable, error.Message);
}

static int End(int code, string sentences)
{
    Console.Error.WriteLine(sentences);
    return code;
}
