using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>
/// What the user chose along the dimensions of a field that are neither place, time nor level: one entry, the sum of
/// all, a release, or a size bin.
/// </summary>
/// <param name="data">The file.</param>
/// <param name="options">What the user chose.</param>
internal sealed class CfChoice(CfDataset data, LoadOptions options)
{
    // More size bins than any model has.
    private const int MostBins = 1000;

    /// <summary>The field with what <c>Select</c> and <c>Sum</c> say of its dimensions.</summary>
    /// <exception cref="InvalidOptionException">There is no such entry, or the dimension is one that other options
    /// choose from.</exception>
    public CfField Apply(CfField field)
    {
        if (options.Select.IsEmpty && options.Sum.IsEmpty && options.Species is null && options.Release is null)
            return field;
        var selected = field.Selected.ToBuilder();
        foreach (var (name, index) in options.Select)
        {
            if (field.Variable.DimensionIndex(name) is not (>= 0 and var dimension))
                continue;
            CheckChoice(field, dimension, nameof(LoadOptions.Select));
            if (index >= field.Variable.Dimensions[dimension].Length)
                throw new InvalidOptionException(
                    nameof(LoadOptions.Select),
                    $"'{name}' of {data.File.Path} has entries 0 to {field.Variable.Dimensions[dimension].Length - 1}, not {index}"
                );
            selected[dimension] = index;
        }

        var summed = options
            .Sum.Select(field.Variable.DimensionIndex)
            .Where(dimension => dimension >= 0)
            .ToImmutableArray();
        foreach (var dimension in summed)
            CheckChoice(field, dimension, nameof(LoadOptions.Sum));
        return ChooseSpecies(ChooseRelease(field with { Selected = selected.ToImmutable(), Summed = summed }));
    }

    /// <summary>The field of the release that <c>Release</c> chooses, or of their sum.</summary>
    private CfField ChooseRelease(CfField field)
    {
        if (options.Release is not { } release)
            return field;
        var along = field.OtherDimensions.FirstOrDefault(
            dimension => CfReasons.IsRelease(data, field.Variable.Dimensions[dimension]),
            -1
        );
        if (along < 0)
            return field;
        var count = field.Variable.Dimensions[along].Length;
        if (release > count)
            throw new InvalidOptionException(
                nameof(LoadOptions.Release),
                $"'{field.Variable.Name}' of {data.File.Path} has releases 1 to {count}, not {release}"
            );
        return release == 0
            ? field with
            {
                Summed = field.Summed.Add(along),
            }
            : field with
            {
                Selected = field.Selected.SetItem(along, release - 1),
            };
    }

    /// <summary>The field of the size bin that <c>Species</c> names, or of the sum of all bins.</summary>
    private CfField ChooseSpecies(CfField field)
    {
        var along = field.OtherDimensions.FirstOrDefault(
            dimension => CfReasons.IsSize(data, field.Variable.Dimensions[dimension]),
            -1
        );
        if (options.Species is not { } species || along < 0)
            return field;
        if (species == SpeciesChoice.Sum)
            return field with { Summed = field.Summed.Add(along) };
        var bins = BinsOf(field.Variable.Dimensions[along]);
        return bins.FirstOrDefault(bin => SpeciesChoice.IsNamed(bin, species)) is { } bin
            ? field with
            {
                Selected = field.Selected.SetItem(along, bins.IndexOf(bin)),
                Species = bin,
            }
            : field;
    }

    /// <summary>Names of all size bins of the file: what <c>Species</c> takes.</summary>
    public IEnumerable<string> Bins =>
        data
            .File.Dimensions.Where(dimension =>
                dimension.Length > 1
                && CfReasons.IsSize(data, dimension)
                && data.File.Variables.Any(variable =>
                    variable.Dimensions.Length > 2 && variable.Dimensions.Contains(dimension)
                )
            )
            .SelectMany(dimension => BinsOf(dimension))
            .Distinct();

    /// <summary>
    /// Names of size bins: the texts of their coordinate, or what they count as from 1, e.g. <c>bin1</c>.
    /// </summary>
    private ImmutableArray<string> BinsOf(NetCdfDimension dimension)
    {
        var count = (int)Math.Min(dimension.Length, MostBins);
        if (
            data.File.Find(dimension.Name) is { IsNumeric: false, Type: not NetCdfType.Other } coordinate
            && coordinate.Dimensions is [var own, ..]
            && own == dimension
        )
            return [.. data.ReadTexts(coordinate).Take(count).Select(text => text.Trim())];
        return
        [
            .. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"bin{number}")),
        ];
    }

    private void CheckChoice(CfField field, int dimension, string option)
    {
        var instead =
            dimension == field.Latitude.Dimension || dimension == field.Longitude.Dimension ? nameof(MapOptions.Limits)
            : dimension == field.Time?.Dimension ? nameof(MapOptions.Times)
            : null;
        if (instead is not null)
            throw new InvalidOptionException(
                option,
                $"'{field.Variable.Dimensions[dimension].Name}' of '{field.Variable.Name}' is selected with {OptionNames.Of(instead)}"
            );
    }
}
