using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>
/// A kind of file that runs are made of. A new one is one class and one line in <see cref="RunFormats"/>.
/// </summary>
internal interface IRunFormat
{
    /// <summary>Name that <see cref="SourceFile.Format"/> carries, e.g. <c>netcdf</c>.</summary>
    string Name { get; }

    /// <summary>Models that such files come from, as <c>Model</c> names them.</summary>
    IReadOnlyList<string> Models { get; }

    /// <summary>
    /// True when files are read by native code, which a damaged file may crash: such a file is opened in a process that
    /// may be lost, never in the one that owns the job.
    /// </summary>
    bool ReadsByNativeCode { get; }

    /// <summary>
    /// True when a file that begins so is of this kind; decided from content, never from the file's name.
    /// </summary>
    /// <param name="beginning">The first bytes of the file, up to <see cref="RunFormats.BeginningLength"/>.</param>
    bool Recognises(ReadOnlySpan<byte> beginning);

    /// <summary>Describes one file; its <see cref="RunDescription.Files"/> has one entry.</summary>
    /// <exception cref="Errors.UnreadableInputException">The file is damaged, or is no model output that can be
    /// read.</exception>
    /// <exception cref="Errors.MissingLibraryException">The system library that reads such files is not
    /// installed.</exception>
    RunDescription Describe(string path, LoadOptions options);

    /// <summary>Opens a described file to read planes from it.</summary>
    /// <exception cref="Errors.UnreadableInputException">The file cannot be opened.</exception>
    IPlaneSource Open(SourceFile file);
}
