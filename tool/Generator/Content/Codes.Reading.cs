using static IncidentStrategy.Text.Severity;

namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS001-099: reading and syntax.</summary>
    static Code[] Reading =>
    [
        new("IS001", Error, "Not UTF-8", "A text file holds bytes that are not UTF-8, so some letters would be read wrongly."),
        new("IS002", Note, "Byte order mark", "The file begins with a byte order mark. It is read without it."),
        new("IS003", Error, "Empty file", "The file holds nothing."),
        new("IS004", Warning, "Unknown file", "A file stands where no such file is read."),
        new("IS005", Error, "No front matter", "A document begins with its fields between two lines `---`."),
        new("IS006", Error, "Front matter not closed", "The line `---` that ends the fields is missing."),
        new("IS007", Error, "Not readable as YAML", "The fields break a rule of YAML, so nothing of the file can be read."),
        new("IS008", Error, "YAML that is not read here", "Anchors, aliases, tags and several documents in a file are not read."),
        new("IS009", Error, "Too large or too deep", "A file or its nesting is beyond what any real document needs."),
        new("IS010", Error, "Wrong shape", "A single value, a list or a group of fields stands where another of them belongs."),
        new("IS011", Error, "Unknown field", "No such field is read here; a misspelt one must not pass in silence."),
        new("IS012", Error, "Field written twice", "The same field is written twice, so one of the values would be lost."),
        new("IS013", Error, "Required field missing", "A field without which the document cannot be read is missing or empty."),
        new("IS014", Error, "Not one of the words", "The field takes one of a few words, and this is another."),
        new("IS015", Error, "Not a number", "The field takes a number."),
        new("IS016", Error, "Not a date", "The field takes a date, written 2026-03-14."),
        new("IS017", Error, "Not a date and time", "The field takes a date and a time, written 2026-03-14 09:12."),
        new("IS018", Error, "Not yes or no", "The field takes yes or no."),
        new("IS019", Error, "Not a length of time", "The field takes a length of time, such as 15 min, 2 h or 10 working days."),
        new("IS020", Error, "Out of range", "The value is outside what the field can mean."),
        new("IS021", Error, "Id used twice", "Two records of one kind have the same id, so a reference to it would be ambiguous."),
        new("IS022", Error, "Id not well formed", "An id is letters, digits, hyphens, dots, slashes and underscores, without spaces."),
        new("IS023", Warning, "Hour of the clock change", "The local time does not exist, or exists twice, as the clocks change in that hour."),
        new("IS024", Error, "Clause id used twice", "Two clauses of a document have the same id."),
        new("IS025", Error, "Table not readable", "A table in the body that is read as records has a heading or a row that cannot be read."),
        new("IS026", Warning, "Given twice", "The same records stand in the fields and in a table of the body; the fields count."),
        new("IS027", Error, "File not found", "A field names a file that is not there."),
        new("IS028", Error, "Required file missing", "The workspace cannot be read without this file."),
        new("IS029", Error, "Path outside the workspace", "A field names a file outside the workspace."),
        new("IS030", Error, "In the wrong folder", "A procedure's status and its folder contradict each other."),
        new("IS031", Error, "Unresolved merge", "The file holds the marks of two versions that were not merged."),
        new("IS032", Error, "Control character", "The text holds a character that cannot be printed."),
        new("IS033", Error, "Unknown attachment", "Only pdf, png, jpg, md, xlsx, csv and txt files can be attached as evidence."),
        new("IS034", Error, "Working hours not understood", "The working hours are days and times, written Mon-Fri 08:00-20:00."),
        new("IS035", Error, "Notes of no consultation", "The notes name a consultation that is not there."),
        new("IS036", Error, "File cannot be opened", "The file may not be read, or it is a link to a file that is gone."),
        new("IS037", Warning, "Name too short", "A name in names.txt has fewer than three letters, so it is not looked for."),
    ];
}
