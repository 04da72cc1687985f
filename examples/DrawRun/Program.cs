using AshPlot.Core.Planning;
using AshPlot.Rendering;

// A worker is this same program, started again: this line comes first.
if (AshPlotWorkers.TryRun(args, out var exitCode))
    return exitCode;

// What the files contain: one run, however many files it has.
using var run = await ModelRun.OpenAsync(args[0]);
var quantity = run.Quantities.First(one => one.Name == "total-column");
Console.WriteLine($"{run.Model}: {run.Title}, {quantity.Title} in {quantity.Units} at {quantity.Slices.Count} times");

// The values of one slice, each with its place.
var slice = quantity.Slices[^1];
var values = run.Read(slice);
var (row, column) = Math.DivRem(values.Values.IndexOf(values.Values.ToArray().Max()), values.Columns);
var (longitude, latitude) = values.CentreOf(row, column);
Console.WriteLine(
    FormattableString.Invariant($"{slice.Time}: at most {values[row, column]:g4}, at {longitude:0.##}, {latitude:0.##}")
);

// One map, drawn in this process.
using (var file = File.Create(Path.Combine(args[1], "last.png")))
    run.Draw(slice, file);

// All maps of the quantity, drawn by two worker processes.
var plan = run.Plan(new MapOptions { Quantities = [quantity.Name] });
await foreach (var map in plan.RenderAsync(Path.Combine(args[1], "maps"), new RenderOptions { Workers = 2 }))
    Console.WriteLine(map.Error is null ? $"{map.Files[0]}: {map.Status}" : $"{map.Slice}: {map.Error}");
return 0;
