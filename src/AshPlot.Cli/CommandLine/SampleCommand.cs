using System.CommandLine;
using System.Reflection;
using AshPlot.Core.Output;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// <c>ashplot sample</c>: writes the files of <c>data/sample</c>, which the program holds. They are calculated by
/// <c>tools/AshPlot.Sample</c>.
/// </summary>
internal static class SampleCommand
{
    private const string Prefix = "Sample/";

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Output folder (created if missing)." };
        var command = new Command(
            "sample",
            "Writes the synthetic sample eruption: NAME text in DIR and DIR/name3, NetCDF in DIR/netcdf."
        )
        {
            folder,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(folder);
            Write(path);
            Console.Out.WriteLine(path);
            return ExitStatus.Done;
        });
        return command;
    }

    private static void Write(string folder)
    {
        var program = Assembly.GetExecutingAssembly();
        foreach (
            var name in program
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        )
        {
            using var content = program.GetManifestResourceStream(name)!;
            AtomicFile.WriteStream(Path.Combine(folder, name[Prefix.Length..]), folder, content.CopyTo);
        }
    }
}
