using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Building;
using IncidentStrategy.Generator.Composition;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Cli;

/// <summary><c>metrics</c>: the metrics with their limits and signals, as a table with sparklines or as JSON.</summary>
static class MetricsCommand
{
    const int SparklinePoints = 30;

    public static Command Create(Terminal terminal, DateOnly today)
    {
        var workspace = new Workspace();
        var ids = new Argument<string[]>("id") { Description = "Only these metrics.", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format", "-f") { Description = "How to print: text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("metrics", "Print the metrics with their limits, signals and sparklines.") { ids, format };
        workspace.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
            Run(workspace.Read(parsed, today), parsed.GetValue(ids) ?? [], parsed.GetValue(format)!, terminal, cancellation), cancellation));
        return command;
    }

    static int Run(BuildOptions options, string[] ids, string format, Terminal terminal, CancellationToken cancellation)
    {
        if (!Workspace.Exists(options, terminal)) return ExitCode.CannotRun;
        var diagnostics = new Diagnostics();
        var (corpus, findings) = Build.Analyse(options, diagnostics, new Progress<BuildProgress>(), cancellation);
        // Faults elsewhere in the workspace do not make a figure wrong; those of the figures themselves do.
        var faults = diagnostics.Sorted().Where(d => d.Severity == Severity.Error && (d.Place.Cell is not null || Kinds.Of(d.Place.File) is Kind.Figures or Kind.Metrics)).ToList();
        terminal.Error.Write(DiagnosticFormats.Print("text", faults, Workspace.SourceOf(options, corpus), Workspace.Version));
        foreach (var unknown in ids.Where(i => findings.Metrics.All(m => m.Id != i)))
        {
            terminal.Error.WriteLine($"incident-strategy: there is no {(unknown.StartsWith('-') ? "option" : "metric")} {unknown}. {Nearest.Hint(unknown, findings.Metrics.Select(m => m.Id))}".TrimEnd());
            return ExitCode.CannotRun;
        }
        var chosen = findings.Metrics.Where(m => ids.Length == 0 || ids.Contains(m.Id)).ToList();
        if (format == "json") terminal.Output.Write(Json(chosen));
        else Text(chosen, terminal);
        return faults.Count > 0 ? ExitCode.Faults : ExitCode.Clean;
    }

    static void Text(IReadOnlyList<MetricFinding> metrics, Terminal terminal)
    {
        if (metrics.Count == 0)
        {
            terminal.Output.WriteLine("No metric has been recorded. Put a spreadsheet and metrics.yaml into metrics/.");
            return;
        }
        terminal.Table(["Metric", "Latest", "Mean", "Limits", "Target", "n", "Variation", "Assurance", "Course"],
            [.. metrics.Select(m => (IReadOnlyList<string>)
            [
                m.Id, Say(m.Latest, m), Say(m.Mean, m), m.Lower is null || m.Upper is null ? "none" : $"{Say(m.Lower, m)} to {Say(m.Upper, m)}", Say(m.Target, m), m.N.ToString(),
                m.Variation.Replace('_', ' ') + (m.TrialLimits ? " (trial limits)" : ""), m.Assurance.Replace('_', ' '), Sparkline([.. m.Points.TakeLast(SparklinePoints).Select(p => p.Value)]),
            ])], 1, 2, 3, 4, 5);
    }

    static string Say(double? value, MetricFinding metric) => Phrases.Value(value, metric.Unit) ?? "–";

    /// <summary>Eight heights between the least and the greatest value; a level series is a level line.</summary>
    internal static string Sparkline(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return "";
        double least = values.Min(), greatest = values.Max();
        return string.Concat(values.Select(v => "▁▂▃▄▅▆▇█"[greatest > least ? (int)Math.Round((v - least) / (greatest - least) * 7) : 3]));
    }

    /// <summary>The metrics as an array of objects. Mean and limits are the last segment's; null where there are none.</summary>
    internal static string Json(IReadOnlyList<MetricFinding> metrics)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var metric in metrics) Write(json, metric);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    static void Write(Utf8JsonWriter json, MetricFinding metric)
    {
        json.WriteStartObject();
        json.WriteString("id", metric.Id);
        json.WriteString("name", metric.Name);
        json.WriteString("unit", metric.Unit);
        json.WriteString("chart", metric.ChartKind);
        if (metric.Hindrance.Length > 0) json.WriteString("chart_note", metric.Hindrance);
        json.WriteNumber("n", metric.N);
        Number(json, "mean", metric.Mean);
        Number(json, "lower", metric.Lower);
        Number(json, "upper", metric.Upper);
        Number(json, "target", metric.Target);
        json.WriteStartArray("points");
        foreach (var point in metric.Points)
        {
            json.WriteStartObject();
            json.WriteString("x", point.X);
            json.WriteNumber("value", point.Value);
            json.WriteStartArray("flags");
            foreach (var flag in point.Flags) json.WriteStringValue(flag);
            json.WriteEndArray();
            json.WriteString("source", point.Source.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("segments");
        foreach (var segment in metric.Segments)
        {
            json.WriteStartObject();
            json.WriteString("from", segment.From);
            json.WriteNumber("n", segment.N);
            Number(json, "mean", segment.Mean);
            Number(json, "lower", segment.Lower);
            Number(json, "upper", segment.Upper);
            json.WriteString("change_id", segment.ChangeId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("variation", metric.Variation);
        json.WriteString("assurance", metric.Assurance);
        json.WriteString("signal", metric.Signal);
        json.WriteBoolean("trial_limits", metric.TrialLimits);
        json.WriteEndObject();
    }

    static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } v && double.IsFinite(v)) json.WriteNumber(name, v);
        else json.WriteNull(name);
    }
}
