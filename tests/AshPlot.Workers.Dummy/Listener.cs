using System.Net.Sockets;

namespace AshPlot.Workers.Dummy;

/// <summary>Somebody who listens where a worker expects its parent, and says how much the worker sends.</summary>
internal static class Listener
{
    public static int Run(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
        listener.Listen(1);
        Console.Out.WriteLine("listening");
        Console.Out.Flush();
        using var worker = listener.Accept();
        Console.Out.WriteLine($"{worker.Receive(new byte[1000])} bytes");
        return 0;
    }
}
