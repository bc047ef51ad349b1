-- Names of parameters and result columns are Orleans' contract. A write gives one column: whether it was done.

-- :InsertMembershipVersionKey
INSERT INTO FogMembershipVersion (DeploymentId, Version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING;
SELECT changes()

-- :InsertMembershipKey
INSERT INTO FogMembership
    (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
FROM FogMembershipVersion
WHERE DeploymentId = @DeploymentId AND Version = @Version
ON CONFLICT DO NOTHING;
SELECT changes()

-- :UpdateMembershipKey
UPDATE FogMembership SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
  AND EXISTS (SELECT 1 FROM FogMembershipVersion WHERE DeploymentId = @DeploymentId AND Version = @Version);
SELECT changes()

-- :CleanupDefunctSiloEntryKey
DELETE FROM FogMembership
WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
  AND Status = 6 AND StartTime = @StartTime AND IAmAliveTime = @IAmAliveTime AND SuspectTimes IS @SuspectTimes
