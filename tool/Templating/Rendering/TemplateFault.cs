using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>Carries a template's fault out of the rendering; it never leaves this room.</summary>
sealed class TemplateFault(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    public Diagnostic Diagnostic => diagnostic;
}
