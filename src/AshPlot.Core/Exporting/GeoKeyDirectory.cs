using AshPlot.Core.Grids;

namespace AshPlot.Core.Exporting;

/// <summary>
/// The coordinate system of a GeoTIFF by its keys (OGC GeoTIFF 1.1, 19-008, sections 7.4 to 7.6 and annex B; of a polar
/// stereographic projection the latitude of true scale in ProjNatOriginLat, as GDAL writes it).
/// </summary>
internal sealed class GeoKeyDirectory
{
    private const short UserDefined = 32767;
    private const short DoublesTag = unchecked((short)34736);

    private readonly List<short> entries = [];
    private readonly List<double> doubles = [];

    /// <summary>The directory, with its header: version 1.1.0 and the number of keys.</summary>
    public short[] Entries => [1, 1, 0, (short)(entries.Count / 4), .. entries];

    /// <summary>The numbers that keys refer to.</summary>
    public double[] Doubles => [.. doubles];

    /// <summary>Keys of WGS 84 in degrees (EPSG:4326), or of a projection; pixels are areas.</summary>
    public static GeoKeyDirectory Of(GridMapping? mapping)
    {
        var keys = new GeoKeyDirectory();
        keys.Add(1024, mapping is null ? (short)2 : (short)1);
        keys.Add(1025, 1);
        if (mapping is null)
            keys.Add(2048, 4326);
        else
            keys.AddProjection(mapping);
        return keys;
    }

    private void AddProjection(GridMapping mapping)
    {
        // Geographic system, datum and ellipsoid of the file's own; degrees; Greenwich.
        Add(2048, UserDefined);
        Add(2050, UserDefined);
        Add(2051, 8901);
        Add(2054, 9102);
        Add(2056, UserDefined);
        Add(2057, mapping.SemiMajorAxis);
        if (mapping.InverseFlattening == 0)
            Add(2058, mapping.SemiMajorAxis);
        else
            Add(2059, mapping.InverseFlattening);
        Add(3072, UserDefined);
        Add(3074, UserDefined);
        var isConic = mapping.Name == ConicGridProjection.MappingName && mapping.StandardParallel2 is not null;
        Add(
            3075,
            mapping.Name switch
            {
                TransverseMercator.MappingName => 1,
                MercatorGridProjection.MappingName => 7,
                PolarGridProjection.MappingName => 15,
                _ => isConic ? (short)8 : (short)9,
            }
        );
        Add(3076, 9001);
        if (isConic)
        {
            Add(3078, mapping.StandardParallel1!.Value);
            Add(3079, mapping.StandardParallel2!.Value);
            Add(3084, mapping.Longitude);
            Add(3085, mapping.Latitude);
            Add(3086, mapping.FalseEasting);
            Add(3087, mapping.FalseNorthing);
            return;
        }

        if (mapping.Name == MercatorGridProjection.MappingName && mapping.StandardParallel1 is { } parallel)
            Add(3078, parallel);
        if (mapping.Name != PolarGridProjection.MappingName)
            Add(3080, mapping.Longitude);
        Add(
            3081,
            mapping.Name == PolarGridProjection.MappingName
                ? mapping.StandardParallel1 ?? mapping.Latitude
                : mapping.Latitude
        );
        Add(3082, mapping.FalseEasting);
        Add(3083, mapping.FalseNorthing);
        if (mapping.Name != MercatorGridProjection.MappingName || mapping.StandardParallel1 is null)
            Add(3092, mapping.ScaleFactor);
        if (mapping.Name == PolarGridProjection.MappingName)
            Add(3095, mapping.Longitude);
    }

    private void Add(short key, short value) => entries.AddRange([key, 0, 1, value]);

    private void Add(short key, double value)
    {
        entries.AddRange([key, DoublesTag, 1, (short)doubles.Count]);
        doubles.Add(value);
    }
}
