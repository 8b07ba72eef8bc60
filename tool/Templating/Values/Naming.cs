using System.Collections.Concurrent;
using System.Text;

namespace IncidentStrategy.Templating.Values;

/// <summary>Names as templates write them.</summary>
static class Naming
{
    static readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary><c>OwnerRole</c> is <c>owner_role</c>, <c>SlaBreached</c> is <c>sla_breached</c>, <c>URLPath</c> is <c>url_path</c>.</summary>
    public static string Snake(string name) => known.GetOrAdd(name, static n =>
    {
        var text = new StringBuilder(n.Length + 4);
        for (var i = 0; i < n.Length; i++)
        {
            var c = n[i];
            if (char.IsUpper(c) && i > 0 && n[i - 1] != '_' &&
                (!char.IsUpper(n[i - 1]) || (i + 1 < n.Length && char.IsLower(n[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    });
}
