namespace IncidentStrategy.Pdf.Writing;

public sealed partial class PdfPage
{
    /// <summary>A path is built by moves, lines and curves, and then filled, stroked or made a clip, which ends it.</summary>
    public void MoveTo(double x, double y) => path.Operand(x).Number(Height - y).Raw(" m\n"u8);

    public void LineTo(double x, double y) => path.Operand(x).Number(Height - y).Raw(" l\n"u8);

    /// <summary>A cubic Bézier curve to (x, y).</summary>
    public void CurveTo(double x1, double y1, double x2, double y2, double x, double y) =>
        path.Operand(x1).Operand(Height - y1).Operand(x2).Operand(Height - y2).Operand(x).Number(Height - y).Raw(" c\n"u8);

    public void ClosePath() => path.Raw("h\n"u8);

    public void AddRectangle(double x, double y, double width, double height) =>
        path.Operand(x).Operand(Height - y - height).Operand(width).Number(height).Raw(" re\n"u8);

    public void AddRoundedRectangle(double x, double y, double width, double height, double radius)
    {
        // How far the handles of a quarter circle's best cubic stand from its corner.
        var r = Math.Min(radius, Math.Min(width, height) / 2);
        var k = r * (1 - 0.5522847498);
        double right = x + width, bottom = y + height;
        MoveTo(x + r, y);
        LineTo(right - r, y);
        CurveTo(right - k, y, right, y + k, right, y + r);
        LineTo(right, bottom - r);
        CurveTo(right, bottom - k, right - k, bottom, right - r, bottom);
        LineTo(x + r, bottom);
        CurveTo(x + k, bottom, x, bottom - k, x, bottom - r);
        LineTo(x, y + r);
        CurveTo(x, y + k, x + k, y, x + r, y);
        ClosePath();
    }

    public void AddCircle(double x, double y, double radius) => AddRoundedRectangle(x - radius, y - radius, 2 * radius, 2 * radius, radius);

    public void Fill(Colour colour, bool evenOdd = false) => Paint(colour, null, evenOdd ? "f*\n"u8 : "f\n"u8);

    public void Stroke(Pen pen) => Paint(null, pen, "S\n"u8);

    public void FillAndStroke(Colour colour, Pen pen, bool evenOdd = false) => Paint(colour, pen, evenOdd ? "B*\n"u8 : "B\n"u8);

    /// <summary>What is drawn after this, until <see cref="Restore"/>, shows only inside the path.</summary>
    public void Clip(bool evenOdd = false)
    {
        EndText();
        content.Raw(path.Written).Raw(evenOdd ? "W* n\n"u8 : "W n\n"u8);
        path.Clear();
    }

    public void Line(double x1, double y1, double x2, double y2, Pen pen)
    {
        MoveTo(x1, y1);
        LineTo(x2, y2);
        Stroke(pen);
    }

    public void FillRectangle(double x, double y, double width, double height, Colour colour)
    {
        AddRectangle(x, y, width, height);
        Fill(colour);
    }

    public void Save()
    {
        EndText();
        content.Raw("q\n"u8);
        saved.Push(state with { });
    }

    public void Restore()
    {
        EndText();
        if (saved.Count == 0) throw new InvalidOperationException("Nothing was saved that could be restored.");
        content.Raw("Q\n"u8);
        state = saved.Pop();
    }

    /// <summary>
    /// Maps what is drawn after this, until <see cref="Restore"/>: x' = a·x + c·y + e, y' = b·x + d·y + f, all measured down from the page's top left corner.
    /// </summary>
    public void Transform(double a, double b, double c, double d, double e, double f)
    {
        EndText();
        Matrix(a, -b, -c, d, e + c * Height, Height - d * Height - f);
    }

    /// <summary>How opaque fills (text and pictures too) and strokes are after this, until <see cref="Restore"/>: 1 hides what is below, 0 shows nothing.</summary>
    public void Opacity(double fill, double stroke)
    {
        var number = writer.OpacityState(fill, stroke);
        if (state.Opacity == number) return;
        EndText();
        state.Opacity = number;
        Need(states, number);
        usesTransparency |= fill < 1 || stroke < 1;
        content.Raw("/G"u8).Integer(number).Raw(" gs\n"u8);
    }

    void Paint(Colour? fill, Pen? pen, ReadOnlySpan<byte> operation)
    {
        Mark(isText: false);
        EndText();
        if (fill is { } colour) SetFill(colour);
        if (pen is not null) SetPen(pen);
        content.Raw(path.Written).Raw(operation);
        path.Clear();
    }

    void SetFill(Colour colour)
    {
        var packed = Packed(colour);
        if (packed == state.Fill) return;
        state.Fill = packed;
        Components(colour);
        content.Raw(IsGrey(colour) ? " g\n"u8 : " rg\n"u8);
    }

    void SetPen(Pen pen)
    {
        if (ReferenceEquals(pen, state.Pen)) return;
        var last = state.Pen;
        if (Packed(pen.Colour) != state.Stroke)
        {
            state.Stroke = Packed(pen.Colour);
            Components(pen.Colour);
            content.Raw(IsGrey(pen.Colour) ? " G\n"u8 : " RG\n"u8);
        }
        if (pen.Width != (last?.Width ?? 1)) content.Number(pen.Width).Raw(" w\n"u8);
        if (pen.Cap != (last?.Cap ?? 0)) content.Integer((int)pen.Cap).Raw(" J\n"u8);
        if (pen.Join != (last?.Join ?? 0)) content.Integer((int)pen.Join).Raw(" j\n"u8);
        if (pen.MitreLimit != (last?.MitreLimit ?? 10)) content.Number(pen.MitreLimit).Raw(" M\n"u8);
        if (pen.DashPhase != (last?.DashPhase ?? 0) || !pen.Dash.SequenceEqual(last?.Dash ?? []))
        {
            content.Byte((byte)'[');
            foreach (var length in pen.Dash) content.Operand(length);
            content.Raw("] "u8).Number(pen.DashPhase).Raw(" d\n"u8);
        }
        state.Pen = pen;
    }

    void Matrix(double a, double b, double c, double d, double e, double f) => content
        .Precise(a).Space().Precise(b).Space().Precise(c).Space().Precise(d).Space().Operand(e).Number(f).Raw(" cm\n"u8);

    static int Packed(Colour colour) => (colour.Red << 16) | (colour.Green << 8) | colour.Blue;

    static bool IsGrey(Colour colour) => colour.Red == colour.Green && colour.Green == colour.Blue;

    void Components(Colour colour)
    {
        content.Number(colour.Red / 255.0);
        if (!IsGrey(colour)) content.Space().Operand(colour.Green / 255.0).Number(colour.Blue / 255.0);
    }
}
