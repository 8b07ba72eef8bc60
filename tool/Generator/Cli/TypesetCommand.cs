using System.CommandLine;
using System.Text;
using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Generator.Cli;

/// <summary><c>typeset</c>: sets any Markdown file in the house style.</summary>
static class TypesetCommand
{
    public static Command Create(Terminal terminal, DateOnly today)
    {
        var file = new Argument<FileInfo>("file") { Description = "A Markdown file; front matter such as title, subtitle, status makes a cover." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The PDF to write; without it, the file's name with .pdf.", HelpName = "FILE" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The date the PDF bears; without it, today.", HelpName = "DATE" };
        var command = new Command("typeset", "Set a Markdown file as a PDF in the house style.") { file, output, asOf };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed.GetValue(file)!, parsed.GetValue(output), parsed.GetValue(asOf) ?? today, terminal), cancellation));
        return command;
    }

    static int Run(FileInfo file, FileInfo? output, DateOnly asOf, Terminal terminal)
    {
        if (!file.Exists)
        {
            terminal.Error.WriteLine($"incident-strategy: there is no file {file}.");
            return ExitCode.CannotRun;
        }
        var name = Path.GetRelativePath(".", file.FullName).Replace('\\', '/');
        var text = Read(file);
        var diagnostics = new Diagnostics();
        var target = output?.FullName ?? Path.ChangeExtension(file.FullName, ".pdf");
        var set = MarkdownFile.Set(text, name, asOf, Style.House, diagnostics, SettingOptions.Default with { Image = path => Beside(file, path) });
        Tell(name, text, diagnostics, terminal);
        if (diagnostics.HasErrors) return ExitCode.Faults;
        var temporary = target + ".new";
        using (var stream = File.Create(temporary, 1 << 16)) set.Print(stream);
        File.Move(temporary, target, overwrite: true);
        terminal.Output.WriteLine($"Wrote {Path.GetRelativePath(".", target)}.");
        return ExitCode.Clean;
    }

    /// <summary>The file's text, decoded at once: read in pieces, a long text would be held twice.</summary>
    static string Read(FileInfo file)
    {
        var bytes = File.ReadAllBytes(file.FullName);
        return bytes switch
        {
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
            _ => Encoding.UTF8.GetString(bytes),
        };
    }

    static void Tell(string name, string text, Diagnostics diagnostics, Terminal terminal)
    {
        SourceText? source = null;
        terminal.Error.Write(DiagnosticFormats.Print("text", diagnostics.Sorted(), _ => source ??= new SourceText(name, text), Workspace.Version, terminal.Colour));
    }

    /// <summary>An image beside the file; nothing above the file's folder is read.</summary>
    static ImageSource? Beside(FileInfo file, string path)
    {
        var full = Path.GetFullPath(Path.Combine(file.DirectoryName!, Uri.UnescapeDataString(path)));
        return full.StartsWith(file.DirectoryName! + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(full) ? new ImageFile(full) : null;
    }

    sealed record ImageFile(string Path) : ImageSource
    {
        public override Stream Open() => File.OpenRead(Path);
    }
}
