using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Finishing;

/// <summary>
/// MP4 with H.264, made by the program ffmpeg where it is installed: what every player and slide program can play.
/// </summary>
internal sealed class AnimatedMp4 : IAnimationFormat
{
    private const string Program = "ffmpeg";
    private const int LongestReason = 300;

    public string Extension => "mp4";

    public string FrameExtension => "png";

    public bool IsMadeByProgram => true;

    public string? Missing =>
        Find() is null
            ? $"mp4 needs the program {Program}, which is not on the PATH; install it (Debian: apt-get install {Program}), or choose gif"
            : null;

    public void Write(IReadOnlyList<string> frames, IReadOnlyList<TimeSpan> delays, Stream destination) =>
        throw new NotSupportedException();

    public void WriteFile(
        IReadOnlyList<string> frames,
        IReadOnlyList<TimeSpan> delays,
        string path,
        CancellationToken cancellation
    )
    {
        // The folder is held by descriptor, which is another process's to ffmpeg.
        const string Own = "/proc/self/";
        var target = path.StartsWith(Own, StringComparison.Ordinal)
            ? $"/proc/{Environment.ProcessId}/{path[Own.Length..]}"
            : path;
        var start = new ProcessStartInfo(Find() ?? throw new UnwritableOutputException(Program, Missing!))
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var rate = (1 / delays[0].TotalSeconds).ToString("0.######", CultureInfo.InvariantCulture);
        // H.264 as players know it halves the resolution of colour, and so wants even sides.
        string[] arguments =
        [
            "-nostdin",
            "-hide_banner",
            "-loglevel",
            "error",
            "-f",
            "image2pipe",
            "-framerate",
            rate,
            "-c:v",
            "png",
            "-i",
            "pipe:0",
            "-vf",
            "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=white",
            "-c:v",
            "libx264",
            "-preset",
            "fast",
            "-crf",
            "18",
            "-pix_fmt",
            "yuv420p",
            "-movflags",
            "+faststart",
            "-map_metadata",
            "-1",
            "-metadata",
            $"comment={PngChunk.Facts(Animations.ReadFrame(frames[0]), frames[0])}",
            "-f",
            "mp4",
            "-y",
            target,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var problems = process.StandardError.ReadToEndAsync();
            var fed = Feed(process, frames, delays, cancellation);
            process.WaitForExit();
            if (process.ExitCode != 0 || !fed)
                throw new UnwritableOutputException(
                    Program,
                    $"cannot make the animation: {Reason(problems.GetAwaiter().GetResult())}"
                );
        }
        catch (Win32Exception error)
        {
            throw new UnwritableOutputException(Program, $"cannot be started: {error.Message}", error);
        }
    }

    /// <summary>
    /// Hands over the frames one after another, the last as often as it stays; false where the program ended before.
    /// </summary>
    private static bool Feed(
        Process process,
        IReadOnlyList<string> frames,
        IReadOnlyList<TimeSpan> delays,
        CancellationToken cancellation
    )
    {
        try
        {
            for (var frame = 0; frame < frames.Count; frame++)
            {
                cancellation.ThrowIfCancellationRequested();
                var content = Animations.ReadFrame(frames[frame]);
                // What is no picture ffmpeg leaves out without a word.
                foreach (var _ in PngChunk.Read(content, frames[frame])) { }

                for (var copy = 0; copy < Math.Max(1, (int)Math.Round(delays[frame] / delays[0])); copy++)
                    process.StandardInput.BaseStream.Write(content);
            }

            process.StandardInput.Close();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (Exception error) when (error is UnreadableInputException or OperationCanceledException)
        {
            process.Kill();
            process.WaitForExit();
            throw;
        }
    }

    private static string Reason(string problems)
    {
        var line = problems
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault()
            ?? "it did not say why";
        return line.Length > LongestReason ? line[..LongestReason] : line;
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, Program))
            .FirstOrDefault(File.Exists);
}
