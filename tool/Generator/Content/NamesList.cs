using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>names.txt: the people who are not to be named in anything published, one a line, each by every spelling that is in use.</summary>
public sealed record NamesList(IReadOnlyList<IReadOnlyList<string>> People)
{
    const int Shortest = 3;

    public static NamesList Empty { get; } = new([]);

    /// <summary>Reads a person a line, the spellings parted by commas; a line that begins with # is a remark.</summary>
    internal static NamesList Read(SourceText source, Diagnostics diagnostics)
    {
        List<IReadOnlyList<string>> people = [];
        for (var line = 1; line <= source.LineCount; line++)
        {
            var text = source.Line(line).Trim();
            if (text.Length == 0 || text.StartsWith('#')) continue;
            var spellings = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (spellings.Any(s => s.Length < Shortest))
                diagnostics.Tell("IS037", new Place(source.File, line, 1), $"A name of fewer than {Shortest} letters would hide ordinary words.", "Write the name in full, its other spellings after commas.");
            people.Add([.. spellings.Where(s => s.Length >= Shortest)]);
        }
        return new NamesList(people);
    }
}
