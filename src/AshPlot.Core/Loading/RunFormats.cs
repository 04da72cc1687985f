using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Compression;
using AshPlot.Core.Loading.Hysplit;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading;

/// <summary>The formats that are known, and which one a file is in.</summary>
internal static class RunFormats
{
    /// <summary>How many bytes of a file a format may look at to recognise it.</summary>
    public const int BeginningLength = 512;

    /// <summary>The model that lets the content of a file decide.</summary>
    internal const string AnyModel = "auto";

    /// <summary>Every format, in the order in which they are asked.</summary>
    public static IReadOnlyList<IRunFormat> All { get; } =
    [new NameTextFormat(), new CdumpFormat(), new NetCdfFormat(new UnidataLibrary())];

    /// <summary>What <c>Model</c> takes: <c>auto</c>, and the models of every format.</summary>
    public static IReadOnlyList<string> Models { get; } =
    [AnyModel, .. All.SelectMany(format => format.Models).Distinct()];

    /// <summary>The format of a file, by content; null when none recognises it.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be opened.</exception>
    public static IRunFormat? Find(string path)
    {
        var beginning = BeginningOf(path);
        foreach (var format in All)
        {
            if (format.Recognises(beginning))
                return format;
        }

        return null;
    }

    /// <summary>The first bytes of a file, of a compressed one those of what is in it.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be opened.</exception>
    internal static byte[] BeginningOf(string path)
    {
        var stored = StoredBeginningOf(path);
        return CompressedFile.Is(stored) ? CompressedFile.BeginningOf(path) : stored;
    }

    /// <summary>The first bytes of a file as it is.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be opened.</exception>
    internal static byte[] StoredBeginningOf(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            var beginning = new byte[BeginningLength];
            return beginning[..file.ReadAtLeast(beginning, BeginningLength, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                path,
                "cannot be opened; check the path and its permissions",
                innerException: error
            );
        }
    }

    /// <summary>Describes one file, whatever its format; its texts are not longer than a line should be.</summary>
    /// <exception cref="UnreadableInputException">The file is damaged, or is no model output that can be
    /// read.</exception>
    /// <exception cref="InvalidOptionException">The options do not fit the file.</exception>
    /// <exception cref="MissingLibraryException">The system library that reads such files is not installed.</exception>
    public static RunDescription Describe(string path, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var format = Find(path) ?? throw UnknownFormat.Refuse(path);
        if (options.Model != AnyModel && !format.Models.Contains(options.Model))
        {
            throw new UnreadableInputException(
                path,
                $"is in a format of {string.Join(", ", format.Models)}, not of the model '{options.Model}'; try {OptionNames.Of(nameof(LoadOptions.Model))} auto"
            );
        }

        if (!CompressedFile.Is(path))
            return DescriptionTexts.Cut(format.Describe(path, options));
        var unpacked = UnpackedFile.Create(
            path,
            options.DecodedPlanesFolder ?? throw new UnreadableInputException(path, "is compressed; unpack it first")
        );
        return DescriptionTexts.Cut(unpacked.Describe(content => format.Describe(content, options)));
    }

    /// <summary>The format that a described file is read by.</summary>
    public static IRunFormat Of(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return All.First(format => format.Name == file.Format);
    }

    /// <summary>Opens a described file to read planes from it.</summary>
    /// <exception cref="UnreadableInputException">The file cannot be opened.</exception>
    internal static IPlaneSource Open(SourceFile file) =>
        UnpackedFile.Of(file) is { } unpacked
            ? unpacked.Open(content => Of(file).Open(file with { Path = content }))
            : Of(file).Open(file);
}
