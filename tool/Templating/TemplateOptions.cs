using System.Globalization;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating;

/// <summary>The form a template writes, and so what has to be escaped in the values it prints.</summary>
public enum EscapeKind { None, Markdown, Html }

/// <summary>How templates are read and rendered.</summary>
public sealed record TemplateOptions
{
    /// <summary>What values are escaped for; text typed in a template never is.</summary>
    public EscapeKind Escape { get; init; }

    /// <summary>Behaves as Scriban does, typing errors and all, for templates written for it. Nothing is escaped.</summary>
    public bool Compatible { get; init; }

    /// <summary>What the compatible mode can be told besides.</summary>
    public CompatibleOptions Compatibility { get; init; } = new();

    /// <summary>Steps a rendering may take: turns of loops, calls, and items that functions work through.</summary>
    public long Steps { get; init; } = 50_000_000;

    /// <summary>Characters a rendering may write or hold in one text.</summary>
    public long OutputChars { get; init; } = 512L * 1024 * 1024;

    /// <summary>Calls and includes within each other.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>Expressions and blocks within each other.</summary>
    public int ExpressionDepth { get; init; } = 250;

    /// <summary>The longest a regular expression may take.</summary>
    public TimeSpan RegexTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Finds an included template by its name; null when there is none.</summary>
    public Func<string, SourceText?>? Loader { get; init; }

    /// <summary>The names that <see cref="Loader"/> knows, to say which was probably meant.</summary>
    public IReadOnlyCollection<string> IncludeNames { get; init; } = [];

    /// <summary>How numbers and dates are written. Documents use en-GB.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>How a date prints that no function has formatted, as in `date.to_string`.</summary>
    public string DateFormat { get; init; } = "%d %b %Y";

    /// <summary>The as-of date, which `date.now` gives. Without it `date.now` is an error.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Whether `object.eval` and `object.eval_template` may be used.</summary>
    public bool AllowEval { get; init; }

    /// <summary>Whether `math.random` and `math.uuid` may be used.</summary>
    public bool AllowRandom { get; init; }

    /// <summary>Multi-line values and includes are indented as the place where they stand.</summary>
    public bool AutoIndent { get; init; } = true;

    /// <summary>Whether a rendering remembers which place of which template each part of the output came from.</summary>
    public bool MapLines { get; init; }

    /// <summary>Functions of the program, by the name templates call.</summary>
    public IReadOnlyDictionary<string, Delegate> Functions { get; init; } = new Dictionary<string, Delegate>();
}

/// <summary>Settings of Scriban's own that only the compatible mode knows.</summary>
public sealed record CompatibleOptions
{
    /// <summary>Turns of the loops that run at a time, and items of one function; 0 for none.</summary>
    public int LoopLimit { get; init; } = 1000;

    /// <summary>An unknown name is an error.</summary>
    public bool StrictVariables { get; init; }

    /// <summary>A member of null is null.</summary>
    public bool RelaxedTarget { get; init; }

    /// <summary>A member that an object lacks is null.</summary>
    public bool RelaxedMember { get; init; } = true;

    /// <summary>A function that is not there gives null.</summary>
    public bool RelaxedFunction { get; init; }

    /// <summary>An index beyond the end is null.</summary>
    public bool RelaxedIndexer { get; init; } = true;

    /// <summary>A function without `ret` cannot be part of an expression.</summary>
    public bool ErrorForStatementFunction { get; init; }

    /// <summary>What ends a line that a statement writes.</summary>
    public string NewLine { get; init; } = "\n";
}
