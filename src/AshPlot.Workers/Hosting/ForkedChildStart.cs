namespace AshPlot.Workers.Hosting;

/// <summary>What a forked child needs to become a worker.</summary>
/// <param name="Zygote">The process that has forked it.</param>
/// <param name="Number">The worker's number.</param>
/// <param name="Address">Where it is to connect.</param>
/// <param name="Token">What it is to show there.</param>
/// <param name="Foreign">Descriptors of the zygote that are none of its business.</param>
internal sealed record ForkedChildStart(int Zygote, int Number, string Address, string Token, IReadOnlyList<int> Foreign);
