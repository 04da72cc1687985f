using System.Diagnostics;

namespace AshPlot.Core.Tests.Exporting;

/// <summary>The tools of GDAL, which read exports as others will.</summary>
internal static class Gdal
{
    /// <summary>Runs a tool and returns what it prints; the test is skipped where it is not installed.</summary>
    public static string Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"{tool} (gdal-bin) is not installed");
            throw;
        }

        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, error.Result);
            return output;
        }
    }
}
