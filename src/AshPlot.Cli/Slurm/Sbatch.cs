using System.ComponentModel;
using System.Diagnostics;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Slurm;

/// <summary>Hands batch scripts to Slurm.</summary>
internal static class Sbatch
{
    private const string Program = "sbatch";

    /// <summary>Submits a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="options">Further options of <c>sbatch</c>.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="SlurmException">There is no <c>sbatch</c>, or it refused.</exception>
    public static string Submit(string script, params string[] options)
    {
        var start = new ProcessStartInfo(Find(), [.. options, "--parsable", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            // With several clusters: id;cluster.
            var id = process.StandardOutput.ReadToEnd().Trim().Split(';')[0];
            process.WaitForExit();
            return process.ExitCode == 0 && id.Length > 0 && id.All(char.IsAsciiDigit)
                ? id
                : throw new SlurmException(
                    $"{Program} rejected {script} (exit status {process.ExitCode}): {error.GetAwaiter().GetResult().Trim()}"
                );
        }
        catch (Win32Exception error)
        {
            throw new SlurmException($"{Program} cannot be started: {error.Message}", error);
        }
    }

    /// <summary>
    /// The program on the PATH alone: started by its bare name, one in the current folder would come first.
    /// </summary>
    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, Program))
            .FirstOrDefault(File.Exists)
        ?? throw new SlurmException(
            $"{Program} is not on the PATH; submit on a machine that has Slurm, or omit --submit and submit the scripts there"
        );
}

/// <summary>Slurm is not there, or did not take a job.</summary>
internal sealed class SlurmException(string message, Exception? innerException = null)
    : AshPlotException(message, innerException);
