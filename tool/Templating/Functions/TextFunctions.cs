using System.Security.Cryptography;
using System.Text;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>The functions under `string`.</summary>
static partial class TextFunctions
{
    public static Namespace Table { get; } = new("string")
    {
        { "escape", "text", c => Map(c, Escaped) },
        { "append", "text with", c => c.Checked(c.Str(0) + c.Str(1)) },
        { "base64_decode", "text", c => FromBase64(c) },
        { "base64_encode", "text", c => System.Convert.ToBase64String(Encoding.UTF8.GetBytes(c.Str(0))) },
        { "capitalize", "text", c => Map(c, t => t.Length == 0 ? t : char.ToUpperInvariant(t[0]) + t[1..]) },
        { "capitalizewords", "text", c => Map(c, CapitalizeWords) },
        { "contains", "text value", c => c.Text(0) is { } t && c.Text(1) is { } v && t.Contains(v, StringComparison.Ordinal) },
        { "empty", "text", c => string.IsNullOrEmpty(c.Text(0)) },
        { "whitespace", "text", c => string.IsNullOrWhiteSpace(c.Text(0)) },
        { "downcase", "text", c => Map(c, t => t.ToLowerInvariant()) },
        { "ends_with", "text value", c => c.Text(0) is { } t && c.Text(1) is { } v && t.EndsWith(v, StringComparison.Ordinal) },
        { "equals_ignore_case", "text value", c => c.Text(0) is { } t && c.Text(1) is { } v && t.Equals(v, StringComparison.OrdinalIgnoreCase) },
        { "handleize", "text", c => Handleize(c.Str(0)) },
        { "literal", "text", c => c.Text(0) is { } t ? $"\"{Escaped(t)}\"" : null },
        { "lstrip", "text", c => Keep(c, t => t.TrimStart()) },
        { "pluralize", "number singular plural", c => c.Int(0) == 1 ? c[1] : c[2] },
        { "prepend", "text by", c => c.Checked(c.Str(1) + c.Str(0)) },
        { "remove", "text remove", c => Replaced(c, c.Text(0), c.Text(1), "") },
        { "remove_first", "text remove", c => ReplaceOne(c.Text(0), c.Text(1), "", false) },
        { "remove_last", "text remove", c => ReplaceOne(c.Text(0), c.Text(1), "", true) },
        { "replace", "text match replace", c => Replaced(c, c.Text(0), c.Text(1), c.Str(2)) },
        { "replace_first", "text match replace fromend?", c => ReplaceOne(c.Text(0), c.Text(1), c.Str(2), c.Has(3) && c.True(3)) },
        { "rstrip", "text", c => Keep(c, t => t.TrimEnd()) },
        { "size", "text", c => c.Str(0).Length },
        { "slice", "text start length?", c => Slice(c.Text(0), c.Int(1), c.IntOr(2, int.MaxValue)) },
        { "slice1", "text start length?", c => Slice(c.Text(0), c.Int(1), c.IntOr(2, 1)) },
        { "split", "text match", c => Split(c) },
        { "starts_with", "text value", c => c.Text(0) is { } t && c.Text(1) is { } v && t.StartsWith(v, StringComparison.Ordinal) },
        { "strip", "text", c => Keep(c, t => t.Trim()) },
        { "strip_newlines", "text", c => Keep(c, t => t.Replace("\r", "").Replace("\n", "")) },
        { "to_int", "text", c => ToInt(c) },
        { "to_long", "text", c => ToLong(c) },
        { "to_float", "text", c => Numbers.TryReal(c[0], c.Context.Culture, out var n) && c.Has(0) ? Value.Of((float)n) : default },
        { "to_double", "text", c => Numbers.TryReal(c[0], c.Context.Culture, out var n) && c.Has(0) ? Value.Of(n) : default },
        { "truncate", "text length ellipsis?", c => Truncate(c.Text(0), c.Int(1), c.TextOr(2, "...")) },
        { "truncatewords", "text count ellipsis?", c => TruncateWords(c.Str(0), c.Int(1), c.TextOr(2, "...")) },
        { "upcase", "text", c => Map(c, t => t.ToUpperInvariant()) },
        { "md5", "text", c => Hash(MD5.HashData(Bytes(c, 0))) },
        { "sha1", "text", c => Hash(SHA1.HashData(Bytes(c, 0))) },
        { "sha256", "text", c => Hash(SHA256.HashData(Bytes(c, 0))) },
        { "sha512", "text", c => Hash(SHA512.HashData(Bytes(c, 0))) },
        { "hmac_sha1", "text secret", c => Hash(HMACSHA1.HashData(Bytes(c, 1), Bytes(c, 0))) },
        { "hmac_sha256", "text secret", c => Hash(HMACSHA256.HashData(Bytes(c, 1), Bytes(c, 0))) },
        { "hmac_sha512", "text secret", c => Hash(HMACSHA512.HashData(Bytes(c, 1), Bytes(c, 0))) },
        { "pad_left", "text width", c => { c.Context.CheckSize(c.Site, c.Int(1)); return c.Checked(c.Str(0).PadLeft(Math.Max(0, c.Int(1)))); } },
        { "pad_right", "text width", c => { c.Context.CheckSize(c.Site, c.Int(1)); return c.Checked(c.Str(0).PadRight(Math.Max(0, c.Int(1)))); } },
        { "index_of", "text search start_index? count? string_comparison?", c => IndexOf(c) },
    };

    static Value Map(Call call, Func<string, string> change) => call.Text(0) is { } text ? call.Checked(change(text)) : default(Value);

    /// <summary>As <see cref="Map"/>, and text in the output's own form stays in it.</summary>
    static Value Keep(Call call, Func<string, string> change) =>
        call[0].Ref is Markup markup ? Value.Of(new Markup(change(markup.Text))) : Map(call, change);

    static byte[] Bytes(Call call, int i) => Encoding.UTF8.GetBytes(call.Str(i));
    static string Hash(byte[] hash) => System.Convert.ToHexStringLower(hash);
}
