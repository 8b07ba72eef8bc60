namespace IncidentStrategy.Pdf.Reading;

/// <summary>Counts what reading one file costs and stops it by name at the limits.</summary>
sealed class Budget(PdfLimits limits, CancellationToken cancellation)
{
    const int MostTooDeep = 50;
    const long MostChecked = 256L << 20;
    long bytes, steps, objects, parsed, tested;
    int deep;

    public PdfLimits Limits => limits;

    /// <summary>How many bytes the next stream may unpack to.</summary>
    public int NextStream => (int)Math.Max(0, Math.Min(limits.StreamBytes, Math.Min(int.MaxValue / 2, limits.TotalBytes - bytes)));

    public void Unpacked(long count)
    {
        cancellation.ThrowIfCancellationRequested();
        bytes += count;
        if (bytes > limits.TotalBytes) throw new PdfFaultException(PdfFault.TooLarge);
    }

    public void Step(long count = 1)
    {
        var before = steps;
        steps += count;
        if (steps > limits.Steps) throw new PdfFaultException(PdfFault.TooSlow);
        if (steps >> 16 != before >> 16) cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Counts bytes looked at as objects: a file made so that its objects overlap would otherwise be read many times over.</summary>
    public void Parsed(long count, long fileLength)
    {
        parsed += count;
        if (parsed > 8 * fileLength + (32L << 20)) throw new PdfFaultException(PdfFault.TooSlow);
    }

    /// <summary>Counts an object given up for its depth, which costs dearly; a file of many such is given up whole.</summary>
    public void TooDeep()
    {
        if (++deep > MostTooDeep) throw new PdfFaultException(PdfFault.TooSlow);
    }

    /// <summary>Whether bytes may still be spent on testing what nobody has to read.</summary>
    public bool MayTest(int count)
    {
        cancellation.ThrowIfCancellationRequested();
        return (tested += count) <= MostChecked;
    }

    public void Object()
    {
        if (++objects > limits.Objects) throw new PdfFaultException(PdfFault.TooLarge);
        if ((objects & 1023) == 0) cancellation.ThrowIfCancellationRequested();
    }
}
