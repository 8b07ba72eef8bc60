namespace IncidentStrategy.Templating;

/// <summary>The faults a template can have: every code that this room raises, once, with its title.</summary>
public static class Codes
{
    public const string Syntax = "IS800";
    public const string UnknownName = "IS801";
    public const string UnknownMember = "IS802";
    public const string UnknownFunction = "IS803";
    public const string UnknownArgument = "IS804";
    public const string Arguments = "IS805";
    public const string NullAccess = "IS806";
    public const string Operator = "IS807";
    public const string Arithmetic = "IS808";
    public const string Type = "IS809";
    public const string Include = "IS810";
    public const string IncludeSyntax = "IS811";
    public const string ReadOnly = "IS812";
    public const string Assignment = "IS813";
    public const string Limit = "IS814";
    public const string Regex = "IS815";
    public const string NotAllowed = "IS816";
    public const string Format = "IS817";
    public const string Flow = "IS818";
    public const string Layout = "IS819";
    public const string Index = "IS820";
    public const string HostFunction = "IS821";

    /// <summary>Code and title, in order.</summary>
    public static IReadOnlyList<(string Code, string Title)> All { get; } =
    [
        (Syntax, "The template cannot be read"),
        (UnknownName, "Unknown name"),
        (UnknownMember, "Unknown member"),
        (UnknownFunction, "Unknown function"),
        (UnknownArgument, "Unknown argument"),
        (Arguments, "Too few or too many arguments"),
        (NullAccess, "A member of nothing"),
        (Operator, "An operator between things it does not work on"),
        (Arithmetic, "Arithmetic that has no result"),
        (Type, "A value of the wrong kind"),
        (Include, "Unknown include"),
        (IncludeSyntax, "An included template cannot be read"),
        (ReadOnly, "Something read-only is changed"),
        (Assignment, "Something that cannot be assigned to"),
        (Limit, "A limit is reached"),
        (Regex, "A pattern cannot be used"),
        (NotAllowed, "A function that is switched off"),
        (Format, "Text that cannot be read, or a format that cannot be used"),
        (Flow, "A statement out of place"),
        (Layout, "A layout is used wrongly"),
        (Index, "An index that cannot be used"),
        (HostFunction, "A function of the program failed"),
    ];
}
