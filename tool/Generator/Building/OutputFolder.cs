using System.Security.Cryptography;

namespace IncidentStrategy.Generator.Building;

/// <summary>What writing did: files written because their bytes differ, left because they are the same, and removed because nothing asks for them.</summary>
public sealed record WriteCounts(int Written, int Unchanged, int Removed);

/// <summary>
/// The folder of finished files, the only place the program writes to. A file is written beside its target and renamed into place,
/// only if its bytes differ: a file still being written back blocks far longer than a comparison takes.
/// </summary>
public sealed class OutputFolder(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The bytes of a file written earlier, or null.</summary>
    public byte[]? Read(string path)
    {
        var full = FullPath(path);
        return File.Exists(full) ? File.ReadAllBytes(full) : null;
    }

    /// <summary>The SHA-256 of a file written earlier as lower-case hex, or null.</summary>
    public string? Hash(string path)
    {
        var full = FullPath(path);
        if (!File.Exists(full)) return null;
        using var stream = File.OpenRead(full);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>
    /// Makes the folder hold <paramref name="files"/>. First every changed file is written whole under a temporary name, then all are renamed,
    /// so that a full disk or an interruption leaves the last good output as it was. Removes <paramref name="obsolete"/> and folders left empty.
    /// </summary>
    public WriteCounts Write(IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> files, IEnumerable<string> obsolete, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Root);
        using var alone = Alone();
        var staged = new List<(string Temporary, string Target)>();
        try
        {
            foreach (var (path, bytes) in files)
            {
                cancellation.ThrowIfCancellationRequested();
                var target = FullPath(path);
                if (Same(target, bytes.Span)) continue;
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                var temporary = target + ".new";
                staged.Add((temporary, target));
                using var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write);
                stream.Write(bytes.Span);
            }
        }
        catch
        {
            foreach (var (temporary, _) in staged)
            {
                File.Delete(temporary);
                RemoveEmpty(Path.GetDirectoryName(temporary)!);
            }
            throw;
        }
        foreach (var (temporary, target) in staged) File.Move(temporary, target, overwrite: true);
        return new WriteCounts(staged.Count, files.Count - staged.Count, Remove(obsolete));
    }

    /// <summary>Holds the folder for this build until it is disposed of: two that write at once would undo each other.</summary>
    FileStream? Alone()
    {
        var path = Path.Combine(Root, ".writing");
        try
        {
            return new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new IOException($"Another build is writing to {root}. Wait until it has ended.");
        }
        catch (UnauthorizedAccessException)
        {
            return null; // Nothing can be written, and nothing needs to be where every file stands as it should.
        }
    }

    int Remove(IEnumerable<string> obsolete)
    {
        var removed = 0;
        foreach (var path in obsolete)
        {
            var full = FullPath(path);
            if (!File.Exists(full)) continue;
            File.Delete(full);
            removed++;
            RemoveEmpty(Path.GetDirectoryName(full)!);
        }
        return removed;
    }

    void RemoveEmpty(string folder)
    {
        for (; folder.Length > Root.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!) Directory.Delete(folder);
    }

    static bool Same(string target, ReadOnlySpan<byte> bytes)
    {
        var info = new FileInfo(target);
        if (!info.Exists || info.Length != bytes.Length) return false;
        using var stream = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        Span<byte> buffer = stackalloc byte[16 * 1024];
        for (var at = 0; at < bytes.Length;)
        {
            var read = stream.Read(buffer);
            if (read == 0 || !buffer[..read].SequenceEqual(bytes.Slice(at, Math.Min(read, bytes.Length - at)))) return false;
            at += read;
        }
        return true;
    }

    /// <summary>A path of the output under the root; one that would leave the root is a fault of the program.</summary>
    string FullPath(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, path));
        return full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full
            : throw new InvalidOperationException($"The output path {path} leaves the output folder.");
    }
}
