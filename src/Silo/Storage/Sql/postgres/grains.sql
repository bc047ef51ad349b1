-- A grain that never wrote has no version: its write is an insert. One that has is an update of just that version.

-- :WriteToStorageKey
WITH changed AS (
    UPDATE FogGrainState SET Payload = @PayloadBinary, Version = Version + 1, ModifiedOn = CURRENT_TIMESTAMP
    WHERE ServiceId = @ServiceId AND GrainType = @GrainTypeString
      AND KeyN0 = @GrainIdN0 AND KeyN1 = @GrainIdN1 AND KeyText = COALESCE(@GrainIdExtensionString, '')
      AND Version = @GrainStateVersion
    RETURNING Version),
added AS (
    INSERT INTO FogGrainState (ServiceId, GrainType, KeyN0, KeyN1, KeyText, Version, Payload, ModifiedOn)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, COALESCE(@GrainIdExtensionString, ''), 1, @PayloadBinary, CURRENT_TIMESTAMP
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING Version)
SELECT Version AS NewGrainStateVersion FROM changed UNION ALL SELECT Version FROM added
