using System.Numerics;

namespace IncidentStrategy.Templating.Values;

/// <summary>The integers from one to another, up or down, made as they are asked for.</summary>
sealed class ValueRange(BigInteger first, BigInteger last, bool inclusive)
{
    public BigInteger First => first;
    public BigInteger Last => last;

    /// <summary>How many there are.</summary>
    public BigInteger Count => BigInteger.Abs(last - first) + (inclusive ? 1 : 0);

    public Value At(long index) => Value.Of(first <= last ? first + index : first - index);

    /// <summary>Whether the numbers can be counted in plain integers.</summary>
    public bool IsSmall => first >= int.MinValue && first <= int.MaxValue && last >= int.MinValue && last <= int.MaxValue;
}
