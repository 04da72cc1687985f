using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Layouts;

/// <summary>
/// What <c>convert</c> writes of a run of any model but NAME: CF variables, each with attributes that say which
/// quantity of which species it is, so that the same maps are drawn from it.
/// </summary>
internal sealed partial class AshPlotLayout : INetCdfLayout
{
    private const string Slug = "ashplot_quantity";
    private const string FileToken = "ashplot_file_name";
    private const string Variable = "ashplot_variable";
    private const string Species = "ashplot_species";
    private const string Statistic = "ashplot_statistic";
    private const string Qualifiers = "ashplot_qualifiers";
    private const string Notes = "ashplot_notes";
    private const string LevelName = "ashplot_level";
    private const char Separator = '\t';

    public string Model => "cf";

    public bool Recognises(INetCdfFile file) =>
        file.Variables.Any(variable => variable.Attributes.Text(Slug) is not null);

    /// <summary>The attributes of a quantity, of which those with a null text are left out.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="level">Name of a level without a number; null for any other level.</param>
    public static IEnumerable<(string Name, string? Text)> AttributesOf(QuantityDescription quantity, string? level) =>
        [
            (Slug, quantity.Name),
            (FileToken, quantity.FileToken),
            (Variable, quantity.Variable),
            (Species, quantity.Species),
            (Statistic, quantity.Statistic),
            (
                Qualifiers,
                Joined(
                    QuantityJoiner
                        .Plain(quantity.Qualifiers)
                        .Select(pair => $"{Plain(pair.Key)}{Separator}{Plain(pair.Value)}")
                )
            ),
            (Notes, Joined(quantity.Notes.Select(Plain))),
            (LevelName, level),
        ];

    public void Describe(CfDataset data, NetCdfRun run)
    {
        foreach (var variable in data.File.Variables.Where(variable => variable.Attributes.Text(Slug) is not null))
            run.Add(variable, field => AddField(data, run, field));
    }

    private static void AddField(CfDataset data, NetCdfRun run, CfField field)
    {
        var variable = field.Variable;
        var (slug, token) = (variable.Attributes.Text(Slug)!, variable.Attributes.Text(FileToken) ?? "");
        var kind = QuantityKind.All.FirstOrDefault(kind =>
            (slug == kind.Slug && token == kind.FileToken) || slug.EndsWith("-" + kind.Slug, StringComparison.Ordinal)
        ) ?? QuantityKind.All.FirstOrDefault(kind => slug.StartsWith(kind.Slug, StringComparison.Ordinal));
        if (kind is null || !Name().IsMatch(slug) || !Name().IsMatch(token))
            throw new UnreadableInputException(
                data.File.Path,
                $"has attributes {Slug} and {FileToken} that ashplot does not write",
                variable: variable.Name
            );
        if (!field.IsPlain || LevelsOf(data, field) is not { } levels)
        {
            run.Skip(field, kind);
            return;
        }

        var quantity = run.Begin(kind, field, header =>
            header with
            {
                Name = slug,
                FileToken = token,
                Title = variable.Attributes.Text("long_name") ?? header.Title,
                StandardName = variable.Attributes.Text("standard_name"),
                Variable = variable.Attributes.Text(Variable) ?? header.Variable,
                Species = variable.Attributes.Text(Species),
                Statistic = variable.Attributes.Text(Statistic),
                Qualifiers = Lines(variable, Qualifiers)
                    .Select(line => line.Split(Separator, 2))
                    .Where(pair => pair.Length == 2)
                    .DistinctBy(pair => pair[0])
                    .ToImmutableSortedDictionary(pair => pair[0], pair => pair[1]),
                Notes = [.. Lines(variable, Notes)],
            }
        );
        run.AddPlanes(quantity, field, levels);
    }

    private static ImmutableArray<Level?>? LevelsOf(CfDataset data, CfField field) =>
        field.Variable.Attributes.Text(LevelName) is { } label
            ? [new Level(LevelKind.Named, Label: label)]
            : data.LevelsOf(field);

    private static string[] Lines(NetCdfVariable variable, string attribute) =>
        (variable.Attributes.Text(attribute) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string? Joined(IEnumerable<string> lines) =>
        string.Join('\n', lines) is { Length: > 0 } text ? text : null;

    private static string Plain(string text) => new([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,150}$")]
    private static partial Regex Name();
}
