namespace Fog;

/// <summary>No such service in the fog. Trying again doesn't help until it is deployed.</summary>
[GenerateSerializer, Alias("fog.ServiceNotFoundException")]
public sealed class ServiceNotFoundException : FogException
{
    public ServiceNotFoundException()
    {
    }

    public ServiceNotFoundException(string message)
        : base(message)
    {
    }

    public ServiceNotFoundException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public ServiceNotFoundException(ServiceName service)
        : base($"Service {service} is not deployed here; 'fog ps' lists the services.") =>
        Service = service;

    /// <summary>What was asked for.</summary>
    [Id(0)]
    public ServiceName Service { get; init; }
}
