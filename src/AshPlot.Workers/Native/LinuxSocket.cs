using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Native;

/// <summary>A connected Unix domain socket as a plain descriptor. Linux only: the constants are its own.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxSocket
{
    private const int Unix = 1; // AF_UNIX
    private const int StreamClosedOnExec = 1 | 0x80000; // SOCK_STREAM | SOCK_CLOEXEC
    private const int NoSignal = 0x4000; // MSG_NOSIGNAL: an error instead of SIGPIPE
    private const int Interrupted = 4; // EINTR
    private const int AddressLength = 110; // sockaddr_un: 2 bytes for the family, 108 for the path
    private const int SocketLevel = 1; // SOL_SOCKET
    // SCM_RIGHTS: struct cmsghdr { size_t length; int level; int type }, then the descriptors.
    private const int Rights = 1;
    private const int ControlHeader = 16;
    private const int ControlLength = 64; // of 12 descriptors
    private const int ControlTruncated = 0x8; // MSG_CTRUNC
    private const int CloseOnExec = 0x40000000; // MSG_CMSG_CLOEXEC
    private const int PeerCredentials = 17; // SO_PEERCRED: struct ucred { pid, uid, gid }, 4 bytes each

    /// <summary>True if the process at the other end belongs to the user of this one.</summary>
    public static bool IsOfOwnUser(int descriptor)
    {
        Span<uint> credentials = stackalloc uint[3];
        var length = (uint)(credentials.Length * sizeof(uint));
        return GetOption(descriptor, SocketLevel, PeerCredentials, credentials, ref length) == 0
            && credentials[1] == LibC.EffectiveUserId();
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

    /// <summary>Sends some of the bytes, and with them copies of the descriptors; -1 if the peer is gone.</summary>
    public static unsafe int Send(int descriptor, ReadOnlySpan<byte> bytes, IReadOnlyList<SafeHandle> handles)
    {
        nint count;
        if (handles.Count == 0)
        {
            while (
                (count = Send(descriptor, bytes, bytes.Length, NoSignal)) < 0
                && Marshal.GetLastPInvokeError() == Interrupted
            ) { }

            return (int)count;
        }

        var control = stackalloc byte[ControlLength];
        var length = ControlHeader + (handles.Count * sizeof(int));
        var header = new Span<byte>(control, ControlHeader);
        BitConverter.TryWriteBytes(header, (nint)length);
        BitConverter.TryWriteBytes(header[sizeof(nint)..], SocketLevel);
        BitConverter.TryWriteBytes(header[(sizeof(nint) + sizeof(int))..], Rights);
        for (var i = 0; i < handles.Count; i++)
            ((int*)(control + ControlHeader))[i] = (int)handles[i].DangerousGetHandle();
        fixed (byte* pointer = bytes)
        {
            var part = new Part { Base = pointer, Length = bytes.Length };
            var message = new Message
            {
                Parts = &part,
                PartCount = 1,
                Control = control,
                ControlLength = Aligned(length),
            };
            while ((count = Send(descriptor, &message, NoSignal)) < 0 && Marshal.GetLastPInvokeError() == Interrupted)
            { }
        }

        return (int)count;
    }

    /// <summary>
    /// Waits for bytes; 0 or less at the end. Descriptors that come with them are added to those that have arrived.
    /// </summary>
    public static unsafe int Receive(int descriptor, Span<byte> buffer, ArrivedHandles arrived)
    {
        nint count;
        var control = stackalloc byte[ControlLength];
        fixed (byte* pointer = buffer)
        {
            var part = new Part { Base = pointer, Length = buffer.Length };
            var message = new Message
            {
                Parts = &part,
                PartCount = 1,
                Control = control,
                ControlLength = ControlLength,
            };
            while (
                (count = Receive(descriptor, &message, CloseOnExec)) < 0 && Marshal.GetLastPInvokeError() == Interrupted
            ) { }

            if (count <= 0 || message.ControlLength < ControlHeader)
                return (int)count;
            var length = *(nint*)control;
            if (
                ((int*)control)[sizeof(nint) / sizeof(int)] == SocketLevel
                && ((int*)control)[(sizeof(nint) / sizeof(int)) + 1] == Rights
            )
            {
                for (
                    nint position = ControlHeader;
                    position + sizeof(int) <= Math.Min(length, message.ControlLength);
                    position += sizeof(int)
                )
                    arrived.Add(*(int*)(control + position));
            }

            // This process may open no more files, so that some are lost: which belongs to what could not be told any
            // more.
            return (message.Flags & ControlTruncated) != 0 ? 0 : (int)count;
        }
    }

    private static nint Aligned(int length) => (length + sizeof(long) - 1) & ~(sizeof(long) - 1);

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

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    private static unsafe partial nint Send(int descriptor, Message* message, int flags);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static unsafe partial nint Receive(int descriptor, Message* message, int flags);

    /// <summary>struct iovec.</summary>
    private unsafe struct Part
    {
        internal byte* Base;
        internal nint Length;
    }

    /// <summary>struct msghdr, of glibc, and of musl where numbers are little endian.</summary>
    private unsafe struct Message
    {
        internal void* Name;
        internal uint NameLength;
        internal Part* Parts;
        internal nint PartCount;
        internal byte* Control;
        internal nint ControlLength;
        internal int Flags;
    }
}
