namespace IncidentStrategy.Generator.Analysis.PersonalData;

/// <summary>What kind of personal data a passage is.</summary>
public enum PersonalKind { NationalInsurance, NhsNumber, PaymentCard, CardSecurityCode, BankAccount, Postcode, Phone, Email, Name }

/// <summary>How each kind is called, told and written as a token.</summary>
static class PersonalKinds
{
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

    public static string Code(PersonalKind kind) => kind switch
    {
        PersonalKind.NationalInsurance => "IS501", PersonalKind.NhsNumber => "IS502", PersonalKind.PaymentCard => "IS503", PersonalKind.CardSecurityCode => "IS504",
        PersonalKind.BankAccount => "IS505", PersonalKind.Postcode => "IS506", PersonalKind.Phone => "IS507", PersonalKind.Email => "IS508", _ => "IS509",
    };

    /// <summary>What makes two spellings one: letters' case, and the spaces and hyphens within numbers, do not.</summary>
    public static string Plain(PersonalKind kind, string value) => kind == PersonalKind.Name
        ? string.Join(' ', value.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        : string.Concat(value.ToUpperInvariant().Where(c => char.IsLetterOrDigit(c) || c is '@' or '.' && kind == PersonalKind.Email));
}
