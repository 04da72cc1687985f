namespace AshPlot.Workers;

/// <summary>What parent and worker process talk over.</summary>
public enum ChannelKind
{
    /// <summary>A Unix domain socket where the platform has one, else a named pipe.</summary>
    Automatic,

    /// <summary>A Unix domain socket in a folder that only this user may enter.</summary>
    UnixSocket,

    /// <summary>A named pipe that only this user may open.</summary>
    NamedPipe,
}
