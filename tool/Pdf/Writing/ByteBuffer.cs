using System.Buffers.Text;
using System.Text;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>A growing run of bytes that knows how PDF spells numbers, names, strings and references.</summary>
sealed class ByteBuffer(int capacity = 1024)
{
    byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Lets go of the bytes and of the room they took.</summary>
    public void Release() => (bytes, Length) = ([], 0);

    /// <summary>Room for at least <paramref name="count"/> bytes; follow with <see cref="Advance"/>.</summary>
    public Span<byte> Reserve(int count)
    {
        if (bytes.Length - Length < count) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        return bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public ByteBuffer Byte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
        return this;
    }

    public ByteBuffer Raw(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Length += value.Length;
        return this;
    }

    public ByteBuffer Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>A number of at most three decimals.</summary>
    public ByteBuffer Number(double value) => Thousandths(ToThousandths(value));

    public static long ToThousandths(double value) =>
        double.IsFinite(value) ? (long)Math.Round(Math.Clamp(value, -2e9, 2e9) * 1000) : throw new ArgumentOutOfRangeException(nameof(value), "A length is not a number.");

    public ByteBuffer Thousandths(long value)
    {
        var to = Reserve(24);
        var at = 0;
        if (value < 0)
        {
            to[at++] = (byte)'-';
            value = -value;
        }
        var (whole, part) = Math.DivRem(value, 1000);
        if (whole != 0 || part == 0)
        {
            Utf8Formatter.TryFormat(whole, to[at..], out var written);
            at += written;
        }
        if (part != 0)
        {
            to[at++] = (byte)'.';
            to[at++] = (byte)('0' + part / 100);
            if (part % 100 != 0) to[at++] = (byte)('0' + part / 10 % 10);
            if (part % 10 != 0) to[at++] = (byte)('0' + part % 10);
        }
        Length += at;
        return this;
    }

    /// <summary>A number of at most six decimals, for the factors of a matrix.</summary>
    public ByteBuffer Precise(double value)
    {
        var text = Math.Round(value, 6).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
        Advance(Encoding.ASCII.GetBytes(text, Reserve(text.Length)));
        return this;
    }

    public ByteBuffer Space() => Byte((byte)' ');

    /// <summary>A number and the space that parts it from what follows.</summary>
    public ByteBuffer Operand(double value) => Number(value).Space();

    public ByteBuffer Reference(int number) => Integer(number).Raw(" 0 R"u8);

    public ByteBuffer Name(string name)
    {
        Byte((byte)'/');
        Span<byte> utf8 = stackalloc byte[name.Length * 3];
        foreach (var b in utf8[..Encoding.UTF8.GetBytes(name, utf8)])
        {
            if (b is > 32 and < 127 && !"()<>[]{}/%#"u8.Contains(b)) Byte(b);
            else Byte((byte)'#').Hex(b);
        }
        return this;
    }

    /// <summary>A name whose chars are its bytes.</summary>
    public ByteBuffer NameOfBytes(string name)
    {
        Byte((byte)'/');
        foreach (var c in name)
        {
            if (c is > ' ' and < '\u007F' && !"()<>[]{}/%#".Contains(c)) Byte((byte)c);
            else if (c != 0) Byte((byte)'#').Hex((byte)c);
        }
        return this;
    }

    /// <summary>A number as exact as PDF readers take it, for numbers that are not lengths of ours.</summary>
    public ByteBuffer Real(double value)
    {
        var text = value.ToString(Math.Abs(value) < 1 ? "0.##########" : "0.######", System.Globalization.CultureInfo.InvariantCulture);
        Advance(Encoding.ASCII.GetBytes(text, Reserve(text.Length)));
        return this;
    }

    public ByteBuffer Hex(byte value) => Byte("0123456789ABCDEF"u8[value >> 4]).Byte("0123456789ABCDEF"u8[value & 15]);

    /// <summary>A text string: ASCII as it is, anything else as UTF-16 with its mark.</summary>
    public ByteBuffer Text(string text) => Literal(TextBytes(text));

    /// <summary>A text string's bytes; one longer than PDF/A allows (ISO 19005-2, 6.1.13) is cut, and says so.</summary>
    public static byte[] TextBytes(string text)
    {
        const int Longest = 32_767;
        const string Cut = " ... (shortened)";
        var plain = Ascii.IsValid(text);
        var most = plain ? Longest : (Longest - 2) / 2;
        if (text.Length > most)
        {
            most -= Cut.Length;
            text = string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), Cut);
        }
        return plain ? Encoding.ASCII.GetBytes(text) : [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)];
    }

    /// <summary>A string of bytes in parentheses.</summary>
    public ByteBuffer Literal(ReadOnlySpan<byte> value)
    {
        Byte((byte)'(');
        foreach (var b in value) Escaped(b);
        return Byte((byte)')');
    }

    public void Escaped(byte b)
    {
        switch (b)
        {
            case (byte)'(' or (byte)')' or (byte)'\\': Byte((byte)'\\').Byte(b); break;
            case (byte)'\r': Raw("\\r"u8); break;
            case (byte)'\n': Raw("\\n"u8); break;
            default: Byte(b); break;
        }
    }
}
