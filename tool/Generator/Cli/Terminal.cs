using IncidentStrategy.Generator.Building;
using Spectre.Console;

namespace IncidentStrategy.Generator.Cli;

/// <summary>The only place that knows a terminal: quiet when redirected, without colour where NO_COLOR asks for none.</summary>
sealed class Terminal(TextWriter output, TextWriter error)
{
    public TextWriter Output { get; } = output;
    public TextWriter Error { get; } = error;

    public bool Interactive { get; } = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    public bool Colour { get; } = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Runs work with a bar per stage on a terminal, and with nothing at all elsewhere.</summary>
    public async Task<T> WithProgress<T>(Func<IProgress<BuildProgress>, Task<T>> work)
    {
        if (!Interactive) return await work(new Silent());
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error), ColorSystem = Colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors });
        return await console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(context => work(new Bars(context)));
    }

    /// <summary>How many characters a line may have: the terminal's, or those of COLUMNS; a file has no end.</summary>
    int Width { get; } = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0 ? columns
        : ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Console.WindowWidth : int.MaxValue;

    /// <summary>A table with a light rule under its head; numbers are aligned right. Where the terminal is too narrow for it, each row becomes a few lines.</summary>
    public void Table(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows, params int[] numbers)
    {
        var widths = heads.Select((h, c) => Math.Max(h.Length, rows.Count == 0 ? 0 : rows.Max(r => r[c].Length))).ToArray();
        string Line(IReadOnlyList<string> cells) =>
            string.Join("  ", cells.Select((cell, c) => numbers.Contains(c) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd();
        if (widths.Sum() + 2 * (widths.Length - 1) > Width)
        {
            var head = heads.Max(h => h.Length);
            foreach (var row in rows)
                for (var c = 0; c < row.Count; c++) Output.WriteLine(c == 0 ? row[c] : $"  {heads[c].PadRight(head)}  {row[c]}".TrimEnd());
            return;
        }
        Output.WriteLine(Line(heads));
        Output.WriteLine(string.Join("  ", widths.Select(w => new string('─', w))));
        foreach (var row in rows) Output.WriteLine(Line(row));
    }

    sealed class Silent : IProgress<BuildProgress>
    {
        public void Report(BuildProgress value) { }
    }

    sealed class Bars(ProgressContext context) : IProgress<BuildProgress>
    {
        readonly Dictionary<string, ProgressTask> tasks = [];

        public void Report(BuildProgress value)
        {
            lock (tasks)
            {
                if (!tasks.TryGetValue(value.Stage, out var task))
                {
                    foreach (var earlier in tasks.Values) earlier.Value = earlier.MaxValue;
                    tasks[value.Stage] = task = context.AddTask(Markup.Escape(value.Stage), maxValue: Math.Max(1, value.Total));
                    task.IsIndeterminate = value.Total == 0;
                }
                if (value.Total == 0) return;
                task.MaxValue = value.Total;
                task.Value = Math.Max(task.Value, value.Done);
            }
        }
    }
}
