using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace AshPlot.Workers.Native;

/// <summary>A connected Unix domain socket as a plain descriptor. Linux only: the constants are its own.</summary>
internal static partial class LinuxSocket
{
    private const int Unix = 1; // AF_UNIX
    private const int StreamClosedOnExec = 1 | 0x80000; // SOCK_STREAM | SOCK_CLOEXEC
    private const int NoSignal = 0x4000; // MSG_NOSIGNAL: an error instead of SIGPIPE
    private const int Interrupted = 4; // EINTR
    private const int AddressLength = 110; // sockaddr_un: 2 bytes for the family, 108 for the path
    private const int SocketLevel = 1; // SOL_SOCKET
    private const int PeerCredentials = 17; // SO_PEERCRED: struct ucred { pid, uid, gid }, 4 bytes each

    /// <summary>True if the process at the other end belongs to the user of this one.</summary>
    public static bool IsOfOwnUser(int descriptor)
    {
        Span<uint> credentials = stackalloc uint[3];
        var length = (uint)(credentials.Length * sizeof(uint));
        return GetOption(descriptor, SocketLevel, PeerCredentials, credentials, ref length) == 0 && credentials[1] == LibC.EffectiveUserId();
    }

    /// <summary>Connects to a process of this user.</summary>
    /// <exception cref="IOException">Nobody listens there, or another user does.</exception>
    public static int Connect(string path)
    {
        Span<byte> address = stackalloc byte[AddressLength];
        address.Clear();
        BitConverter.TryWriteBytes(address, (ushort)Unix);
        Encoding.UTF8.GetBytes(path, address[2..^1]);
        var descriptor = Open(Unix, StreamClosedOnExec, 0);
        if (descriptor < 0)
            throw Failure("Cannot create a socket");
        while (true)
        {
            if (Connect(descriptor, address, AddressLength) == 0)
            {
                if (IsOfOwnUser(descriptor))
                    return descriptor;
                LibC.Close(descriptor);
                throw new IOException($"Another user listens at '{path}'. Nothing was sent to it.");
            }

            if (Marshal.GetLastPInvokeError() != Interrupted)
                break; // a local connection is made at once or not at all, so it can be asked for again
        }

        var failure = Failure($"The socket '{path}' cannot be connected to");
        LibC.Close(descriptor);
        throw failure;
    }

    /// <summary>Sends some of the bytes; -1 if the peer is gone.</summary>
    public static int Send(int descriptor, ReadOnlySpan<byte> bytes)
    {
        nint count;
        while ((count = Send(descriptor, bytes, bytes.Length, NoSignal)) < 0 && Marshal.GetLastPInvokeError() == Interrupted)
        {
        }

        return (int)count;
    }

    /// <summary>Waits for bytes; 0 or less at the end.</summary>
    public static int Receive(int descriptor, Span<byte> buffer)
    {
        nint count;
        while ((count = Receive(descriptor, buffer, buffer.Length, 0)) < 0 && Marshal.GetLastPInvokeError() == Interrupted)
        {
        }

        return (int)count;
    }

    private static IOException Failure(string what)
    {
        var cause = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{what}: {cause.Message}", cause);
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Open(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    private static partial int Connect(int descriptor, ReadOnlySpan<byte> address, uint length);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    private static partial int GetOption(int descriptor, int level, int option, Span<uint> value, ref uint length);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static partial nint Send(int descriptor, ReadOnlySpan<byte> bytes, nint count, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int descriptor, Span<byte> buffer, nint count, int flags);
}
