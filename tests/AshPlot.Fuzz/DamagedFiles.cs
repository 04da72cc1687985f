namespace AshPlot.Fuzz;

/// <summary>Damaged files by number: the same number gives the same bytes, on every machine that has the same seeds.</summary>
/// <param name="kind">What is damaged.</param>
/// <param name="seeds">Sound files; mutation n is of seed n modulo their number.</param>
/// <param name="seed">Another seed gives other files under the same numbers.</param>
public sealed class DamagedFiles(FuzzKind kind, IReadOnlyList<FuzzSeed> seeds, int seed)
{
    private const int MostMutations = 4;

    /// <summary>What is damaged.</summary>
    public FuzzKind Kind => kind;

    /// <summary>The seed of a mutation.</summary>
    public FuzzSeed SeedOf(int number) => seeds[number % seeds.Count];

    /// <summary>Makes a damaged file: one to four mutations, one upon the other.</summary>
    public byte[] Make(int number)
    {
        // The generator of a given seed is part of .NET's promises; spread out, so that neighbours have nothing in common.
        var random = new Random(unchecked((int)((((uint)seed * 2_654_435_761) + (uint)number) * 2_246_822_519) ^ (int)kind));
        var content = SeedOf(number).Content;
        // Mostly one: the first of many hides what the others would have shown.
        for (var count = random.Next(3) > 0 ? 1 : random.Next(2, MostMutations + 1); count > 0; count--)
        {
            content = kind == FuzzKind.Text && random.Next(4) > 0
                ? TextMutations.Apply(content, random)
                : ByteMutations.Apply(content, random);
        }

        return content;
    }
}
