using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace IncidentStrategy.Generator.Analysis.PersonalData;

/// <summary>
/// Tokens in place of personal data: the same person gets the same token in every output, whatever the order of reading.
/// The key decides the tokens and is never written; without it a token cannot be turned back.
/// </summary>
public sealed class Pseudonyms(ReadOnlyMemory<byte> key)
{
    readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);

    /// <summary>A token such as <c>[person K7Q2M]</c>; letters' case, spaces and hyphens do not make another person.</summary>
    public string Token(PersonalKind kind, string value) => tokens.GetOrAdd($"{kind}:{Plain(kind, value)}", Make);

    /// <summary>The text with everything the detector finds replaced by its token; the original characters are gone, not covered.</summary>
    public string Redact(string text, Detector detector)
    {
        var found = detector.Find(text);
        if (found.Count == 0) return text;
        var clean = new StringBuilder();
        var from = 0;
        foreach (var f in found)
        {
            clean.Append(text, from, f.Offset - from).Append(Token(f.Kind, text.Substring(f.Offset, f.Length)));
            from = f.Offset + f.Length;
        }
        return clean.Append(text, from, text.Length - from).ToString();
    }

    string Make(string subject)
    {
        const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(subject), hash);
        Span<char> token = stackalloc char[6];
        for (var i = 0; i < token.Length; i++) token[i] = Letters[hash[i] % Letters.Length];
        return $"[{Noun(Enum.Parse<PersonalKind>(subject[..subject.IndexOf(':', StringComparison.Ordinal)]))} {token}]";
    }

    static string Plain(PersonalKind kind, string value) => kind == PersonalKind.Name
        ? string.Join(' ', value.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        : string.Concat(value.ToUpperInvariant().Where(c => char.IsLetterOrDigit(c) || c == '@'));

    /// <summary>What stands in the token for the kind of data.</summary>
    public static string Noun(PersonalKind kind) => kind switch
    {
        PersonalKind.NationalInsurance => "national insurance number",
        PersonalKind.NhsNumber => "NHS number",
        PersonalKind.PaymentCard => "card",
        PersonalKind.CardSecurityCode => "card security code",
        PersonalKind.BankAccount => "bank account",
        PersonalKind.Postcode => "postcode",
        PersonalKind.Phone => "telephone",
        PersonalKind.Email => "e-mail",
        _ => "person",
    };
}
