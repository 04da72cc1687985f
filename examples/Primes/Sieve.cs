namespace Primes;

/// <summary>The small primes, kept by each worker, by which larger numbers are tried.</summary>
internal sealed class Sieve
{
    private readonly List<int> small = [];

    /// <summary>Finds the primes up to a limit.</summary>
    public Sieve(int limit)
    {
        for (var number = 2; number <= limit; number++)
        {
            if (IsPrime(number))
                small.Add(number);
        }
    }

    /// <summary>The primes of a range, whose numbers are at most the square of the limit.</summary>
    public IReadOnlyList<int> PrimesIn(NumberRange range) =>
        [.. Enumerable.Range(range.From, range.To - range.From).Where(number => number > 1 && IsPrime(number))];

    private bool IsPrime(int number)
    {
        foreach (var prime in small)
        {
            if (prime * prime > number)
                break;
            if (number % prime == 0)
                return false;
        }

        return true;
    }
}
