using System.Collections.Concurrent;
using System.Text;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Anything a person wrote: plain values, and where they stand.</summary>
public abstract record Written
{
    public required Where Where { get; init; }
}

/// <summary>Knows the place of a record and of each of its fields, by the names they are written with.</summary>
public abstract class Where
{
    /// <summary>A record that nobody wrote, such as a default.</summary>
    public static Where None { get; } = new At(Place.None);

    /// <summary>The record's own place.</summary>
    public abstract Place Place { get; }

    /// <summary>The field's place: <c>severity</c>, <c>impact.complaints</c>, <c>timeline[2].at</c>; the record's own when the field is not written.</summary>
    public Place this[string field] => Find(field) ?? Place;

    /// <summary>True when the field is written.</summary>
    public bool Has(string field) => Find(field) is not null;

    protected abstract Place? Find(string field);

    public static Where From(Place place) => new At(place);

    public static Where From(Place place, IReadOnlyDictionary<string, Place> fields) => new Cells(place, fields);

    sealed class At(Place place) : Where
    {
        public override Place Place => place;
        protected override Place? Find(string field) => null;
    }

    sealed class Cells(Place place, IReadOnlyDictionary<string, Place> fields) : Where
    {
        public override Place Place => place;
        protected override Place? Find(string field) => fields.TryGetValue(field, out var found) ? found : null;
    }
}

/// <summary>The words of the closed enumerations, as people write them: <c>ReviewStatus.InReview</c> is <c>in_review</c>.</summary>
public static class Words
{
    static readonly ConcurrentDictionary<Enum, string> known = new();

    public static string Of(Enum value) => known.GetOrAdd(value, static v => Snake(v.ToString()));

    /// <summary>All words of an enumeration, in the order it declares them.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Table<T>.Words;

    public static bool TryRead<T>(ReadOnlySpan<char> word, out T value) where T : struct, Enum
    {
        for (var i = 0; i < Table<T>.Words.Length; i++)
            if (word.Equals(Table<T>.Words[i], StringComparison.OrdinalIgnoreCase))
            {
                value = Table<T>.Values[i];
                return true;
            }
        value = default;
        return false;
    }

    /// <summary>A property's name as people write the field: <c>StartedAt</c> is <c>started_at</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    static class Table<T> where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly string[] Words = [.. Values.Select(v => Snake(v.ToString()))];
    }
}
