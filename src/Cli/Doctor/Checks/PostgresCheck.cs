using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>PostgreSQL's server program, for labs whose nodes share a database as real fogs do.</summary>
public static class PostgresCheck
{
    public static Finding Judge(HostFacts host) => host.Postgres.IsThere
        ? Finding.Ok("PostgreSQL", Purpose.Lab, host.Postgres.ToString())
        : Finding.Missing("PostgreSQL", Purpose.Lab, host.Postgres.ToString(),
            "fog lab up --store postgres isn't possible; the default store needs no server", Install.Package("postgresql"));
}
