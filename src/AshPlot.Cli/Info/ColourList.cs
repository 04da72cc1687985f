using AshPlot.Core.Colours;
using AshPlot.Core.Units;

namespace AshPlot.Cli.Info;

/// <summary>Prints what <c>--colours</c> may name, with the boundaries of classes.</summary>
internal static class ColourList
{
    public static void Print(TextWriter output)
    {
        output.WriteLine("contours (the default), by quantity:");
        foreach (var (quantity, classes) in ContourSchemes.All)
            Write(output, quantity, classes);
        output.WriteLine("classes:");
        foreach (var scheme in ClassSchemes.All)
            Write(output, scheme.Name, scheme);
        output.WriteLine("continuous (add _r to reverse one):");
        output.WriteLine($"  {string.Join(" ", ColourMaps.Names)}");
    }

    private static void Write(TextWriter output, string name, ClassScheme scheme)
    {
        var unit = UnitText.ForPeople(scheme.Units);
        var numbers = string.Join(" ", scheme.Boundaries.Select(ClassText));
        var colours = string.Join(" ", scheme.Classes.Select(one => $"#{one.Colour & 0xFFFFFF:x6}"));
        output.WriteLine($"  {name,-18} {numbers} {unit}");
        output.WriteLine($"  {"",-18} {colours}");
    }

    private static string ClassText(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
