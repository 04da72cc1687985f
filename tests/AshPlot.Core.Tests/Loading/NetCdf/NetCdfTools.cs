using System.ComponentModel;
using System.Diagnostics;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf.Unidata;

namespace AshPlot.Core.Tests.Loading.NetCdf;

/// <summary>The tools of netcdf-bin; a test is ignored, and counted so, where they are not installed.</summary>
internal static class NetCdfTools
{
    /// <summary>Ignores the test where libnetcdf is not installed.</summary>
    public static void IgnoreWithoutLibrary()
    {
        try
        {
            _ = new UnidataLibrary().Version;
        }
        catch (MissingLibraryException error)
        {
            Assert.Ignore(error.Message);
        }
    }

    /// <summary>Makes a file from CDL text.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cdl">The text that ncgen reads.</param>
    /// <param name="kind">What ncgen calls a kind: <c>nc3</c>, <c>nc6</c> (64-bit offset), <c>nc4</c>.</param>
    /// <returns>Its path.</returns>
    public static string Generate(TemporaryFolder folder, string name, string cdl, string kind = "nc4")
    {
        var (source, path) = (folder.File(name + ".cdl"), folder.File(name));
        File.WriteAllText(source, cdl);
        Run("ncgen", "-k", kind, "-o", path, source);
        return path;
    }

    /// <summary>Runs a tool and returns what it printed.</summary>
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
        catch (Win32Exception)
        {
            Assert.Ignore($"{tool} (netcdf-bin) is not installed");
            throw;
        }

        using (process)
        {
            var problems = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, problems.Result);
            return output;
        }
    }
}
