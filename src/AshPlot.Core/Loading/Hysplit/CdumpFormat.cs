using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Hysplit;

/// <summary>HYSPLIT's binary concentration file (<c>cdump</c>), which has the quantities of its NetCDF form.</summary>
internal sealed class CdumpFormat : IRunFormat
{
    /// <inheritdoc/>
    public string Name => "cdump";

    /// <inheritdoc/>
    public IReadOnlyList<string> Models => ["hysplit"];

    /// <inheritdoc/>
    public bool ReadsByNativeCode => false;

    /// <inheritdoc/>
    public bool Recognises(ReadOnlySpan<byte> beginning) =>
        beginning.Length >= sizeof(int)
        && BinaryPrimitives.ReadInt32BigEndian(beginning) == CdumpHeader.FirstRecordLength;

    /// <inheritdoc/>
    public RunDescription Describe(string path, LoadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.RefuseVariables(path, "a binary file of HYSPLIT");
        using var records = new CdumpRecords(path);
        var header = CdumpHeader.Read(records, out var offset);
        var index = CdumpIndex.Read(records, header, offset);
        if (index.Periods.Count == 0)
            throw new UnreadableInputException(path, "holds no whole period; the model may not have written one yet");
        ImmutableArray<SourceFile> files = [new SourceFile(path, Name)];
        return new RunDescription
        {
            Model = "hysplit",
            Attributes = AttributesOf(header),
            Files = files,
            Quantities = Join(path, Quantities(path, header, index), files),
            Warnings = [HysplitPollutant.UnitsWarning, .. NotesOf(path, index)],
        };
    }

    /// <inheritdoc/>
    public IPlaneSource Open(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new CdumpPlanes(file.Path);
    }

    private static List<QuantityBuilder> Quantities(string path, CdumpHeader header, CdumpIndex index)
    {
        var grid = new Grid(header.Longitudes, header.Latitudes);
        ImmutableArray<TimeStep> times =
        [
            .. index.Periods.Select(period => new TimeStep(period.End, period.Begin, period.End)),
        ];
        double[] tops = [.. header.Levels.Select(top => (double)top)];
        var quantities = new List<QuantityBuilder>();
        for (var pollutant = 0; pollutant < header.Pollutants.Length; pollutant++)
        {
            var (id, first) = (header.Pollutants[pollutant], pollutant * tops.Length);
            new HysplitPollutant(id, header.Pollutants.Length > 1, tops, times)
            {
                Planes = (time, level, factor) =>
                    [new PlaneTerm(0, id, [index.Periods[time].Planes[first + level]], factor)],
                Begin = (kind, change) =>
                {
                    var quantity = new QuantityBuilder(
                        path,
                        change(QuantityBuilder.HeaderOf(kind, id, string.Empty, grid))
                    );
                    quantities.Add(quantity);
                    return quantity;
                },
            }.Add();
        }

        return quantities;
    }

    private static ImmutableArray<QuantityDescription> Join(
        string path,
        List<QuantityBuilder> quantities,
        ImmutableArray<SourceFile> files
    )
    {
        try
        {
            return QuantityJoiner.Join(quantities.Select(quantity => quantity.Build()), files);
        }
        catch (ConflictingInputsException conflict)
        {
            throw new UnreadableInputException(
                path,
                "two of its periods are the same: " + conflict.Message,
                innerException: conflict
            );
        }
    }

    private static ImmutableSortedDictionary<string, string> AttributesOf(CdumpHeader header)
    {
        var attributes = ImmutableSortedDictionary
            .Create<string, string>(StringComparer.Ordinal)
            .Add("Meteorology", header.Meteorology);
        var sites = ReleaseSites.TextOf(header.Sources.Select(source => (source.Longitude, source.Latitude)));
        return sites.Length > 0 ? attributes.Add(ReleaseSites.Attribute, sites) : attributes;
    }

    private static IEnumerable<string> NotesOf(string path, CdumpIndex index)
    {
        if (!index.EndsWithinPeriod)
            yield break;
        var (count, last) = (index.Periods.Count, index.Periods[^1].End);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{path} ends within a period; the model may be running still. Its {count} whole {(count == 1 ? "period is" : "periods are")} read, until {last}."
        );
    }
}
