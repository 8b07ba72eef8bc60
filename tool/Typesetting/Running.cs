using System.Globalization;
using IncidentStrategy.Typesetting.Blocks;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;

namespace IncidentStrategy.Typesetting;

/// <summary>Paints running heads and feet, which are no part of the text.</summary>
sealed class Running(Setting setting, string title, int pages)
{
    readonly Style style = setting.Style;
    readonly Dress dress = setting.Quiet.Dress;

    public void Paint(PagePainter page, int number, double width, double height)
    {
        page.Mark(null);
        var text = setting.Options.Running;
        // A document without a cover carries its title on its first page; the head would say it twice.
        if (number > 1)
        {
            var head = style.MarginTop - style.Leading * 1.9;
            Line(page, head, width, Fill(text.HeadLeft.Length > 0 ? text.HeadLeft : title, number), Fill(text.HeadRight, number));
            page.Rule(style.MarginLeft, head + 5, width - style.MarginLeft - style.MarginRight, 0.4, style.Rule);
        }
        Line(page, height - style.MarginBottom + style.Leading * 2.1, width, Fill(text.FootLeft, number), Fill(text.FootRight, number));
    }

    void Line(PagePainter page, double y, double width, string left, string right)
    {
        var measure = width - style.MarginLeft - style.MarginRight;
        var room = measure - Width(right) - 16;
        if (left.Length > 0 && Width(left) > room)
        {
            while (left.Length > 1 && Width(left + "…") > room) left = left[..^1];
            left = left.TrimEnd() + "…";
        }
        if (left.Length > 0) page.Add(new TextInk(style.MarginLeft, y, left, dress.Face, dress.Size, dress.Colour));
        if (right.Length > 0) page.Add(new TextInk(style.MarginLeft + measure - Width(right), y, right, dress.Face, dress.Size, dress.Colour));
    }

    double Width(string text) => setting.Width(text, dress);

    string Fill(string text, int number) => text.Contains('{', StringComparison.Ordinal)
        ? text.Replace("{page}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{pages}", pages.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{title}", title, StringComparison.Ordinal)
        : text;
}
