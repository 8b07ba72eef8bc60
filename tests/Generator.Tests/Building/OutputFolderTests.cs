using IncidentStrategy.Generator.Building;

namespace IncidentStrategy.Tests.Building;

public sealed class OutputFolderTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("incident-strategy-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static (string, ReadOnlyMemory<byte>) Text(string path, string text) => (path, System.Text.Encoding.UTF8.GetBytes(text));

    WriteCounts Write(OutputFolder output, IEnumerable<string> obsolete, params (string, ReadOnlyMemory<byte>)[] files) =>
        output.Write(files, obsolete, TestContext.Current.CancellationToken);

    [Fact]
    public void ASecondWriteOfTheSameBytesTouchesNothing()
    {
        var output = new OutputFolder(folder);
        Assert.Equal(new WriteCounts(2, 0, 0), Write(output, [], Text("a/one.txt", "1"), Text("two.txt", "2")));
        var before = File.GetLastWriteTimeUtc(Path.Combine(folder, "a", "one.txt"));
        Assert.Equal(new WriteCounts(0, 2, 0), Write(output, [], Text("a/one.txt", "1"), Text("two.txt", "2")));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(folder, "a", "one.txt")));
    }

    [Fact]
    public void WhatNothingAsksForIsRemovedWithItsEmptyFolders()
    {
        var output = new OutputFolder(folder);
        Write(output, [], Text("a/b/one.txt", "1"), Text("two.txt", "2"));
        Assert.Equal(new WriteCounts(0, 1, 1), Write(output, ["a/b/one.txt"], Text("two.txt", "2")));
        Assert.False(Directory.Exists(Path.Combine(folder, "a")));
    }

    [Fact]
    public void FilesOfOthersStay()
    {
        File.WriteAllText(Path.Combine(folder, "theirs.txt"), "theirs");
        Write(new OutputFolder(folder), [], Text("one.txt", "1"));
        Assert.Equal("theirs", File.ReadAllText(Path.Combine(folder, "theirs.txt")));
    }

    [Fact]
    public void AFailedWriteLeavesTheLastGoodOutput()
    {
        var output = new OutputFolder(folder);
        Write(output, [], Text("one.txt", "good"));
        Directory.CreateDirectory(Path.Combine(folder, "two.txt.new"));
        Assert.ThrowsAny<Exception>(() => Write(output, [], Text("one.txt", "changed"), Text("two.txt", "2")));
        Assert.Equal("good", File.ReadAllText(Path.Combine(folder, "one.txt")));
        Assert.False(File.Exists(Path.Combine(folder, "one.txt.new")));
    }

    [Fact]
    public void TwoBuildsDoNotWriteAtOnce()
    {
        using (new FileStream(Path.Combine(folder, ".writing"), FileMode.Create, FileAccess.Write, FileShare.None))
            Assert.Contains("Another build", Assert.Throws<IOException>(() => Write(new OutputFolder(folder), [], Text("one.txt", "1"))).Message, StringComparison.Ordinal);
        Assert.Equal(1, Write(new OutputFolder(folder), [], Text("one.txt", "1")).Written);
        Assert.Equal(["one.txt"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void APathOutOfTheFolderIsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Write(new OutputFolder(folder), [], Text("../escaped.txt", "x")));
}
