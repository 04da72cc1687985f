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

    /// <summary>NetCDF dimension to the one entry of it that is drawn, from 0: <c>--select</c>.</summary>
    public ImmutableSortedDictionary<string, int> Select { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>NetCDF dimensions whose entries are summed: <c>--sum</c>.</summary>
    public ImmutableArray<string> Sum { get; init; } = [];

    /// <summary>True to look for the options by which each variable that is not drawn can be: what <c>info</c> says.</summary>
    public bool Advise { get; init; }

    /// <summary>
    /// Folder for decoded planes of text files, so that each file is parsed once however many workers draw from it;
    /// null where no slice will be read.
    /// </summary>
    public string? DecodedPlanesFolder { get; init; }
}
