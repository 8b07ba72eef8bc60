using System.Globalization;
using static IncidentStrategy.Pdf.Importing.Annotations.Mark;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>A field's font (null where none is named), size (0 means to fit) and colour operators, from its default appearance.</summary>
sealed record FieldStyle(string? FontName, double Size, string Colour)
{
    const double Largest = 5000;

    public static FieldStyle Read(string appearance)
    {
        var words = appearance.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var style = new FieldStyle(null, 0, "0 g");
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "Tf" && i >= 2) style = style with { FontName = words[i - 2].StartsWith('/') ? words[i - 2][1..] : null, Size = Math.Clamp(Number(words[i - 1]), 0, Largest) };
            else if (words[i] is "g" or "rg" or "k" && i >= Operands(words[i]))
                style = style with { Colour = string.Join(' ', words[(i - Operands(words[i]))..i].Select(w => N(Math.Clamp(Number(w), 0, 1)))) + " " + words[i] };
        }
        return style;
    }

    static int Operands(string keyword) => keyword switch { "g" => 1, "rg" => 3, _ => 4 };

    static double Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : 0;
}
