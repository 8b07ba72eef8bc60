using static IncidentStrategy.Text.Severity;

namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS500-599: personal data.</summary>
    static Code[] PersonalData =>
    [
        new("IS501", Error, "National insurance number", "The text holds what looks like a national insurance number."),
        new("IS502", Error, "NHS number", "The text holds what looks like an NHS number."),
        new("IS503", Error, "Card number", "The text holds what looks like a payment card number."),
        new("IS504", Error, "Card security code", "The text holds a card security code, which may never be kept."),
        new("IS505", Error, "Bank account", "The text holds what looks like a sort code with an account number."),
        new("IS506", Warning, "Postcode", "The text holds what looks like a postcode. A token stands in its place in everything published."),
        new("IS507", Warning, "Telephone number", "The text holds what looks like a telephone number. A token stands in its place in everything published."),
        new("IS508", Warning, "E-mail address", "The text holds what looks like an e-mail address. A token stands in its place in everything published."),
        new("IS509", Warning, "Name", "The text holds a name from names.txt, or that of a learner or witness outside their portfolio. A token stands in its place in everything published."),
    ];
}
