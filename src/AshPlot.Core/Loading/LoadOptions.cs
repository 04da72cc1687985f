using System.Collections.Immutable;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading;

/// <summary>How files are loaded.</summary>
public sealed record LoadOptions
{
    /// <summary>
    /// Layout to read NetCDF files by: a name of the contract, or <c>auto</c> to decide from content.
    /// </summary>
    public string Model { get; init; } = "auto";

    /// <summary>
    /// Quantity slug to NetCDF variable; it goes before what the layout says.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>NetCDF dimension to the one entry of it that is drawn, from 0.</summary>
    public ImmutableSortedDictionary<string, int> Select { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>NetCDF dimensions whose entries are summed.</summary>
    public ImmutableArray<string> Sum { get; init; } = [];

    /// <summary>
    /// The species that is drawn, or <c>sum</c> for the sum of all; null for each by itself.
    /// </summary>
    public string? Species { get; init; }

    /// <summary>
    /// The release point that is drawn, from 1, or 0 for the sum of all; null where nothing is
    /// chosen.
    /// </summary>
    public int? Release { get; init; }

    /// <summary>
    /// True to describe the first member along a dimension of ensemble members, and where the others lie.
    /// </summary>
    public bool Members { get; init; }

    /// <summary>
    /// True to look for the options by which each variable that is not drawn can be: what <c>info</c> says.
    /// </summary>
    public bool Advise { get; init; }

    /// <summary>
    /// Folder for decoded planes of text files and for unpacked files, so that each file is parsed and unpacked once
    /// however many workers draw from it; null where no slice will be read, and no file is compressed.
    /// </summary>
    public string? DecodedPlanesFolder { get; init; }

    /// <summary>Refuses what chooses from NetCDF variables and dimensions, for a file that has none.</summary>
    /// <exception cref="InvalidOptionException">Something is chosen.</exception>
    internal void RefuseVariables(string path, string what)
    {
        if (Members)
            throw new InvalidOptionException(
                nameof(EnsembleOptions.Statistics),
                $"needs an ensemble, and {path} is {what}, which holds no members; name them with {OptionNames.Of(nameof(Members))}"
            );
        var option =
            !Variables.IsEmpty ? nameof(Variables)
            : !Select.IsEmpty ? nameof(Select)
            : !Sum.IsEmpty ? nameof(Sum)
            : Release is not null ? nameof(Release)
            : null;
        if (option is not null)
        {
            var needed = option switch
            {
                nameof(Variables) => "variables",
                nameof(Release) => "release points",
                _ => "dimensions",
            };
            throw new InvalidOptionException(
                option,
                $"{path} is {what}; only NetCDF files have {needed} to choose from"
            );
        }
    }
}
