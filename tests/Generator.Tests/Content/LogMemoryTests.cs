using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Tests.Content;

/// <summary>Tests that measure the whole process run by themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;

/// <summary>The memory a log takes hangs on its rows, not on the length of its texts.</summary>
[Collection(nameof(Alone))]
public class LogMemoryTests
{
    [Fact]
    public void Long_notes_take_no_memory()
    {
        var brief = Live(Csv(10));
        var wordy = Live(Csv(2_000));
        Assert.True(wordy < brief * 1.1 + 200_000, $"{brief:N0} bytes with short notes, {wordy:N0} with long ones");
    }

    [Fact]
    public void Long_notes_of_a_workbook_take_no_memory()
    {
        var brief = Live(Xlsx(10));
        var wordy = Live(Xlsx(2_000));
        Assert.True(wordy < brief * 1.1 + 200_000, $"{brief:N0} bytes with short notes, {wordy:N0} with long ones");
    }

    static (string, byte[]) Csv(int length) =>
        ("log2.csv", System.Text.Encoding.UTF8.GetBytes("incident_id,started_at,notes\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"I-{i},2026-01-05 10:00,{new string((char)('a' + i % 26), length)} {i}\n"))));

    static (string, byte[]) Xlsx(int length) =>
        ("log2.xlsx", Book.Make("sheet Log\nincident_id | started_at | notes\n" + string.Concat(Enumerable.Range(0, 4_000).Select(i => $"I-{i} | 2026-01-05 10:00 | {new string((char)('a' + i % 26), length)} {i}\n"))));

    static long Live((string Name, byte[] Bytes) file)
    {
        using var workspace = Fixture.Lay(null);
        File.WriteAllBytes(Path.Combine(workspace.Root, "metrics", file.Name), file.Bytes);
        file = default;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var corpus = Loader.Load(workspace.Root, new Diagnostics(), TestContext.Current.CancellationToken);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(corpus);
        return after - before;
    }
}
