using IncidentStrategy.Pdf.Fonts;
using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>
/// Writes a PDF 1.7 file that is PDF/UA-1 and PDF/A-2a (3a where files are attached) by construction.
/// Pages go out as they end, so that memory does not grow with them. The same calls give the same bytes.
/// </summary>
public sealed class PdfWriter : IDisposable
{
    readonly ObjectFile file;
    readonly PdfInfo info;
    readonly StructureTree structure;
    readonly PageTree pages;
    readonly Navigation navigation;
    readonly Attachments attachments;
    readonly FormFields fields;
    ObjectCopier? copier;
    readonly Dictionary<FontFace, int> fontIndex = [];
    readonly Dictionary<PdfImage, int> images = [];
    readonly Dictionary<long, int> opacities = [];
    readonly Stack<Tag?> entered = [];
    readonly ByteBuffer scratch = new();
    readonly PdfPage page;
    readonly int catalog;
    readonly SortedSet<string> departures = new(StringComparer.Ordinal);
    int cmykProfile;
    bool finished;

    public PdfWriter(Stream output, PdfInfo info)
    {
        this.info = info;
        file = new ObjectFile(output);
        catalog = file.Allocate();
        structure = new StructureTree(file);
        pages = new PageTree(file);
        navigation = new Navigation(file);
        attachments = new Attachments(file, info);
        fields = new FormFields(file, this);
        page = new PdfPage(this);
        CurrentTag = structure.Create(StructureType.Document, null, null);
    }

    public int PageCount => pages.Count;

    /// <summary>The names links lead to and no page bears; complete once every page has ended.</summary>
    public IReadOnlyCollection<string> UnknownDestinations => navigation.Unknown;

    /// <summary>Why the file does not claim PDF/A after all: faults of pages bound in from elsewhere. Empty for a file of our own making.</summary>
    public IReadOnlyCollection<string> DeparturesFromPdfA => departures;

    /// <summary>The tag to which what is drawn belongs; the Document until another is entered.</summary>
    public Tag? CurrentTag { get; private set; }

    internal List<EmbeddedFont> Fonts { get; } = [];

    internal StructureTree Structure => structure;

    internal ObjectFile File => file;

    internal FormFields Fields => fields;

    /// <summary>Begins a page, of which one is open at a time. Sizes are in points; the label is what readers show for its number.</summary>
    public PdfPage BeginPage(double width, double height, string? label = null)
    {
        if (page.IsOpen) throw new InvalidOperationException("The page before has not ended.");
        var number = pages.Begin(label);
        page.Begin(width, height, pages.Count, number, structure.PageBegins());
        return page;
    }

    /// <summary>Makes a tag under the current one and enters it.</summary>
    public Tag OpenTag(StructureType type, TagAttributes? attributes = null)
    {
        var tag = structure.Create(type, attributes, CurrentTag);
        EnterTag(tag);
        return tag;
    }

    /// <summary>Leaves the current tag and closes it: nothing more can be put into it.</summary>
    public void CloseTag()
    {
        var tag = CurrentTag!;
        LeaveTag();
        structure.Close(tag);
    }

    /// <summary>Makes a tag under a parent (the Document when it is null) without entering it. Tags stand in the order in which they are made.</summary>
    public Tag CreateTag(StructureType type, Tag? parent = null, TagAttributes? attributes = null) =>
        structure.Create(type, attributes, parent);

    /// <summary>Makes a tag current, so that a tag left on one page is continued on another.</summary>
    public void EnterTag(Tag tag)
    {
        entered.Push(CurrentTag);
        CurrentTag = tag;
    }

    /// <summary>Goes back to the tag that was current before the last was entered; the tag left may be entered again.</summary>
    public void LeaveTag()
    {
        if (entered.Count == 0) throw new InvalidOperationException("No tag is entered.");
        CurrentTag = entered.Pop();
    }

    /// <summary>Closes a tag that will not be entered again, so that it need not be held; what is never closed is closed at the end.</summary>
    public void CloseTag(Tag tag) => structure.Close(tag);

    public void Attach(Attachment attachment) => attachments.Add(attachment);

    /// <summary>
    /// Copies a form XObject of another file, with all it refers to, into this one, each object once however many forms share it.
    /// <paramref name="breaksPdfA"/> tells why the file can no longer claim PDF/A, if so; a reason that is about a font takes PDF/UA away too,
    /// which asks the same of fonts.
    /// </summary>
    public PdfForm AddForm(PdfStream form, double width, double height, IPdfObjects objects, IReadOnlyList<string>? breaksPdfA = null, bool usesTransparency = true)
    {
        departures.UnionWith(breaksPdfA ?? []);
        return new PdfForm(0, 0, width, height) { Number = (copier ??= new ObjectCopier(file)).Copy(form, objects), UsesTransparency = usesTransparency };
    }

    /// <summary>Writes all that belongs to the document as a whole, and the end of the file. The stream stays open.</summary>
    public void Finish()
    {
        if (finished) return;
        finished = true;
        page.End();
        if (pages.Count == 0) throw new InvalidOperationException("A PDF needs at least one page.");
        structure.Finish();
        foreach (var font in Fonts) font.Write(file);
        scratch.Clear();
        scratch.Raw("<</Type/Catalog/Pages "u8).Reference(pages.Finish()).Raw("/StructTreeRoot "u8).Reference(structure.RootNumber)
            .Raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang"u8).Text(info.Language);
        pages.WriteLabels(scratch);
        navigation.WriteOutline(scratch);
        scratch.Raw("/Names<<"u8);
        navigation.WriteDestinations(scratch);
        attachments.WriteNames(scratch);
        scratch.Raw(">>"u8);
        attachments.WriteAssociated(scratch);
        fields.WriteForm(scratch);
        WriteMetadata();
        WriteOutputIntent();
        file.Write(catalog, scratch.Raw(">>"u8).Written);
        file.Finish(catalog, WriteInfo());
    }

    /// <summary>Lets go of working memory; the stream written to stays open.</summary>
    public void Dispose() => file.Dispose();

    internal int FontIndex(FontFace face)
    {
        if (fontIndex.TryGetValue(face, out var index)) return index;
        Fonts.Add(new EmbeddedFont(face, file.Allocate()));
        return fontIndex[face] = Fonts.Count - 1;
    }

    internal int ImageNumber(PdfImage image) =>
        images.TryGetValue(image, out var number) ? number : images[image] = image.Write(file, CmykProfile);

    internal int OpacityState(double fill, double stroke)
    {
        var wanted = (ByteBuffer.ToThousandths(fill) << 32) + ByteBuffer.ToThousandths(stroke);
        if (opacities.TryGetValue(wanted, out var number)) return number;
        scratch.Clear();
        scratch.Raw("<</Type/ExtGState/ca "u8).Number(fill).Raw("/CA "u8).Number(stroke).Raw(">>"u8);
        return opacities[wanted] = file.Write(scratch.Written);
    }

    internal void WritePage(PdfPage ended)
    {
        var content = file.Allocate();
        file.WriteStream(content, default, ended.Content, Packing.Quick);
        structure.PageEnds(ended.StructureKey, ended.ElementOfMark);
        scratch.Clear();
        scratch.Raw("<</Type/Page/Parent "u8).Reference(pages.Parent).Raw("/MediaBox[0 0 "u8).Operand(ended.Width).Number(ended.Height)
            .Raw("]/Contents "u8).Reference(content).Raw("/StructParents "u8).Integer(ended.StructureKey).Raw("/Tabs/S"u8);
        ended.WriteResources(scratch);
        if (ended.UsesTransparency) scratch.Raw("/Group<</S/Transparency/CS/DeviceRGB>>"u8);
        if (ended.Annotations.Count > 0)
        {
            scratch.Raw("/Annots["u8);
            foreach (var annotation in ended.Annotations) scratch.Reference(annotation).Space();
            scratch.Byte((byte)']');
        }
        file.Write(ended.ObjectNumber, scratch.Raw(">>"u8).Written);
    }

    internal int WriteLink(PdfPage on, Rectangle area, LinkTarget target, string contents, Tag tag)
    {
        var number = file.Allocate();
        var key = structure.AddAnnotation(tag, number, on.ObjectNumber);
        scratch.Clear();
        scratch.Raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect"u8);
        on.WriteRectangle(scratch, area);
        scratch.Raw("/P "u8).Reference(on.ObjectNumber).Raw("/StructParent "u8).Integer(key).Raw("/Contents"u8).Text(contents);
        navigation.WriteTarget(scratch, target);
        file.Write(number, scratch.Raw(">>"u8).Written);
        return number;
    }

    internal void AddDestination(string name, int pageNumber, double y) => navigation.AddDestination(name, pageNumber, y);

    internal void AddOutline(string title, int level, int pageNumber, double y) => navigation.AddOutline(title, level, pageNumber, y);

    int CmykProfile()
    {
        if (cmykProfile != 0) return cmykProfile;
        cmykProfile = file.Allocate();
        file.WriteStream(cmykProfile, "/N 4"u8, ColourProfiles.Cmyk(), Packing.Small);
        return cmykProfile;
    }

    void WriteMetadata()
    {
        var number = file.Allocate();
        int? part = departures.Count > 0 ? null : attachments.Any ? 3 : 2;
        file.WriteStream(number, "/Type/Metadata/Subtype/XML"u8, Xmp.Packet(info, part, claimsUa: !departures.Any(d => d.Contains("font", StringComparison.Ordinal))), Packing.None);
        scratch.Raw("/Metadata "u8).Reference(number);
    }

    /// <summary>Only an archive needs it: elsewhere it would change how readers show the colours of pages bound in.</summary>
    void WriteOutputIntent()
    {
        if (departures.Count > 0) return;
        var profile = file.Allocate();
        file.WriteStream(profile, "/N 3"u8, ColourProfiles.Srgb(), Packing.Small);
        scratch.Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile "u8)
            .Reference(profile).Raw(">>]"u8);
    }

    int WriteInfo()
    {
        var to = new ByteBuffer();
        to.Raw("<</Title"u8).Text(info.Title);
        if (info.Author is not null) to.Raw("/Author"u8).Text(info.Author);
        if (info.Subject is not null) to.Raw("/Subject"u8).Text(info.Subject);
        if (info.Keywords.Count > 0) to.Raw("/Keywords"u8).Text(string.Join(", ", info.Keywords));
        var date = Xmp.InfoDate(info.Created);
        to.Raw("/Creator"u8).Text(info.Creator).Raw("/Producer"u8).Text(info.Producer).Raw("/CreationDate"u8).Text(date).Raw("/ModDate"u8).Text(date);
        return file.Write(to.Raw(">>"u8).Written);
    }
}
