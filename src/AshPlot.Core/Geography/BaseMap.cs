namespace AshPlot.Core.Geography;

/// <summary>
/// Land, coasts, lakes and country borders of the world from Natural Earth, for one scale. Immutable and safe to share
/// between threads.
/// </summary>
internal sealed class BaseMap
{
    private static readonly Lazy<BaseMap> Coarse = new(() => Read("natural-earth-110m.bin"));
    private static readonly Lazy<BaseMap> Medium = new(() => Read("natural-earth-50m.bin"));
    private static readonly Lazy<BaseMap> Fine = new(() => Read("natural-earth-10m.bin"));

    internal BaseMap(
        IReadOnlyList<GeoPolyline> landRings,
        IReadOnlyList<GeoPolyline> coastLines,
        IReadOnlyList<GeoPolyline> borders,
        IReadOnlyList<GeoPolyline> lakeRings
    ) => (LandRings, CoastLines, Borders, LakeRings) = (landRings, coastLines, borders, lakeRings);

    /// <summary>
    /// Closed rings to fill with the even-odd rule: land, with its inland seas as rings of their own. Where land
    /// crosses the antimeridian or surrounds the south pole, a ring also runs along ±180 or -90 degrees.
    /// </summary>
    public IReadOnlyList<GeoPolyline> LandRings { get; }

    /// <summary>
    /// The edges of the land rings that are coast: whole closed rings, and open lines where a ring leaves out its edges
    /// along ±180 or -90 degrees.
    /// </summary>
    public IReadOnlyList<GeoPolyline> CoastLines { get; }

    /// <summary>
    /// Open lines between two countries, on land (and in lakes that Natural Earth counts as land); never along a coast.
    /// </summary>
    public IReadOnlyList<GeoPolyline> Borders { get; }

    /// <summary>
    /// Closed rings to fill with the even-odd rule: lakes, and islands in them as rings of their own. The land rings
    /// have the largest inland seas only (such as the Caspian), and these are not here. 1:10m has the lakes of 1:50m.
    /// </summary>
    public IReadOnlyList<GeoPolyline> LakeRings { get; }

    /// <summary>The base map of a scale: read when first asked for, and kept for the life of the process.</summary>
    /// <param name="scale">How much detail is wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is none of the defined ones.</exception>
    /// <exception cref="InvalidDataException">The asset inside the assembly is damaged.</exception>
    public static BaseMap Load(BaseMapScale scale) =>
        scale switch
        {
            BaseMapScale.Coarse110m => Coarse.Value,
            BaseMapScale.Medium50m => Medium.Value,
            BaseMapScale.Fine10m => Fine.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "Not a scale of the base map."),
        };

    private static BaseMap Read(string assetName)
    {
        using var stream = typeof(BaseMap).Assembly.GetManifestResourceStream(assetName)
            ?? throw new InvalidDataException($"The assembly holds no base map named {assetName}.");
        var asset = new byte[stream.Length];
        stream.ReadExactly(asset);
        return BaseMapFormat.Read(asset);
    }
}

/// <summary>How much detail a base map holds: the scales at which Natural Earth is drawn.</summary>
internal enum BaseMapScale
{
    /// <summary>1:110 000 000, about 5000 coast points: for a map of the world or a thumbnail.</summary>
    Coarse110m,

    /// <summary>1:50 000 000, about 60 000 coast points: for a continent or an ocean.</summary>
    Medium50m,

    /// <summary>1:10 000 000, about 400 000 coast points: for an island or the surroundings of a volcano.</summary>
    Fine10m,
}
