using System.Diagnostics.CodeAnalysis;

namespace IncidentStrategy.Pdf.Images;

/// <summary>Where a picture's file is read. It is opened for each reading, so that a large one need not be held; equal sources are one picture.</summary>
public abstract record ImageSource
{
    /// <summary>The file from its start, as a stream that can seek; each call gives another, on any thread.</summary>
    public abstract Stream Open();

    /// <summary>The whole file.</summary>
    public byte[] Bytes()
    {
        using var file = Open();
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    [return: NotNullIfNotNull(nameof(bytes))]
    public static implicit operator ImageSource?(byte[]? bytes) => bytes is null ? null : new HeldImage(bytes);
}

/// <summary>A picture's file that is in memory already.</summary>
sealed record HeldImage(byte[] Held) : ImageSource
{
    public override Stream Open() => new MemoryStream(Held, writable: false);
}
