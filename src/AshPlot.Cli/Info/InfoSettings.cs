namespace AshPlot.Cli.Info;

/// <summary>What <c>info</c> is to say; checked.</summary>
internal sealed record InfoSettings
{
    public required WorkSettings Work { get; init; }

    public required bool Range { get; init; }

    public required bool Json { get; init; }
}
