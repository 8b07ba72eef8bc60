using System.Security.Cryptography;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>The files carried inside the document (PDF/A-3, 6.8), and their place among its names.</summary>
sealed class Attachments(ObjectFile file, PdfInfo info)
{
    readonly List<NameTree.Entry> names = [];

    public bool Any => names.Count > 0;

    public void Add(Attachment attachment)
    {
        var name = ByteBuffer.TextBytes(attachment.FileName);
        if (names.Exists(n => n.Name.AsSpan().SequenceEqual(name)))
            throw new InvalidOperationException($"Two files called \"{attachment.FileName}\" are attached.");
        var content = attachment.Content.Span;
        int stream = file.Allocate(), specification = file.Allocate();
        var date = Xmp.InfoDate(attachment.Modified ?? info.Created);
        var to = new ByteBuffer();
        to.Raw("/Type/EmbeddedFile/Subtype"u8).Name(attachment.MediaType).Raw("/Params<</Size "u8).Integer(content.Length)
            .Raw("/ModDate"u8).Text(date).Raw("/CreationDate"u8).Text(date).Raw("/CheckSum"u8).Literal(MD5.HashData(content)).Raw(">>"u8);
        file.WriteStream(stream, to.Written, content, Packing.Small);
        to.Clear();
        to.Raw("<</Type/Filespec/F"u8).Text(attachment.FileName).Raw("/UF"u8).Text(attachment.FileName)
            .Raw("/Desc"u8).Text(attachment.Description ?? attachment.FileName)
            .Raw("/AFRelationship"u8).Name(attachment.Relationship.ToString())
            .Raw("/EF<</F "u8).Reference(stream).Raw("/UF "u8).Reference(stream).Raw(">>>>"u8);
        file.Write(specification, to.Written);
        names.Add(new NameTree.Entry(name, specification));
    }

    public void WriteNames(ByteBuffer to)
    {
        if (Any) to.Raw("/EmbeddedFiles "u8).Reference(new NameTree(file).Write([.. names]));
    }

    public void WriteAssociated(ByteBuffer to)
    {
        if (!Any) return;
        to.Raw("/AF["u8);
        foreach (var (_, number) in names) to.Reference(number).Space();
        to.Byte((byte)']');
    }
}
