using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Loading.NetCdf.Layouts;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>NetCDF-3 and NetCDF-4 files of every model in <see cref="NetCdfLayouts"/>.</summary>
/// <param name="library">The library that reads them.</param>
internal sealed class NetCdfFormat(INetCdfLibrary library) : IRunFormat
{
    internal const string FormatName = "netcdf";

    /// <inheritdoc/>
    public string Name => FormatName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Models { get; } = [.. NetCdfLayouts.All.Select(layout => layout.Model).Distinct()];

    /// <inheritdoc/>
    public bool ReadsByNativeCode => true;

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith("CDF\x01"u8)
        || beginning.StartsWith("CDF\x02"u8)
        || beginning.StartsWith("CDF\x05"u8)
        || beginning.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <inheritdoc/>
    public RunDescription Describe(string path, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var file = library.Open(path);
        var layout = NetCdfLayouts.Choose(file, options.Model)
            ?? throw new UnreadableInputException(path, $"is not output of the model '{options.Model}'");
        CheckChoices(file, options);
        var members = options.Members ? MemberDimension.Find(file, options) : null;
        if (members is not null)
            options = options with { Select = options.Select.SetItem(members.Dimension, 0) };
        if (
            options.Release is not null
            && !file.Dimensions.Any(dimension => CfReasons.IsRelease(new CfDataset(file), dimension))
        )
            throw new InvalidOptionException(
                nameof(LoadOptions.Release),
                $"{path} has no release points to choose from"
            );
        var run = Read(file, layout, options);
        var description = WithoutUnreadable(file, run.Build(layout.Model)) with { Members = members };
        if (
            options.Model != "auto"
            && description.Quantities.IsEmpty
            && run.FirstProblem is null
            && !layout.Recognises(file)
        )
            throw new UnreadableInputException(
                path,
                $"has no variable of the layout '{options.Model}'; try {OptionNames.Of(nameof(LoadOptions.Model))} auto"
            );
        if (options.Advise || description.Quantities.IsEmpty)
            description = new Advice(file, layout, options).AddTo(description);
        if (!description.Quantities.IsEmpty || description.OtherVariables.Any(other => other.Advice is not null))
            return description;
        throw run.FirstProblem
            ?? (
                description.OtherVariables is [var only, ..]
                    ? new UnreadableInputException(path, only.Reason ?? "cannot be drawn", variable: only.Name)
                    : new UnreadableInputException(path, "is NetCDF, but has no variable on a latitude-longitude grid")
            );
    }

    /// <summary>What a layout makes of a file with these options.</summary>
    internal static NetCdfRun Read(INetCdfFile file, INetCdfLayout layout, LoadOptions options)
    {
        var data = new CfDataset(file, options);
        var run = new NetCdfRun(data);
        layout.Describe(data, run);
        foreach (var (slug, variable) in options.Variables)
            Override(data, run, slug, variable);
        return run;
    }

    private static void CheckChoices(INetCdfFile file, LoadOptions options)
    {
        foreach (
            var (option, name) in options
                .Select.Keys.Select(name => (nameof(LoadOptions.Select), name))
                .Concat(options.Sum.Select(name => (nameof(LoadOptions.Sum), name)))
        )
        {
            if (!file.Dimensions.Any(dimension => dimension.Name == name))
                throw new InvalidOptionException(
                    option,
                    $"{file.Path} has no dimension '{name}'; it has {string.Join(", ", file.Dimensions.Select(dimension => dimension.Name))}"
                );
        }
    }

    /// <inheritdoc/>
    public IPlaneSource Open(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new NetCdfPlaneSource(library.Open(file.Path));
    }

    /// <summary>Leaves out quantities whose values cannot be read on this machine, with a warning for each.</summary>
    /// <exception cref="UnreadableInputException">That is all of them.</exception>
    private static RunDescription WithoutUnreadable(INetCdfFile file, RunDescription run)
    {
        var obstacles = file
            .Variables.Select(variable => (variable.Name, Obstacle: file.ObstacleTo(variable)))
            .Where(variable => variable.Obstacle is not null)
            .ToDictionary(variable => variable.Name, variable => variable.Obstacle!);
        if (obstacles.Count == 0)
            return run;
        var (readable, warnings) = (new List<QuantityDescription>(), new List<string>());
        string? obstructed = null;
        foreach (var quantity in run.Quantities)
        {
            if (
                quantity
                    .Slices.SelectMany(slice => slice.Terms)
                    .FirstOrDefault(term => obstacles.ContainsKey(term.Variable))
                is not { } term
            )
            {
                readable.Add(quantity);
                continue;
            }

            obstructed ??= term.Variable;
            warnings.Add(
                $"{file.Path}: {quantity.Name} is left out: variable '{Excerpt.Of(term.Variable)}' {obstacles[term.Variable]}."
            );
        }

        return obstructed is null || readable.Count > 0
            ? run with
            {
                Quantities = [.. readable],
                Warnings = [.. run.Warnings, .. warnings],
            }
            : throw new UnreadableInputException(file.Path, obstacles[obstructed], variable: obstructed);
    }

    /// <summary>Makes a quantity of the variable that the user named, in place of what the layout says.</summary>
    /// <exception cref="InvalidOptionException">The file does not have it, or it cannot be drawn as that
    /// quantity.</exception>
    private static void Override(CfDataset data, NetCdfRun run, string slug, string name)
    {
        var kind = QuantityKind.Find(slug)
            ?? throw new InvalidOptionException(
                nameof(LoadOptions.Variables),
                $"'{slug}' is not a quantity; the quantities are {string.Join(", ", QuantityKind.All.Select(kind => kind.Slug))}"
            );
        var variable = data.File.Find(name)
            ?? throw new InvalidOptionException(
                nameof(LoadOptions.Variables),
                $"{data.File.Path} has no variable '{name}'; 'ashplot info' lists them"
            );
        run.Remove(slug);
        if (data.FieldOf(variable) is not { } field)
            throw new InvalidOptionException(
                nameof(LoadOptions.Variables),
                $"{data.File.Path}, variable '{name}': {CfReasons.NoField(data, variable)}"
            );
        if (!run.TryAddWhole(kind, field))
        {
            throw new InvalidOptionException(
                nameof(LoadOptions.Variables),
                $"{data.File.Path}, variable '{name}': cannot be drawn as {slug}: it {CfReasons.Undrawn(data, field, kind)}"
            );
        }
    }
}
