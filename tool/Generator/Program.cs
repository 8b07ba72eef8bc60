using System.CommandLine;
using IncidentStrategy.Generator.Cli;

namespace IncidentStrategy.Generator;

static class Program
{
    /// <summary>The one place that asks the clock; everything below is told the date.</summary>
    static Task<int> Main(string[] arguments)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        return CommandLine.Run(arguments, new Terminal(Console.Out, Console.Error), DateOnly.FromDateTime(DateTime.Today));
    }
}
