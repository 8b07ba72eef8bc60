using System.Globalization;
using System.Security;
using System.Text;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>The XMP packet: what <see cref="PdfInfo"/> says, and the standards the file keeps to.</summary>
static class Xmp
{
    /// <param name="info">What the document says of itself.</param>
    /// <param name="pdfa">2 or 3, or null when the file cannot claim PDF/A.</param>
    /// <param name="claimsUa">Whether the file claims PDF/UA-1.</param>
    public static byte[] Packet(PdfInfo info, int? pdfa, bool claimsUa)
    {
        var date = info.Created.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        text.Append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n")
            .Append("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\"")
            .Append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"")
            .Append(" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
        text.Append("<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">").Append(Escaped(info.Title)).Append("</rdf:li></rdf:Alt></dc:title>\n");
        if (info.Author is { } author) text.Append("<dc:creator><rdf:Seq><rdf:li>").Append(Escaped(author)).Append("</rdf:li></rdf:Seq></dc:creator>\n");
        if (info.Subject is { } subject)
            text.Append("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">").Append(Escaped(subject)).Append("</rdf:li></rdf:Alt></dc:description>\n");
        text.Append("<dc:language><rdf:Bag><rdf:li>").Append(Escaped(info.Language)).Append("</rdf:li></rdf:Bag></dc:language>\n");
        if (info.Keywords.Count > 0) text.Append("<pdf:Keywords>").Append(Escaped(string.Join(", ", info.Keywords))).Append("</pdf:Keywords>\n");
        text.Append("<pdf:Producer>").Append(Escaped(info.Producer)).Append("</pdf:Producer>\n<xmp:CreatorTool>").Append(Escaped(info.Creator)).Append("</xmp:CreatorTool>\n")
            .Append(CultureInfo.InvariantCulture, $"<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>\n<xmp:MetadataDate>{date}</xmp:MetadataDate>\n");
        if (pdfa is { } part) text.Append(CultureInfo.InvariantCulture, $"<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n");
        if (claimsUa) text.Append("<pdfuaid:part>1</pdfuaid:part>\n");
        text.Append("</rdf:Description>\n");
        if (pdfa is not null && claimsUa) text.Append(Extension);
        text.Append("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A date as the document information has it.</summary>
    public static string InfoDate(DateTimeOffset date)
    {
        var zone = date.Offset == TimeSpan.Zero ? "Z" : (date.Offset < TimeSpan.Zero ? "-" : "+") + date.Offset.ToString(@"hh\'mm\'", CultureInfo.InvariantCulture);
        return date.ToString("'D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture) + zone;
    }

    static string Escaped(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Select(r =>
            r.Value < 0x20 && r.Value is not (9 or 10 or 13) ? " " : (r.Value & 0xFFFE) == 0xFFFE ? "\uFFFD" : r.ToString()));
        return SecurityElement.Escape(clean)!;
    }

    /// <summary>PDF/A wants the PDF/UA property described, as it is none of XMP's own.</summary>
    const string Extension = """
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
        </rdf:li></rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>

        """;
}
