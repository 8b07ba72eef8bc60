using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Reads a workspace. The only part that opens files.</summary>
public static partial class Loader
{
    public static Corpus Load(string workspace, Diagnostics diagnostics, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return new Corpus { Organisation = new Organisation { Name = "", Where = Where.None } };
    }
}
