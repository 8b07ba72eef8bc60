using System.Globalization;
using BenchmarkDotNet.Running;
using IncidentStrategy.Benchmarks;

// `long-document 1000 FILE` writes the Markdown that the whole process is measured on; all else is BenchmarkDotNet's.
if (args is ["long-document", var pages, var file])
    File.WriteAllText(file, LongDocument.Of(int.Parse(pages, CultureInfo.InvariantCulture)));
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
