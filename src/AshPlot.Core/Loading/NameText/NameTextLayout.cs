namespace AshPlot.Core.Loading.NameText;

/// <summary>The layouts of NAME's text output.</summary>
internal enum NameTextLayout
{
    /// <summary>Fields as NAME II laid them out: half grid indices, the origin a corner. The usual one for ash.</summary>
    NameTwoField,

    /// <summary>Fields of NAME III: whole grid indices, the origin the centre of the first cell.</summary>
    NameThreeField,

    /// <summary>NAME III version 2: rows of headings that name themselves.</summary>
    NameThreeVersionTwo,

    /// <summary>Values at points over time, in either layout.</summary>
    TimeSeries,

    /// <summary>Paths of particles.</summary>
    Trajectory,
}
