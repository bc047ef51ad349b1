-- What both engines understand. Status 6 is Dead; a fog without members still gives its version: hence the outer joins.

-- :MembershipReadAllKey
SELECT v.Version, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime
FROM FogMembershipVersion v LEFT JOIN FogMembership m ON m.DeploymentId = v.DeploymentId
WHERE v.DeploymentId = @DeploymentId

-- :MembershipReadRowKey
SELECT v.Version, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime
FROM FogMembershipVersion v LEFT JOIN FogMembership m
  ON m.DeploymentId = v.DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
WHERE v.DeploymentId = @DeploymentId

-- :GatewaysQueryKey
SELECT Address, ProxyPort, Generation FROM FogMembership
WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0

-- :UpdateIAmAlivetimeKey
UPDATE FogMembership SET IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation

-- :CleanupDefunctSiloEntriesKey
DELETE FROM FogMembership WHERE DeploymentId = @DeploymentId AND Status = 6 AND IAmAliveTime < @IAmAliveTime

-- :DeleteMembershipTableEntriesKey
DELETE FROM FogMembership WHERE DeploymentId = @DeploymentId;
DELETE FROM FogMembershipVersion WHERE DeploymentId = @DeploymentId
