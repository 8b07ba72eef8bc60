using System.CommandLine;
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
        var text = File.ReadAllText(file.FullName);
        var diagnostics = new Diagnostics();
        var target = output?.FullName ?? Path.ChangeExtension(file.FullName, ".pdf");
        var bytes = MarkdownFile.Typeset(text, name, asOf, Style.House, diagnostics, SettingOptions.Default with { Image = path => Beside(file, path) });
        var source = new SourceText(name, text);
        terminal.Error.Write(DiagnosticFormats.Print("text", diagnostics.Sorted(), _ => source, Workspace.Version, terminal.Colour));
        if (diagnostics.HasErrors) return ExitCode.Faults;
        var temporary = target + ".new";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, target, overwrite: true);
        terminal.Output.WriteLine($"Wrote {Path.GetRelativePath(".", target)}.");
        return ExitCode.Clean;
    }

    /// <summary>An image beside the file; nothing above the file's folder is read.</summary>
    static ReadOnlyMemory<byte>? Beside(FileInfo file, string path)
    {
        var full = Path.GetFullPath(Path.Combine(file.DirectoryName!, Uri.UnescapeDataString(path)));
        return full.StartsWith(file.DirectoryName! + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(full) ? File.ReadAllBytes(full) : null;
    }
}
