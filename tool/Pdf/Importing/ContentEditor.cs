using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Reading.Filters;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>
/// Makes page contents fit to stand in another document, and leaves every other byte as it was: marked content goes, so that its
/// structure cannot clash with the host's; what a hidden layer holds no longer paints; what saves, restores and begins text is balanced.
/// </summary>
sealed class ContentEditor
{
    /// <summary>Beyond any sound page; what is saved deeper is passed over.</summary>
    const int DeepestSaved = 100_000;

    readonly byte[] content;
    readonly PdfDictionary resources;
    readonly OptionalContent layers;
    readonly IPdfObjects objects;
    readonly ContentScanner scanner;
    readonly ByteSink edited;
    readonly Stack<bool> marked = new();
    readonly Stack<int> saved = new();
    int copied, hidden, textMode;
    bool inText;

    ContentEditor(byte[] content, PdfDictionary resources, OptionalContent layers, IPdfObjects objects, Budget budget)
    {
        (this.content, this.resources, this.layers, this.objects) = (content, resources, layers, objects);
        scanner = new(content, budget);
        edited = new(int.MaxValue / 2, content.Length + 64);
    }

    /// <summary>Whether colours are named in inks (CMYK) outright.</summary>
    public bool UsesCmyk { get; private set; }

    /// <summary>The contents made fit, the very same array when nothing had to change; and whether they name colours in inks.</summary>
    public static (byte[] Content, bool UsesCmyk) Edit(byte[] content, PdfDictionary resources, OptionalContent layers, IPdfObjects objects, Budget budget)
    {
        var editor = new ContentEditor(content, resources, layers, objects, budget);
        return (editor.Run(), editor.UsesCmyk);
    }

    byte[] Run()
    {
        while (scanner.Next()) Operation();
        if (copied == 0 && scanner.Start >= content.Length && !scanner.Unfinished && !inText && saved.Count == 0) return content;
        // Operands without an operator paint nothing, and an open string would swallow what follows.
        CopyTo(Math.Min(scanner.Start, content.Length));
        if (scanner.Unfinished) edited.Add("\nEI"u8);
        if (inText) edited.Add("\nET"u8);
        for (var i = 0; i < saved.Count; i++) edited.Add("\nQ"u8);
        return edited.ToArray();
    }

    void Operation()
    {
        switch (scanner.Operator)
        {
            case Operators.Save:
                if (saved.Count < DeepestSaved) saved.Push(textMode);
                else Replace(default);
                break;
            case Operators.Restore:
                if (saved.TryPop(out var mode)) textMode = mode;
                else Replace(default);
                break;
            case Operators.BeginText: inText = true; break;
            case Operators.EndText: inText = false; break;
            case Operators.BeginMarked or Operators.BeginMarkedWith: BeginMarked(); break;
            case Operators.EndMarked: EndMarked(); break;
            case Operators.MarkPoint or Operators.MarkPointWith: Replace(default); break;
            case Operators.TextMode: textMode = (int)Math.Clamp(scanner.LastNumber, 0, 7); break;
            case Operators.FillCmyk or Operators.StrokeCmyk: UsesCmyk = true; break;
            case Operators.FillSpace or Operators.StrokeSpace: UsesCmyk |= scanner.LastName == "DeviceCMYK"; break;
            case Operators.PaintObject when layers.HidesAny && IsHiddenObject(): Replace(default); break;
            default: if (!Operators.IsKnown(scanner.Operator)) Replace(default); break;
        }
        if (hidden > 0) Unpaint();
    }

    void BeginMarked()
    {
        var hides = layers.HidesAny && scanner is { Operator: Operators.BeginMarkedWith, FirstName: "OC", HasDictionary: false, LastName: { } name }
            && objects.Dictionary(resources, "Properties") is { } properties && !layers.Shows(properties[name]);
        marked.Push(hides);
        if (hides) hidden++;
        Replace(default);
    }

    void EndMarked()
    {
        if (marked.TryPop(out var hid) && hid) hidden--;
        Replace(default);
    }

    bool IsHiddenObject() => scanner.LastName is { } name && objects.Dictionary(resources, "XObject") is { } named
        && objects.Dictionary(named, name) is { } painted && painted.Has("OC") && !layers.Shows(painted["OC"]);

    /// <summary>Lets the operation change what it changes but paint nothing: paths end, text moves on unseen.</summary>
    void Unpaint()
    {
        var keyword = scanner.Operator;
        if (Operators.PaintsPath(keyword)) Replace("n"u8);
        else if (keyword is Operators.PaintShading or Operators.PaintObject or Operators.BeginImage) Replace(default);
        else if (keyword is Operators.ShowText or Operators.ShowTexts or Operators.NextLineShow or Operators.SpacedNextLineShow && textMode != 3)
        {
            CopyTo(scanner.Start);
            edited.Add("\n3 Tr "u8);
            CopyTo(scanner.End);
            edited.Add(" "u8);
            edited.Add((byte)('0' + textMode));
            edited.Add(" Tr\n"u8);
        }
    }

    void CopyTo(int end)
    {
        if (end <= copied) return;
        edited.Add(content.AsSpan(copied, end - copied));
        copied = end;
    }

    void Replace(ReadOnlySpan<byte> by)
    {
        if (copied >= scanner.End) return;
        CopyTo(scanner.Start);
        edited.Add((byte)'\n');
        if (!by.IsEmpty)
        {
            edited.Add(by);
            edited.Add((byte)'\n');
        }
        copied = scanner.End;
    }
}
