using System.Collections.Immutable;
using AshPlot.Core.Ensembles;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>
/// Finds the dimension of ensemble members: by its name, or as CF has it by the standard name <c>realization</c> of its
/// coordinate.
/// </summary>
internal static class MemberDimension
{
    /// <summary>The dimension with the variables that have it.</summary>
    /// <exception cref="InvalidOptionException">There is none of several entries that nothing was chosen of, or more
    /// than one.</exception>
    public static MemberAxis Find(INetCdfFile file, LoadOptions options)
    {
        var data = new CfDataset(file);
        var found = file
            .Dimensions.Where(dimension =>
                dimension.Length is > 1 and <= NetCdfLimits.Terms
                && CfReasons.IsOfMembers(data, dimension)
                && !options.Select.ContainsKey(dimension.Name)
                && !options.Sum.Contains(dimension.Name)
            )
            .ToArray();
        if (found is not [var members])
        {
            var what =
                found.Length == 0
                    ? "no dimension of ensemble members, such as realization or ens,"
                    : $"several dimensions of ensemble members ({string.Join(", ", found.Select(one => one.Name))})";
            throw new InvalidOptionException(
                nameof(EnsembleOptions.Statistics),
                $"needs an ensemble, and {file.Path} has {what} to make it of; choose with {OptionNames.Of(nameof(LoadOptions.Select))}, or name members with {OptionNames.Of(nameof(MapOptions.Ensemble))}"
            );
        }

        return new MemberAxis(
            members.Name,
            (int)members.Length,
            file.Variables.Where(variable => variable.DimensionIndex(members.Name) >= 0)
                .ToImmutableSortedDictionary(
                    variable => variable.Name,
                    variable => variable.DimensionIndex(members.Name),
                    StringComparer.Ordinal
                )
        );
    }
}
