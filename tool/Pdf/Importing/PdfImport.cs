using System.Globalization;
using IncidentStrategy.Pdf.Importing.Annotations;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Reading.Filters;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>Makes the pages of a foreign PDF ready to be bound into another document.</summary>
public static class PdfImport
{
    /// <summary>Opens a file and makes its pages ready; a file that cannot or may not be bound in is refused by name.</summary>
    public static PdfOutcome<ImportedFile> Open(ReadOnlyMemory<byte> bytes, PdfLimits? limits = null, CancellationToken cancellation = default)
    {
        var opened = PdfFile.Open(bytes, limits, cancellation);
        return opened.Value is { } file ? Pages(file) : PdfOutcome<ImportedFile>.Refused(opened.Refusal!.Fault);
    }

    /// <summary>All pages of the file as forms.</summary>
    public static PdfOutcome<ImportedFile> Pages(PdfFile file)
    {
        try
        {
            var layers = new OptionalContent(file);
            var objects = new ImportedObjects(file, layers);
            var importer = new PageImport(file, objects, layers, new Appearances(file, objects, layers), new Archival(objects));
            var pages = new List<ImportedPage>(file.Pages.Count);
            foreach (var page in file.Pages) pages.Add(importer.Page(page, pages.Count + 1));
            return PdfOutcome<ImportedFile>.Given(new(pages, objects, file.Notes));
        }
        catch (PdfFaultException refused)
        {
            return PdfOutcome<ImportedFile>.Refused(refused.Fault);
        }
    }
}

/// <summary>Turns one page after another into a form XObject.</summary>
sealed class PageImport(PdfFile file, ImportedObjects objects, OptionalContent layers, Appearances appearances, Archival archival)
{
    public ImportedPage Page(PdfPage page, int number)
    {
        var resources = file.Dictionary(page.Resources) ?? new PdfDictionary();
        objects.Lend(page.Resources, resources);
        var original = Contents(file, page.Dictionary);
        var (content, cmyk) = ContentEditor.Edit(original, resources, layers, file, file.Budget);
        var marks = appearances.Of(page);
        if (marks.Count > 0) (content, resources) = Annotated(content, resources, marks);
        var turned = page.QuarterTurns % 2 == 1;
        var (width, height) = (page.Box.Width, page.Box.Height);
        var dictionary = FormDictionary(page, objects.Fit(resources) as PdfDictionary ?? new PdfDictionary());
        var single = ReferenceEquals(content, original) ? file.Get(page.Dictionary, "Contents") as PdfStream : null;
        var form = Repacking.PackOrKeep(file, dictionary, content, single);
        var found = archival.Look(form.Dictionary);
        return new(number, turned ? height : width, turned ? width : height, form, objects)
        {
            Group = file.Dictionary(page.Dictionary, "Group") is { } group ? (PdfDictionary?)(objects.Fit(group) as PdfDictionary) : null,
            Notes = found.Notes,
            BreaksPdfA = cmyk && !found.Breaks.Contains(Archival.Inks) ? [.. found.Breaks, Archival.Inks] : found.Breaks,
        };
    }

    /// <summary>The page's content streams, joined by line ends since tokens do not run on from one to the next.</summary>
    public static byte[] Contents(PdfFile file, PdfDictionary page)
    {
        var contents = file.Get(page, "Contents");
        if (contents is PdfStream single) return file.UnpackContents(single);
        if (contents is not PdfArray several) return [];
        var joined = new ByteSink(file.Budget.Limits.ContentBytes);
        foreach (var part in several.Items)
        {
            if (file.Follow(part) is not PdfStream stream) continue;
            joined.Add(file.UnpackContents(stream));
            joined.Add((byte)'\n');
        }
        return joined.ToArray();
    }

    /// <summary>Paints the annotations after the page and beyond the reach of what its contents set.</summary>
    (byte[], PdfDictionary) Annotated(byte[] content, PdfDictionary resources, IReadOnlyList<Mark> marks)
    {
        resources = resources.Copy();
        var own = new Dictionary<string, PdfDictionary>(StringComparer.Ordinal);
        var painted = new ByteSink(int.MaxValue / 2, content.Length + 64 * marks.Count);
        painted.Add("q\n"u8);
        painted.Add(content);
        painted.Add("\nQ"u8);
        for (var i = 0; i < marks.Count; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            foreach (var (kind, name, value) in marks[i].Resources)
            {
                if (!own.TryGetValue(kind, out var named)) resources[kind] = own[kind] = named = (file.Dictionary(resources, kind) ?? new PdfDictionary()).Copy();
                named[Prefix + name.Replace("#", number, StringComparison.Ordinal)] = value;
            }
            painted.Add((byte)'\n');
            painted.Add(Mark.Bytes(Named(marks[i], number)));
        }
        return (painted.ToArray(), resources);
    }

    /// <summary>Begins names that no other writer gives to a page's resources.</summary>
    const string Prefix = "BoundIn";

    static string Named(Mark mark, string number)
    {
        var operators = mark.Operators;
        foreach (var (_, name, _) in mark.Resources.DistinctBy(r => r.Name))
            operators = operators.Replace("/" + name, "/" + Prefix + name.Replace("#", number, StringComparison.Ordinal), StringComparison.Ordinal);
        return operators;
    }

    /// <summary>
    /// The form reaches a little beyond the page, so that whoever places it decides where it is cut: a clip of its own along the very edge
    /// of a page would let the paper shine through the last row of points.
    /// </summary>
    const double Beyond = 2;

    static PdfDictionary FormDictionary(PdfPage page, PdfDictionary resources)
    {
        var box = page.Box;
        double[] matrix = page.QuarterTurns switch
        {
            1 => [0, -1, 1, 0, -box.Bottom, box.Right],
            2 => [-1, 0, 0, -1, box.Right, box.Top],
            3 => [0, 1, -1, 0, box.Top, -box.Left],
            _ => [1, 0, 0, 1, -box.Left, -box.Bottom],
        };
        var form = new PdfDictionary();
        form["Type"] = new PdfName("XObject");
        form["Subtype"] = new PdfName("Form");
        form["FormType"] = new PdfInteger(1);
        form["BBox"] = Numbers([box.Left - Beyond, box.Bottom - Beyond, box.Right + Beyond, box.Top + Beyond]);
        form["Matrix"] = Numbers(matrix);
        form["Resources"] = resources;
        return form;
    }

    static PdfArray Numbers(double[] values) => new([.. values.Select(PdfObject (v) => v == Math.Floor(v) && Math.Abs(v) < 1e9 ? new PdfInteger((long)v) : new PdfReal(v))]);
}
