using static IncidentStrategy.Text.Severity;

namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS600-699: spreadsheets and metrics.</summary>
    static Code[] Spreadsheets =>
    [
        new("IS601", Error, "Spreadsheet not readable", "The file cannot be opened as a spreadsheet."),
        new("IS602", Error, "Spreadsheet with a password", "The file is protected by a password."),
        new("IS603", Error, "Sheet not found", "The spreadsheet has no sheet of that name."),
        new("IS604", Error, "Heading not found", "The sheet has no column with that heading."),
        new("IS605", Error, "Unknown column field", "No such field is read from this kind of sheet."),
        new("IS606", Note, "Column not read", "The heading is no field's name and no field is mapped to it."),
        new("IS607", Error, "Heading written twice", "Two columns have the same heading, so one of them would be lost."),
        new("IS608", Warning, "Merged heading", "A heading stretches over several columns; only the first of them has it."),
        new("IS609", Error, "No table found", "The sheet holds no row of headings that can be read."),
        new("IS610", Warning, "Hidden sheet not read", "A hidden sheet is read only when metrics.yaml names it."),
        new("IS611", Warning, "Hidden rows not read", "Hidden rows, such as those a filter leaves out, are not read."),
        new("IS612", Error, "Formula error", "The cell shows an error such as #N/A or #DIV/0!."),
        new("IS613", Warning, "Numbers as text", "The cells look like numbers and are stored as text. They are read as numbers."),
        new("IS614", Error, "Not a number in a sheet", "The column takes numbers, and this cell holds something else."),
        new("IS615", Warning, "Day or month first", "No date of the column tells whether day or month comes first."),
        new("IS616", Error, "Day and month first", "Some dates of the column can only be read day first, others only month first."),
        new("IS617", Error, "Not a date in a sheet", "The column takes dates, and this cell holds something else."),
        new("IS618", Warning, "Minutes and seconds", "The column holds times written with colons; they are read in the metric's unit."),
        new("IS619", Warning, "Fractions for percent", "A column of percent holds numbers from 0 to 1. They are read as fractions."),
        new("IS620", Error, "Period twice", "A metric has two figures for the same period."),
        new("IS621", Warning, "Period missing", "A period is missing between two others of the series."),
        new("IS622", Error, "Not one of the words in a sheet", "The column takes one of a few words, and this cell holds another."),
        new("IS623", Error, "Incident twice", "Two rows have the same incident id."),
        new("IS624", Error, "Id missing in a row", "The row has no id, so nothing can refer to it."),
        new("IS625", Error, "Too many cells in a row", "The row has more cells than there are headings: look for a separator that is not in quotes."),
        new("IS626", Error, "Quotation mark not closed", "A quoted cell does not end, so the rows below it are lost."),
        new("IS627", Warning, "Comma or point", "The commas of the column can be read as thousands or as decimals."),
        new("IS628", Note, "Read as Windows-1252", "The csv file is not UTF-8 and was read in the encoding older spreadsheet programs write."),
        new("IS629", Error, "Unit contradicts", "The unit in the sheet is not the metric's."),
        new("IS630", Note, "Metric without a definition", "metrics.yaml does not define this metric; it is read with the defaults."),
        new("IS631", Warning, "Spreadsheet not read", "No source of metrics.yaml names the spreadsheet and its headings tell no kind of table."),
        new("IS632", Error, "Too many different words", "A column of codes holds so many different words that it must be free text."),
        new("IS633", Note, "Total row not read", "A row of totals is not read as a figure."),
        new("IS634", Error, "Figure out of range", "The figure cannot be one of this metric or field."),
        new("IS635", Note, "Order of dates decided", "Some dates of the column can be read two ways; others of it decide which."),
        new("IS636", Warning, "Log times out of order", "A moment of an incident stands before one that has to come first, so its durations are left out."),
        new("IS637", Warning, "Not the chart that was asked for", "The figures lack what the chart needs, so the metric is drawn as an XmR chart."),
        new("IS638", Warning, "Figure after the as-of date", "What is dated later than the documents speak of is not charted."),
        new("IS639", Warning, "Parts without a whole", "A metric is recorded by site or channel and not for the whole centre, so only one part of it is charted."),
    ];
}
