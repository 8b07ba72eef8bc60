using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading.Encryption;

/// <summary>What the standard security handler's dictionary says (ISO 32000-1, 7.6.3; ISO 32000-2 for revision 6).</summary>
sealed record EncryptionDictionary(
    int Version, int Revision, int KeyBits, byte[] Owner, byte[] User, byte[] OwnerKey, byte[] UserKey,
    int Permissions, bool EncryptsMetadata, byte[] FileId, IReadOnlyDictionary<string, CryptMethod> Methods, CryptMethod Streams, CryptMethod Strings)
{
    public bool HidesPages => Streams != CryptMethod.None || Strings != CryptMethod.None;

    public static EncryptionDictionary Read(PdfDictionary dictionary, byte[] fileId, IPdfObjects objects)
    {
        if (objects.Name(dictionary, "Filter") is { } filter && filter != "Standard") throw new PdfFaultException(PdfFault.UnsupportedEncryption);
        var version = objects.Integer(dictionary, "V") ?? 0;
        var revision = objects.Integer(dictionary, "R") ?? 2;
        if (version is not (1 or 2 or 4 or 5) || revision is < 2 or > 6) throw new PdfFaultException(PdfFault.UnsupportedEncryption);
        var methods = new Dictionary<string, CryptMethod>(StringComparer.Ordinal) { ["Identity"] = CryptMethod.None };
        if (version >= 4 && objects.Dictionary(dictionary, "CF") is { } filters)
            foreach (var name in filters.Entries.Keys)
                methods[name] = Method(objects.Dictionary(filters, name) is { } own ? objects.Name(own, "CFM") : null);
        var plain = version >= 4 ? CryptMethod.None : CryptMethod.Rc4;
        return new(version, revision, KeyBitsOf(dictionary, objects), Bytes("O"), Bytes("U"), Bytes("OE"), Bytes("UE"),
            unchecked((int)(long)(objects.Number(dictionary["P"]) ?? -1)), objects.Boolean(dictionary, "EncryptMetadata") ?? true, fileId,
            methods, Chosen("StmF"), Chosen("StrF"));

        byte[] Bytes(string key) => (objects.Get(dictionary, key) as PdfString)?.Bytes ?? [];
        CryptMethod Chosen(string key) => version < 4 ? plain : methods.GetValueOrDefault(objects.Name(dictionary, key) ?? "Identity", plain);
    }

    static int KeyBitsOf(PdfDictionary dictionary, IPdfObjects objects)
    {
        var bits = objects.Integer(dictionary, "Length") ?? 40;
        if (bits < 40) bits *= 8;
        return bits is >= 40 and <= 128 ? bits / 8 * 8 : 128;
    }

    static CryptMethod Method(string? name) => name switch
    {
        "V2" => CryptMethod.Rc4,
        "AESV2" => CryptMethod.Aes128,
        "AESV3" => CryptMethod.Aes256,
        "None" or null => CryptMethod.None,
        _ => throw new PdfFaultException(PdfFault.UnsupportedEncryption),
    };
}

/// <summary>How strings or streams are encrypted.</summary>
enum CryptMethod { None, Rc4, Aes128, Aes256 }
