using System.Runtime.InteropServices;
using AshPlot.Cli.CommandLine;
using AshPlot.Cli.Rendering;

namespace AshPlot.Fuzz.Inputs;

/// <summary>What a render of sound input leaves.</summary>
internal static partial class RenderedSeeds
{
    /// <summary>Options that all of them share.</summary>
    public static readonly string[] Common = ["--serial", "--quiet", "--size", "320x240"];

    /// <summary>A file of the sample: three levels at one time.</summary>
    public static string Text(string time = "0300") =>
        Path.Combine(SampleFolder.Find(), $"Air_Conc_grid_20250101{time}.txt");

    /// <summary>Renders as the command does, in this process.</summary>
    public static int Render(params string[] words) => RenderCommandRunner.Run(RenderCommand.Read(words));

    /// <summary>Makes a pipe that nobody writes to.</summary>
    public static void MakePipe(string path) =>
        MakeFifo(
            path,
            0x180 /* 0600 */
        );

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);
}
