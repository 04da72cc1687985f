using System.Runtime.InteropServices;

namespace AshPlot.Cli.StartMethods;

/// <summary>An object to be looked for in a worker: it stays where it is, and has a mark that no other object has.</summary>
internal sealed class Specimen
{
    private readonly byte[] content = GC.AllocateArray<byte>(64, pinned: true);

    /// <summary>Where the object's content lies.</summary>
    public string Address => "0x" + Marshal.UnsafeAddrOfPinnedArrayElement(content, 0).ToString("x");

    /// <summary>Given when the object is made.</summary>
    public string Mark { get; } = Guid.NewGuid().ToString("N");
}
