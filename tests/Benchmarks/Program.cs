using System.Globalization;
using BenchmarkDotNet.Running;
using IncidentStrategy.Benchmarks;

// `long-document 1000 FILE` and `large-png FILE` write what the whole process is measured on; all else is BenchmarkDotNet's.
if (args is ["long-document", var pages, var file])
    File.WriteAllText(file, LongDocument.Of(int.Parse(pages, CultureInfo.InvariantCulture)));
else if (args is ["large-png", var picture])
    File.WriteAllBytes(picture, LargePng.Make(4000, 3000));
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
