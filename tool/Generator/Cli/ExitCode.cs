namespace IncidentStrategy.Generator.Cli;

/// <summary>What the program ends with.</summary>
static class ExitCode
{
    public const int Clean = 0;

    /// <summary>Errors were found in what people wrote.</summary>
    public const int Faults = 1;

    /// <summary>The command itself cannot be carried out.</summary>
    public const int CannotRun = 2;
}
