namespace IncidentStrategy.Generator.Publishing;

/// <summary>A finished file: its path in the output folder, with forward slashes, and its bytes.</summary>
public sealed record OutputFile(string Path, ReadOnlyMemory<byte> Bytes);
