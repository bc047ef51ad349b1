namespace Fog.Lab;

/// <summary>Something the lab was asked for could not be done; the message says what, where and what to do about it.</summary>
public sealed class LabException(string message, Exception? inner = null) : Exception(message, inner);
