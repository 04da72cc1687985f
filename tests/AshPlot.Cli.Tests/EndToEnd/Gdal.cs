using System.Diagnostics;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>The tools of GDAL, which read exports as others will.</summary>
internal static class Gdal
{
    /// <summary>Runs a tool and returns what it prints; the test is skipped where it is not installed.</summary>
    public static async Task<string> RunAsync(CancellationToken cancellation, string tool, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"{tool} (gdal-bin) is not installed");
            throw;
        }
    }
}
