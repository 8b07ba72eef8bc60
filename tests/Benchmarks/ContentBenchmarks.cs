using System.Globalization;
using BenchmarkDotNet.Attributes;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Benchmarks;

/// <summary>Reads an incident log of growing length: the cost of a row stays the same, and long notes cost time but no memory.</summary>
[MemoryDiagnoser]
public class ContentBenchmarks
{
    string workspace = "";

    [Params(10_000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    [Params(20, 400)]
    public int NoteLength { get; set; }

    [GlobalSetup]
    public void Write()
    {
        workspace = Directory.CreateTempSubdirectory("content").FullName;
        Directory.CreateDirectory(Path.Combine(workspace, "metrics"));
        File.WriteAllText(Path.Combine(workspace, "organisation.yaml"), "name: Benchmark\nthemes:\n  - {id: TH-1, name: Telling, words: [not told, message]}\n  - {id: TH-2, name: Handovers, words: [handover, wrong team, passed twice]}\n");
        using var log = new StreamWriter(Path.Combine(workspace, "metrics", "log.csv"));
        log.WriteLine("incident_id,started_at,detected_at,declared_at,acknowledged_at,customers_told_at,resolved_at,closed_at,class,severity,channel,owner_team,handled_by_team,handovers,reopened,contacts,complaint,csat,notes");
        var note = string.Concat(Enumerable.Repeat("The caller was passed twice between teams. ", 20))[..NoteLength];
        for (var i = 0; i < Rows; i++)
        {
            var at = new DateTime(2020, 1, 1).AddMinutes(i * 3L);
            string After(int minutes) => at.AddMinutes(minutes).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            log.WriteLine($"INC-{i:0000000},{After(0)},{After(5)},{After(8)},{After(12)},{After(25)},{After(240)},{After(2000)},incident,S{i % 4 + 1},telephone,Team {i % 9},Team {i % 7},{i % 3},no,{i % 50},{i % 2},4.5,\"{note}\"");
        }
    }

    [GlobalCleanup]
    public void Remove() => Directory.Delete(workspace, recursive: true);

    [Benchmark]
    public int Read() => Loader.Load(workspace, new IncidentStrategy.Text.Diagnostics()).IncidentLog.Count;
}
