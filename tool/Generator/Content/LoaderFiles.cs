using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>The files of a workspace by their paths in it, and the one way to their bytes.</summary>
sealed class LoaderFiles
{
    const long LargestText = 8 << 20;
    readonly string root;

    public LoaderFiles(string root, Diagnostics diagnostics)
    {
        this.root = Path.GetFullPath(root);
        Files = Directory.Exists(this.root) ? [.. Under(this.root).Order(StringComparer.Ordinal).Where(f => CanOpen(f, diagnostics))] : [];
        set = new HashSet<string>(Files, StringComparer.Ordinal);
    }

    readonly HashSet<string> set;

    /// <summary>All files in order of their paths, without those that editors and systems leave behind.</summary>
    public IReadOnlyList<string> Files { get; }

    bool CanOpen(string file, Diagnostics diagnostics)
    {
        try
        {
            using var stream = Open(file);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            diagnostics.Tell("IS036", new Place(file), "The file cannot be opened.", "Look whether you may read it, and whether it is a link to a file that is gone.");
            return false;
        }
    }

    public bool Has(string file) => set.Contains(file);

    public FileStream Open(string file) =>
        new(Path.Combine(root, file), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.SequentialScan });

    public bool IsEmpty(string file) => new FileInfo(Path.Combine(root, file)).Length == 0;

    public byte[] Bytes(string file)
    {
        using var stream = Open(file);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public Attachment Attach(string file)
    {
        using var stream = Open(file);
        return new Attachment(file, Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length, () => Bytes(file));
    }

    /// <summary>The text of a file that is read whole, or null after telling why it cannot be read; and its hash.</summary>
    public (SourceText? Text, string Sha256) Text(string file, Diagnostics diagnostics)
    {
        using (var stream = Open(file))
            if (stream.Length > LargestText)
            {
                diagnostics.Tell("IS009", new Place(file), $"The file has {stream.Length / (1 << 20)} MB; a document has at most {LargestText / (1 << 20)}.");
                return (null, Convert.ToHexStringLower(SHA256.HashData(stream)));
            }
        var bytes = Bytes(file);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var content = bytes.AsSpan();
        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            diagnostics.Tell("IS002", new Place(file, 1, 1), "The file begins with a byte order mark.", "Save it as UTF-8 without one.");
            content = content[3..];
        }
        if (!Utf8.IsValid(content))
        {
            var good = GoodBytes(content);
            var before = new SourceText(file, Encoding.UTF8.GetString(content[..good]));
            diagnostics.Tell("IS001", before.At(before.Text.Length, 1), "The file is not UTF-8 from here on.", "Save it as UTF-8 in your editor.");
            return (null, hash);
        }
        var source = new SourceText(file, Encoding.UTF8.GetString(content));
        return Readable(source, diagnostics) ? (source, hash) : (null, hash);
    }

    static int GoodBytes(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) is OperationStatus.Done) at += length;
        return at;
    }

    static bool Readable(SourceText source, Diagnostics diagnostics)
    {
        if (string.IsNullOrWhiteSpace(source.Text))
        {
            diagnostics.Tell("IS003", new Place(source.File, 1, 1), "The file is empty.", "Write its fields, or remove the file.");
            return false;
        }
        for (var i = 0; i < source.Text.Length; i++)
            if (char.IsControl(source.Text[i]) && source.Text[i] is not ('\n' or '\r' or '\t'))
            {
                diagnostics.Tell("IS032", source.At(i, 1), $"The character U+{(int)source.Text[i]:X4} cannot be printed.", "Remove it; it often comes with text copied from another program.");
                return false;
            }
        for (var line = 1; line <= source.LineCount; line++)
            if (source.Line(line).StartsWith("<<<<<<< ", StringComparison.Ordinal))
            {
                diagnostics.Tell("IS031", new Place(source.File, line, 1, 7), "Two versions of the file were not merged here.", "Keep the right lines and remove the marks <<<<<<<, ======= and >>>>>>>.");
                return false;
            }
        return true;
    }

    /// <summary>A csv file as text: UTF-8 or UTF-16 by its mark, UTF-8 if it is, or else Windows-1252, which is said.</summary>
    public TextReader Csv(string file, Diagnostics diagnostics)
    {
        Encoding encoding = new UTF8Encoding(false);
        if (!IsUtf8(file))
        {
            encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;
            diagnostics.Tell("IS628", new Place(file), "The file is not UTF-8; it was read as Windows-1252.", "Save it as CSV UTF-8 if letters look wrong.");
        }
        return new StreamReader(Open(file), encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);
    }

    bool IsUtf8(string file)
    {
        using var stream = Open(file);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            var kept = 0;
            while (true)
            {
                var got = stream.Read(buffer, kept, buffer.Length - kept);
                var bytes = buffer.AsSpan(0, kept + got);
                if (stream.Position == got && (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))) return true;
                if (got == 0) return kept == 0;
                var end = bytes.Length;
                for (var back = 1; back <= Math.Min(3, end); back++)
                    if (bytes[^back] >= 0xC0)
                    {
                        end = bytes.Length - back;
                        break;
                    }
                    else if (bytes[^back] < 0x80) break;
                if (!Utf8.IsValid(bytes[..end])) return Utf8.IsValid(bytes);
                bytes[end..].CopyTo(buffer);
                kept = bytes.Length - end;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static IEnumerable<string> Under(string root)
    {
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder))
                if (!LeftBehind(Path.GetFileName(file))) yield return Path.GetRelativePath(root, file).Replace('\\', '/');
            foreach (var inner in Directory.EnumerateDirectories(folder))
                if (!Path.GetFileName(inner).StartsWith('.') && new DirectoryInfo(inner).LinkTarget is null) folders.Push(inner);
        }
    }

    static bool LeftBehind(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith('~') || name.EndsWith(".swp", StringComparison.Ordinal) || name.EndsWith(".tmp", StringComparison.Ordinal) || name is "Thumbs.db" or "desktop.ini";
}
