using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Syntax;

/// <summary>A template that has been read: what to do, and the faults that were found.</summary>
sealed record Page(SourceText Source, Block Body, LocalNames Locals, IReadOnlyList<Diagnostic> Faults);
