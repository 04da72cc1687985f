namespace AshPlot.Rendering.Resuming;

/// <summary>One entry of a render's journal: exactly one of the members is set.</summary>
internal sealed record JournalEntry
{
    /// <summary>What the maps depend on; the first entry.</summary>
    public JobFingerprint? Job { get; init; }

    /// <summary>What maps share.</summary>
    public KnownSurvey? Survey { get; init; }

    /// <summary>A finished map.</summary>
    public KeptMap? Map { get; init; }
}
