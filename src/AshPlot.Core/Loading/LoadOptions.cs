using System.Collections.Immutable;

namespace AshPlot.Core.Loading;

/// <summary>How files are loaded.</summary>
public sealed record LoadOptions
{
    /// <summary>Layout to read NetCDF files by: a name of the contract, or <c>auto</c> to decide from content.</summary>
    public string Model { get; init; } = "auto";

    /// <summary>Quantity slug to NetCDF variable, from <c>--variable</c>; it goes before what the layout says.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// Folder for decoded planes of text files, so that each file is parsed once however many workers draw from it;
    /// null where no slice will be read.
    /// </summary>
    public string? DecodedPlanesFolder { get; init; }
}
