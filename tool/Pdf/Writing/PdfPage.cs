using IncidentStrategy.Pdf.Fonts;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>
/// The page being drawn. Lengths are in points (1/72 inch); x runs right and y runs DOWN from the top left corner.
/// What is drawn belongs to the writer's current tag, or to the artifact begun here; drawn in a tag that holds only other tags, it is an artifact by itself.
/// </summary>
public sealed partial class PdfPage
{
    readonly PdfWriter writer;
    readonly ByteBuffer content = new(1 << 15);
    readonly ByteBuffer path = new();
    readonly List<int> elementOfMark = [];
    readonly List<int> annotations = [];
    readonly List<int> fonts = [], objects = [], states = [];
    readonly Stack<State> saved = [];
    State state = new();
    Tag? markedTag;
    ArtifactKind? markedArtifact;
    ArtifactKind? artifact;
    bool inText, inActualText, usesTransparency;
    int key;

    internal PdfPage(PdfWriter writer) => this.writer = writer;

    /// <summary>What the content stream has set, so as not to set it again.</summary>
    sealed record State
    {
        public int Fill, Stroke, Font = -1, Opacity = -1;
        public long FontSize;
        public Pen? Pen;
    }

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    internal int ObjectNumber { get; private set; }

    internal bool IsOpen { get; private set; }

    internal void Begin(double width, double height, int number, int objectNumber, int structureKey)
    {
        (Width, Height, Number, ObjectNumber, key) = (width, height, number, objectNumber, structureKey);
        content.Clear();
        path.Clear();
        elementOfMark.Clear();
        annotations.Clear();
        fonts.Clear();
        objects.Clear();
        states.Clear();
        saved.Clear();
        state = new State();
        (markedTag, markedArtifact, artifact) = (null, null, null);
        inText = inActualText = usesTransparency = false;
        IsOpen = true;
    }

    /// <summary>Ends the page and writes it out. Tags that are open stay open.</summary>
    public void End()
    {
        if (!IsOpen) return;
        EndMark();
        while (saved.Count > 0) Restore();
        IsOpen = false;
        writer.WritePage(this);
    }

    internal ReadOnlySpan<byte> Content => content.Written;

    internal int StructureKey => key;

    internal List<int> ElementOfMark => elementOfMark;

    internal List<int> Annotations => annotations;

    internal bool UsesTransparency => usesTransparency;

    /// <summary>Adds a number to those the page needs, which are few and kept in order.</summary>
    static void Need(List<int> numbers, int number)
    {
        var at = numbers.BinarySearch(number);
        if (at < 0) numbers.Insert(~at, number);
    }

    internal void WriteResources(ByteBuffer to)
    {
        to.Raw("/Resources<<"u8);
        if (fonts.Count > 0)
        {
            to.Raw("/Font<<"u8);
            foreach (var font in fonts) to.Raw("/F"u8).Integer(font).Space().Reference(writer.Fonts[font].Number);
            to.Raw(">>"u8);
        }
        if (objects.Count > 0)
        {
            to.Raw("/XObject<<"u8);
            foreach (var number in objects) to.Raw("/X"u8).Integer(number).Space().Reference(number);
            to.Raw(">>"u8);
        }
        if (states.Count > 0)
        {
            to.Raw("/ExtGState<<"u8);
            foreach (var number in states) to.Raw("/G"u8).Integer(number).Space().Reference(number);
            to.Raw(">>"u8);
        }
        to.Raw(">>"u8);
    }

    /// <summary>What follows, until <see cref="EndArtifact"/>, is furniture and not text: running heads, rules, backgrounds.</summary>
    public void BeginArtifact(ArtifactKind kind)
    {
        if (artifact is not null) throw new InvalidOperationException("An artifact cannot hold another.");
        artifact = kind;
    }

    public void EndArtifact() => artifact = null;

    /// <summary>What is drawn until <see cref="EndActualText"/> stands for this text, whatever its glyphs.</summary>
    public void BeginActualText(string text)
    {
        if (inActualText) throw new InvalidOperationException("Actual text cannot hold another.");
        Mark(isText: true);
        EndText();
        content.Raw("/Span<</ActualText"u8).Text(text).Raw(">>BDC\n"u8);
        inActualText = true;
    }

    public void EndActualText()
    {
        if (!inActualText) return;
        EndText();
        content.Raw("EMC\n"u8);
        inActualText = false;
    }

    /// <summary>Sees to it that what is drawn next stands between the marks of where it belongs.</summary>
    void Mark(bool isText)
    {
        if (!IsOpen) throw new InvalidOperationException("The page has ended.");
        var tag = artifact is null ? writer.CurrentTag : null;
        var kind = artifact;
        if (kind is null && (tag is null || !tag.HoldsContent))
        {
            if (isText && tag is not null)
                throw new InvalidOperationException($"Text needs a tag that holds text; a {tag.Type} does not.");
            (tag, kind) = (null, ArtifactKind.Layout);
        }
        if (ReferenceEquals(tag, markedTag) && kind == markedArtifact) return;
        EndMark();
        if (tag is not null) BeginTagged(tag);
        else BeginMarkedArtifact(kind!.Value);
        (markedTag, markedArtifact) = (tag, kind);
    }

    void BeginTagged(Tag tag)
    {
        if (tag.IsClosed) throw new InvalidOperationException($"The {tag.Type} is closed and can hold no more.");
        var mark = elementOfMark.Count;
        elementOfMark.Add(tag.Number);
        if (tag.FirstPage.Number == 0) tag.FirstPage = (ObjectNumber, Height);
        if (tag.FirstPage.Number == ObjectNumber) tag.Kids.Integer(mark).Space();
        else tag.Kids.Raw("<</Type/MCR/Pg "u8).Reference(ObjectNumber).Raw("/MCID "u8).Integer(mark).Raw(">> "u8);
        content.Raw(StructureTree.NameOf(tag.Type)).Raw("<</MCID "u8).Integer(mark).Raw(">>BDC\n"u8);
    }

    void BeginMarkedArtifact(ArtifactKind kind) => content.Raw(kind switch
    {
        ArtifactKind.Header => "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"u8,
        ArtifactKind.Footer => "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"u8,
        ArtifactKind.Watermark => "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n"u8,
        ArtifactKind.Background => "/Artifact<</Type/Background>>BDC\n"u8,
        _ => "/Artifact<</Type/Layout>>BDC\n"u8,
    });

    void EndMark()
    {
        EndActualText();
        EndText();
        if (markedTag is not null || markedArtifact is not null) content.Raw("EMC\n"u8);
        (markedTag, markedArtifact) = (null, null);
    }

    void EndText()
    {
        if (inText) content.Raw("ET\n"u8);
        inText = false;
    }
}
