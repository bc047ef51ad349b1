-- Orleans fixes one name only, OrleansQuery; the rest belongs to the query texts beside this file.
CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey  TEXT NOT NULL PRIMARY KEY,
    QueryText TEXT NOT NULL
);

-- One row for each fog: every change of its membership raises Version by one.
CREATE TABLE IF NOT EXISTS FogMembershipVersion (
    DeploymentId TEXT    NOT NULL PRIMARY KEY,
    Version      INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS FogMembership (
    DeploymentId TEXT    NOT NULL,
    Address      TEXT    NOT NULL,
    Port         INTEGER NOT NULL,
    Generation   INTEGER NOT NULL,
    SiloName     TEXT    NOT NULL,
    HostName     TEXT    NOT NULL,
    Status       INTEGER NOT NULL,
    ProxyPort    INTEGER NOT NULL,
    SuspectTimes TEXT,
    StartTime    TEXT    NOT NULL,
    IAmAliveTime TEXT    NOT NULL,
    PRIMARY KEY (DeploymentId, Address, Port, Generation)
);

-- The version moves with the row in one statement. A transaction of several statements would have to be opened and closed by
-- the text itself, and an error between would hand a connection with an open transaction back to the pool.
CREATE TRIGGER IF NOT EXISTS FogMembershipInserted AFTER INSERT ON FogMembership BEGIN
    UPDATE FogMembershipVersion SET Version = Version + 1 WHERE DeploymentId = NEW.DeploymentId;
END;

-- Status isn't part of the sign of life, so that doesn't raise the version.
CREATE TRIGGER IF NOT EXISTS FogMembershipUpdated AFTER UPDATE OF Status ON FogMembership BEGIN
    UPDATE FogMembershipVersion SET Version = Version + 1 WHERE DeploymentId = NEW.DeploymentId;
END;

-- The key is the grain itself; the hashes that Orleans offers would only be needed by engines that can't index long text.
CREATE TABLE IF NOT EXISTS FogGrainState (
    ServiceId    TEXT    NOT NULL,
    GrainType    TEXT    NOT NULL,
    KeyN0        INTEGER NOT NULL,
    KeyN1        INTEGER NOT NULL,
    KeyText      TEXT    NOT NULL,
    Version      INTEGER NOT NULL,
    Payload      BLOB,
    ModifiedOn   TEXT    NOT NULL,
    PRIMARY KEY (ServiceId, GrainType, KeyN0, KeyN1, KeyText)
);
