using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Cli.Tests.Rendering;

/// <summary>
/// Holds back whoever opens a regular file: the kernel lets an open wait while another process has a write lease on the
/// file (fcntl(2), F_SETLEASE), for 45 s at most.
/// </summary>
internal sealed partial class FileLease : IDisposable
{
    // Numbers of asm-generic/fcntl.h.
    private const int SetSignal = 10;
    private const int SetLease = 1024;
    private const int GetLease = 1025;
    private const int WriteLease = 1;
    private const int NoLease = 2;
    private const int Urgent = 23; // SIGURG, which is ignored where nobody handles it; SIGIO would end this process

    private readonly SafeFileHandle file;

    public FileLease(string path)
    {
        file = new SafeFileHandle(Open(path, 0), ownsHandle: true);
        Take();
    }

    /// <summary>True once a process waits to open the file.</summary>
    public bool IsAwaited => Control(GetLease, 0) != WriteLease;

    /// <summary>Lets go who waits, and holds back the next one; nobody may get to open the file in between.</summary>
    public void Renew()
    {
        Control(SetLease, NoLease);
        Take();
    }

    /// <summary>Lets everybody open the file.</summary>
    public void Dispose() => file.Dispose();

    private void Take()
    {
        // Each time: the kernel forgets the signal together with the lease (lease_modify in its fs/locks.c).
        Control(SetSignal, Urgent);
        Control(SetLease, WriteLease);
    }

    private int Control(int command, int value)
    {
        var result = Control(file, command, value);
        Assert.That(result, Is.Not.EqualTo(-1), $"fcntl {command}: error {Marshal.GetLastPInvokeError()}");
        return result;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, int value);
}
