-- Orleans fixes one name only, OrleansQuery; the rest belongs to the query texts beside this file.
CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey  text NOT NULL PRIMARY KEY,
    QueryText text NOT NULL
);

-- One row for each fog: every change of its membership raises Version by one.
CREATE TABLE IF NOT EXISTS FogMembershipVersion (
    DeploymentId text    NOT NULL PRIMARY KEY,
    Version      integer NOT NULL
);

CREATE TABLE IF NOT EXISTS FogMembership (
    DeploymentId text        NOT NULL REFERENCES FogMembershipVersion,
    Address      text        NOT NULL,
    Port         integer     NOT NULL,
    Generation   integer     NOT NULL,
    SiloName     text        NOT NULL,
    HostName     text        NOT NULL,
    Status       integer     NOT NULL,
    ProxyPort    integer     NOT NULL,
    SuspectTimes text,
    StartTime    timestamptz NOT NULL,
    IAmAliveTime timestamptz NOT NULL,
    PRIMARY KEY (DeploymentId, Address, Port, Generation)
);

-- The key is the grain itself; the hashes that Orleans offers would only be needed by engines that can't index long text.
CREATE TABLE IF NOT EXISTS FogGrainState (
    ServiceId    text        NOT NULL,
    GrainType    text        NOT NULL,
    KeyN0        bigint      NOT NULL,
    KeyN1        bigint      NOT NULL,
    KeyText      text        NOT NULL,
    Version      integer     NOT NULL,
    Payload      bytea,
    ModifiedOn   timestamptz NOT NULL,
    PRIMARY KEY (ServiceId, GrainType, KeyN0, KeyN1, KeyText)
);
