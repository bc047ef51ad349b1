-- State of grains: what both engines understand. No row from a write means that somebody else wrote first.

-- :ReadFromStorageKey
SELECT Payload AS PayloadBinary, Version FROM FogGrainState
WHERE ServiceId = @ServiceId AND GrainType = @GrainTypeString
  AND KeyN0 = @GrainIdN0 AND KeyN1 = @GrainIdN1 AND KeyText = COALESCE(@GrainIdExtensionString, '')

-- :ClearStorageKey
UPDATE FogGrainState SET Payload = NULL, Version = Version + 1, ModifiedOn = CURRENT_TIMESTAMP
WHERE ServiceId = @ServiceId AND GrainType = @GrainTypeString
  AND KeyN0 = @GrainIdN0 AND KeyN1 = @GrainIdN1 AND KeyText = COALESCE(@GrainIdExtensionString, '')
  AND Version = @GrainStateVersion
RETURNING Version AS NewGrainStateVersion

-- :DeleteStorageKey
DELETE FROM FogGrainState
WHERE ServiceId = @ServiceId AND GrainType = @GrainTypeString
  AND KeyN0 = @GrainIdN0 AND KeyN1 = @GrainIdN1 AND KeyText = COALESCE(@GrainIdExtensionString, '')
  AND Version = @GrainStateVersion
RETURNING Version + 1 AS NewGrainStateVersion
