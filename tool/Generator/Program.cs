namespace IncidentStrategy.Generator;

static class Program
{
    static int Main() => 2;
}
