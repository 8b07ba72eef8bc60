namespace IncidentStrategy.Pdf.Reading;

/// <summary>Counts what reading one file costs and stops it by name at the limits.</summary>
sealed class Budget(PdfLimits limits, CancellationToken cancellation)
{
    long bytes, steps, objects;

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

    public void Object()
    {
        if (++objects > limits.Objects) throw new PdfFaultException(PdfFault.TooLarge);
        if ((objects & 1023) == 0) cancellation.ThrowIfCancellationRequested();
    }
}
