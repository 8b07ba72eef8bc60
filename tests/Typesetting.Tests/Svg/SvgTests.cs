using System.Xml.Linq;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Svg;

namespace IncidentStrategy.Tests;

public sealed class SvgTests
{
    static XElement Print(params Ink[] inks) =>
        XElement.Parse(SvgPrinter.Print(new Frame(100, 50, inks, "What it \"shows\" & <more>\u0001"), Style.House, "f1", "A <title>"));

    [Fact]
    public void It_is_named_and_described()
    {
        var svg = Print();
        Assert.Equal("img", svg.Attribute("role")!.Value);
        var ids = svg.Elements().ToDictionary(e => e.Attribute("id")!.Value, e => e.Value);
        Assert.Equal("A <title>", ids[svg.Attribute("aria-labelledby")!.Value]);
        Assert.Equal("What it \"shows\" & <more>\ufffd", ids[svg.Attribute("aria-describedby")!.Value]);
        Assert.Equal("0 0 100 50", svg.Attribute("viewBox")!.Value);
    }

    [Fact]
    public void Text_stays_text_with_its_anchor_weight_and_the_styles_colour()
    {
        var text = Print(new TextInk(10.126, 20, "Mean < 15 & rising", Face.Bold, 8, Style.House.Ink) { Anchor = Anchor.End }).Elements().Last();
        Assert.Equal("Mean < 15 & rising", text.Value);
        Assert.Equal("10.13", text.Attribute("x")!.Value);
        Assert.Equal("end", text.Attribute("text-anchor")!.Value);
        Assert.Equal("600", text.Attribute("font-weight")!.Value);
        Assert.Equal("f-ink", text.Attribute("class")!.Value);
        Assert.Equal("#1d1d1f", text.Attribute("fill")!.Value);
    }

    [Fact]
    public void Paths_keep_their_outline_and_dashes()
    {
        var path = Print(new PathInk(Shape.Line(0, 1, 10, 1), null, new Stroke(0.5, Style.House.Concern, [2, 1]))).Elements().Last();
        Assert.Equal("M0 1L10 1", path.Attribute("d")!.Value);
        Assert.Equal("none", path.Attribute("fill")!.Value);
        Assert.Equal("2 1", path.Attribute("stroke-dasharray")!.Value);
        Assert.Equal("s-concern", path.Attribute("class")!.Value);
    }

    [Fact]
    public void Neighbours_alike_in_all_but_shape_become_one_path()
    {
        var svg = Print(new PathInk(Shape.Rectangle(0, 0, 1, 1), Colour.Black), new PathInk(Shape.Rectangle(5, 0, 1, 1), Colour.Black), new PathInk(Shape.Rectangle(9, 0, 1, 1), Colour.Black) { Opacity = 0.5 });
        Assert.Equal(2, svg.Elements().Count(e => e.Name.LocalName == "path"));
        Assert.Equal("M0 0L1 0L1 1L0 1ZM5 0L6 0L6 1L5 1Z", svg.Elements().First(e => e.Name.LocalName == "path").Attribute("d")!.Value);
    }

    [Fact]
    public void A_circle_is_told_as_arcs()
    {
        var path = Print(new PathInk(Shape.Circle(10, 20, 3), Colour.Black)).Elements().Last();
        Assert.Equal("M7 20a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z", path.Attribute("d")!.Value);
    }

    [Fact]
    public void A_frame_within_is_moved_and_enlarged()
    {
        var group = Print(new FrameInk(3, 4, new Frame(10, 10, [new TextInk(0, 0, "x", Face.Regular, 8, Colour.Black)])) { Scale = 2 }).Elements().Last();
        Assert.Equal("translate(3 4) scale(2)", group.Attribute("transform")!.Value);
        Assert.Equal("x", group.Value);
    }
}
