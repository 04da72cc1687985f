using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Output;

/// <summary>
/// Holds an output folder for one render, or for one shard beside others of its run. The kernel's lock of a file
/// (flock) ends with the process however that ends. Beside each locked file lies <c>.holder</c>, which says whose it
/// is.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string Whole = "lock";
    private const string HolderEnd = ".holder";

    private readonly FileStream file;
    private readonly string path;

    private FolderLock(FileStream file, string path) => (this.file, this.path) = (file, path);

    /// <summary>Takes the folder, or refuses at once.</summary>
    /// <param name="output">The folder.</param>
    /// <param name="shard">The part that is drawn; null for a whole run.</param>
    /// <exception cref="UnwritableOutputException">Another render writes there, or the lock cannot be
    /// written.</exception>
    public static FolderLock Take(OutputFolder output, Shard? shard)
    {
        ArgumentNullException.ThrowIfNull(output);
        var name = NameOf(shard);
        var own = Lock(output, name);
        try
        {
            foreach (var path in Directory.EnumerateFiles(output.StateFolder, Whole + "*"))
            {
                var other = Path.GetFileName(path);
                if (
                    other != name
                    && !other.EndsWith(HolderEnd, StringComparison.Ordinal)
                    && !IsOfSameParts(other, shard)
                )
                    Lock(output, other).Dispose();
            }

            var held = Path.Combine(output.StateFolder, name);
            AtomicFile.WriteText(
                held + HolderEnd,
                output.WorkingFolder,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"process {Environment.ProcessId} on {Environment.MachineName} since {DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}"
                )
            );
            return new FolderLock(own, held);
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    /// <summary>Gives the folder free.</summary>
    public void Dispose()
    {
        try
        {
            // While it is locked, so that nobody else's is removed.
            File.Delete(path + HolderEnd);
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What is left there is not locked, and hinders nobody.
        }

        file.Dispose();
    }

    private static string NameOf(Shard? shard) =>
        shard is null ? Whole : string.Create(CultureInfo.InvariantCulture, $"{Whole}-{shard.Index}-of-{shard.Count}");

    /// <summary>Shards of a run in as many parts do not hinder one another.</summary>
    private static bool IsOfSameParts(string name, Shard? shard) =>
        shard is not null
        && name != Whole
        && name.EndsWith(string.Create(CultureInfo.InvariantCulture, $"-of-{shard.Count}"), StringComparison.Ordinal);

    private static FileStream Lock(OutputFolder output, string name) =>
        output.TryLockState(name)
        ?? throw new UnwritableOutputException(
            output.Path,
            $"another render is writing there ({HolderOf(output, name)}); wait until it has ended, or choose another folder with {OptionNames.Of(nameof(OutputFolder))}"
        );

    private static string HolderOf(OutputFolder output, string name)
    {
        try
        {
            return output.ReadState(name + HolderEnd).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"{Path.Combine(output.StateFolder, name)} is locked";
        }
    }
}
