using System.CommandLine;
using AshPlot.Core.Sample;

namespace AshPlot.Cli.CommandLine;

/// <summary><c>ashplot sample</c>.</summary>
internal static class SampleCommand
{
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
            SampleEruption.Write(path);
            Console.Out.WriteLine(path);
            return ExitStatus.Done;
        });
        return command;
    }
}
