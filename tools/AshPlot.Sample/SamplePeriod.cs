using AshPlot.Core.Runs;

namespace AshPlot.Sample;

/// <summary>What the sample writes for one period. Fields are [latitude, longitude], south and west first.</summary>
internal sealed record SamplePeriod
{
    /// <summary>Beginning and end; the end stamps the fields.</summary>
    public required TimeStep Time { get; init; }

    /// <summary>Mean air concentration over the period in g/m3, one field per flight level band.</summary>
    public required IReadOnlyList<float[]> FlightLevelConcentrations { get; init; }

    /// <summary>Mean air concentration over the period in g/m3, one field per altitude.</summary>
    public required IReadOnlyList<float[]> AltitudeConcentrations { get; init; }

    /// <summary>Column mass integrated over the period, g s/m2.</summary>
    public required float[] Dosage { get; init; }

    /// <summary>Ash on the ground at the end of the period, g/m2.</summary>
    public required float[] Deposition { get; init; }

    /// <summary>Mass released until the end of the period, g.</summary>
    public required double ReleasedMass { get; init; }

    /// <summary>Mass in the air at the end of the period, g.</summary>
    public required double AirborneMass { get; init; }
}
