using System.Globalization;
using System.Text;
using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>What is painted after the page for one annotation: operators, and the resources they name, by kind ("XObject", "ExtGState") and name.</summary>
sealed record Mark(string Operators, IReadOnlyList<(string Kind, string Name, PdfObject Value)> Resources)
{
    /// <summary>The number of the mark stands for <c>#</c> in names, so that no two marks share one.</summary>
    public static Mark OfForm(PdfObject form, Affine m, PdfDictionary? state = null)
    {
        var paint = $"{N(m.A)} {N(m.B)} {N(m.C)} {N(m.D)} {N(m.E)} {N(m.F)} cm /Mark# Do Q";
        return state is null ? new($"q {paint}", [("XObject", "Mark#", form)]) : new($"q /State# gs {paint}", [("ExtGState", "State#", state), ("XObject", "Mark#", form)]);
    }

    public Mark After(Mark? earlier) => earlier is null ? this : new(earlier.Operators + "\n" + Operators, [.. earlier.Resources, .. Resources]);

    public static string N(double value) => Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);

    public static byte[] Bytes(string operators) => Encoding.Latin1.GetBytes(operators);
}
