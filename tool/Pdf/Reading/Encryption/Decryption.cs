using System.Buffers.Binary;
using System.Security.Cryptography;
using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading.Encryption;

/// <summary>Decrypts the strings and streams of one file's objects.</summary>
sealed class Decryption
{
    const int ExtractBit = 1 << 4;
    readonly EncryptionDictionary encryption;
    readonly FileKey key;

    Decryption(EncryptionDictionary encryption, FileKey key) => (this.encryption, this.key) = (encryption, key);

    /// <summary>Opens with the empty password and asks what the owner allows: binding in is extraction (bit 5).</summary>
    public static Decryption Open(PdfDictionary dictionary, byte[] fileId, IPdfObjects objects)
    {
        var encryption = EncryptionDictionary.Read(dictionary, fileId, objects);
        // Where only attachments are encrypted no password keeps anyone from the pages.
        var key = FileKey.Find(encryption) ?? (encryption.HidesPages ? throw new PdfFaultException(PdfFault.PasswordNeeded) : new([], IsOwner: false));
        if (!key.IsOwner && (encryption.Permissions & ExtractBit) == 0) throw new PdfFaultException(PdfFault.CopyForbidden);
        return new(encryption, key);
    }

    public PdfObject Object(PdfObject value, int number, int generation) => value switch
    {
        PdfString text => encryption.Strings == CryptMethod.None ? text : new PdfString(Bytes(text.Bytes, encryption.Strings, number, generation)),
        PdfArray array => new PdfArray(array.Items.ConvertAll(item => Object(item, number, generation))),
        PdfDictionary dictionary => Dictionary(dictionary, number, generation),
        _ => value,
    };

    PdfDictionary Dictionary(PdfDictionary dictionary, int number, int generation)
    {
        var plain = new PdfDictionary();
        foreach (var (name, value) in dictionary.Entries) plain[name] = Object(value, number, generation);
        return plain;
    }

    public PdfStream Stream(PdfStream stream, int number, int generation, IPdfObjects objects)
    {
        var type = (stream.Dictionary["Type"] as PdfName)?.Value;
        if (type == "XRef") return stream;
        var dictionary = Dictionary(stream.Dictionary, number, generation);
        var method = encryption.Streams;
        if (type == "Metadata" && !encryption.EncryptsMetadata && encryption.Version >= 4) method = CryptMethod.None;
        if (CryptFilter(dictionary, objects) is { } named) method = encryption.Methods.GetValueOrDefault(named, method);
        if (key.Bytes.Length == 0) method = CryptMethod.None;
        return new(dictionary, method == CryptMethod.None ? stream.Encoded : Bytes(stream.Encoded.Span, method, number, generation));
    }

    /// <summary>The crypt filter that the stream names for itself.</summary>
    static string? CryptFilter(PdfDictionary dictionary, IPdfObjects objects)
    {
        foreach (var filter in Filters.StreamFilters.Of(dictionary, objects))
            if (filter.Name == "Crypt") return objects.Name(filter.Parameters, "Name") ?? "Identity";
        return null;
    }

    byte[] Bytes(ReadOnlySpan<byte> data, CryptMethod method, int number, int generation) => method switch
    {
        CryptMethod.Rc4 => Rc4.Apply(ObjectKey(number, generation, false), data),
        CryptMethod.Aes128 => Cbc(ObjectKey(number, generation, true), data),
        CryptMethod.Aes256 => Cbc(key.Bytes, data),
        _ => data.ToArray(),
    };

    byte[] ObjectKey(int number, int generation, bool aes)
    {
        if (encryption.Version >= 5) return key.Bytes;
        Span<byte> source = stackalloc byte[key.Bytes.Length + 9];
        key.Bytes.CopyTo(source);
        var rest = source[key.Bytes.Length..];
        BinaryPrimitives.WriteInt32LittleEndian(rest, number);
        BinaryPrimitives.WriteInt16LittleEndian(rest[3..], unchecked((short)generation));
        "sAlT"u8.CopyTo(rest[5..]);
        var used = key.Bytes.Length + (aes ? 9 : 5);
        return MD5.HashData(source[..used])[..Math.Min(16, key.Bytes.Length + 5)];
    }

    /// <summary>The first block is the initial vector; a broken last block is left out and wrong padding left in.</summary>
    static byte[] Cbc(byte[] key, ReadOnlySpan<byte> data)
    {
        var length = (data.Length - 16) / 16 * 16;
        if (length <= 0) return [];
        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(data.Slice(16, length), data[..16], PaddingMode.None);
        int padding = plain[^1];
        return padding is >= 1 and <= 16 ? plain[..^padding] : plain;
    }
}
