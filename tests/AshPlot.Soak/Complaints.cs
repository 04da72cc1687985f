namespace AshPlot.Soak;

/// <summary>What is not as it should be. Safe for any number of threads.</summary>
internal sealed class Complaints
{
    private const int Kept = 20;
    private readonly Lock gate = new();
    private readonly List<string> first = [];

    public int Count { get; private set; }

    public IReadOnlyList<string> First
    {
        get
        {
            lock (gate)
                return [.. first];
        }
    }

    public void Add(string complaint)
    {
        lock (gate)
        {
            Count++;
            if (first.Count < Kept)
                first.Add(complaint);
        }
    }

    public void AddUnless(bool isTrue, string complaint)
    {
        if (!isTrue)
            Add(complaint);
    }
}
