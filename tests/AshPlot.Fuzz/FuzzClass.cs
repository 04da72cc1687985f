namespace AshPlot.Fuzz;

/// <summary>
/// A class of inputs: how one is made, and what is done with it. <see cref="FuzzClasses"/> lists them.
/// </summary>
public abstract class FuzzClass
{
    /// <summary>Its name on the command line and in the table.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// True where libnetcdf or libhdf5 reads the input, in ashplot by a worker with limits of time and memory: what
    /// crashes, hangs or grows in there ends that worker.
    /// </summary>
    /// <param name="random">The chance of the input, which nothing has been taken from.</param>
    internal virtual bool IsReadByNativeCode(Random random) => false;

    /// <summary>How many inputs a run of the default length makes.</summary>
    public virtual int Usual => 1000;

    /// <summary>True where this machine has what the class needs.</summary>
    public virtual bool IsAvailable => true;

    /// <summary>Makes an input, does with it what ashplot would, and says how that ended.</summary>
    /// <param name="input">Which one.</param>
    internal abstract FuzzVerdict Try(FuzzInput input);
}

/// <summary>
/// One input of a class; the same number and seed always make the same input, where the seeds are the same.
/// </summary>
/// <param name="Number">Its number.</param>
/// <param name="Random">All chance comes from here.</param>
/// <param name="Folder">An empty folder of its own.</param>
/// <param name="SeedFolder">Where sound inputs are kept once they were made.</param>
internal sealed record FuzzInput(int Number, Random Random, string Folder, string SeedFolder)
{
    /// <summary>The path of a file of its own.</summary>
    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a file of its own, and returns its path.</summary>
    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    /// <summary>One of a list.</summary>
    public T Pick<T>(IReadOnlyList<T> list) => list[Random.Next(list.Count)];
}
