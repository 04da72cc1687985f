namespace AshPlot.Core.Runs;

/// <summary>Sorts levels as maps are sorted: by kind, then value, then name.</summary>
internal sealed class LevelComparer : IComparer<Level>
{
    /// <summary>The one instance.</summary>
    public static LevelComparer Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Level? x, Level? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);

        var byKind = Rank(x.Kind).CompareTo(Rank(y.Kind));
        if (byKind != 0)
            return byKind;
        var byValue = Nullable.Compare(x.Value, y.Value);
        if (byValue != 0)
            return byValue;
        var byReference = x.Kind.CompareTo(y.Kind);
        return byReference != 0 ? byReference : string.CompareOrdinal(x.Label, y.Label);
    }

    /// <summary>Metres are one group, whatever they are above.</summary>
    private static int Rank(LevelKind kind) =>
        kind == LevelKind.MetresAboveGround ? (int)LevelKind.MetresAboveSea : (int)kind;
}
