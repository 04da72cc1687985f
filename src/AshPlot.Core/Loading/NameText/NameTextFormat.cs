using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NameText;

/// <summary>NAME's text output: fields on a grid; time series and trajectories are only described.</summary>
/// <remarks>
/// Describing parses the whole file, since every row has to be checked before a map is drawn from it, and leaves the
/// decoded planes behind, so that many workers need not parse it again. Files may be described in parallel.
/// </remarks>
internal sealed class NameTextFormat : IRunFormat
{
    internal const string FormatName = "name-text";

    /// <inheritdoc/>
    public string Name => FormatName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Models => ["name"];

    /// <inheritdoc/>
    public bool ReadsByNativeCode => false;

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> beginning) => BeginsAsName(beginning);

    /// <inheritdoc/>
    /// <exception cref="UnwritableOutputException">The decoded planes cannot be written.</exception>
    public RunDescription Describe(string path, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        options.RefuseVariables(path, "NAME text");
        var file = NameTextFile.Read(path, keepValues: options.DecodedPlanesFolder is not null);
        var planes =
            file.Grid is { } grid && options.DecodedPlanesFolder is { } folder
                ? DecodedPlanesFile.Write(
                    folder,
                    [.. file.Groups.Select(group => group.Rows!)],
                    grid.CountX * grid.CountY
                )
                : null;
        return NameTextDescriber.Describe(file, new SourceFile(path, Name, planes));
    }

    /// <inheritdoc/>
    public IPlaneSource Open(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.DecodedPlanes is { } planes
            ? new DecodedPlanesFile(planes, file.Path)
            : new ParsedPlanes(file.Path);
    }

    /// <summary>
    /// True for the first line of NAME's text output, blanks and a byte order mark before it allowed.
    /// </summary>
    internal static bool BeginsAsName(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith("\uFEFF"u8))
            beginning = beginning["\uFEFF"u8.Length..];
        return beginning.TrimStart(" \t\r\n"u8).StartsWith("NAME III"u8);
    }
}
