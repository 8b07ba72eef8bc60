using IncidentStrategy.Generator.Analysis.PersonalData;
using IncidentStrategy.Generator.Analysis.Wording;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>Looks for personal data in everything people wrote, before anything is published. Names of learners and witnesses belong in portfolios only.</summary>
static class PersonalDataChecks
{
    public static void Run(Checking check)
    {
        var names = check.Corpus.Portfolios.SelectMany(p => p.Evidence.Select(e => e.Witness?.Name).Append(p.Learner)).OfType<string>().Where(n => n.Contains(' ')).ToArray();
        Detector everywhere = new(names), portfolios = new();
        foreach (var (file, source) in check.Corpus.Sources.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var detector = file.StartsWith("portfolios/", StringComparison.Ordinal) ? portfolios : everywhere;
            foreach (var found in detector.Find(source.Text))
                if (!Phrases.IsAllowed(source.Text, found.Offset, Code(found.Kind))) Tell(check, found.Kind, source.At(found.Offset, found.Length));
        }
        foreach (var r in check.Corpus.Consultations.SelectMany(c => c.Responses).Where(r => r.Where.Place.Cell is not null))
            foreach (var (text, field) in new[] { (r.Text, "text"), (r.Reason, "reason") })
                foreach (var found in text is null ? [] : everywhere.Find(text)) Tell(check, found.Kind, r.Where[field]);
    }

    static string Code(PersonalKind kind) => kind switch
    {
        PersonalKind.NationalInsurance => "IS501", PersonalKind.NhsNumber => "IS502", PersonalKind.PaymentCard => "IS503", PersonalKind.CardSecurityCode => "IS504",
        PersonalKind.BankAccount => "IS505", PersonalKind.Postcode => "IS506", PersonalKind.Phone => "IS507", PersonalKind.Email => "IS508", _ => "IS509",
    };

    /// <summary>The message does not repeat what was found: messages are printed, mailed and kept.</summary>
    static void Tell(Checking check, PersonalKind kind, Place place) =>
        check.Tell(Code(kind), place, $"This looks like a {Pseudonyms.Noun(kind)}{(kind == PersonalKind.Name ? "'s name" : "")}.",
            $"Take it out, or write a role or a token in its place. If it is nobody's, write `<!-- allow {Code(kind)}: reason -->` beside it.");
}
