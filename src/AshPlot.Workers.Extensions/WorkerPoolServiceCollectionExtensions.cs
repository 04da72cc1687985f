using AshPlot.Workers;
using AshPlot.Workers.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Worker pools as services of a host.</summary>
public static class WorkerPoolServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="WorkerPool"/> that starts with the host, which waits until its workers are ready, and finishes
    /// its tasks when the host stops; those that are not done when the host's shutdown time is over are ended. Its log
    /// events go to the host's loggers too. Add it before the services that use it: a host stops its services in
    /// reverse order. <see cref="WorkerHost.TryRun"/> stays the first statement of Main, before the host is built.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Makes the pool's options, once.</param>
    /// <exception cref="InvalidOperationException">There is a pool already; <see cref="AddKeyedWorkerPool"/> adds
    /// another one.</exception>
    public static IServiceCollection AddWorkerPool(
        this IServiceCollection services,
        Func<IServiceProvider, WorkerPoolOptions> options
    )
    {
        Refuse(services, key: null);
        return services
            .AddSingleton(provider => Start(provider, options))
            .AddSingleton<IHostedService>(static provider => new WorkerPoolService(
                provider.GetRequiredService<WorkerPool>
            ));
    }

    /// <summary>
    /// As <see cref="AddWorkerPool"/>, for one of several pools, which services get by
    /// <see cref="FromKeyedServicesAttribute"/>.
    /// </summary>
    /// <inheritdoc cref="AddWorkerPool"/>
    /// <param name="services">The host's services.</param>
    /// <param name="key">Tells it from other pools.</param>
    /// <param name="options">Makes the pool's options, once.</param>
    /// <exception cref="InvalidOperationException">There is a pool of this key already.</exception>
    public static IServiceCollection AddKeyedWorkerPool(
        this IServiceCollection services,
        object key,
        Func<IServiceProvider, WorkerPoolOptions> options
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        Refuse(services, key);
        return services
            .AddKeyedSingleton(key, (provider, _) => Start(provider, options))
            .AddSingleton<IHostedService>(provider => new WorkerPoolService(() =>
                provider.GetRequiredKeyedService<WorkerPool>(key)
            ));
    }

    private static WorkerPool Start(IServiceProvider provider, Func<IServiceProvider, WorkerPoolOptions> options)
    {
        var given = options(provider);
        return WorkerPool.Start(provider.GetService<ILoggerFactory>() is { } loggers ? given.LogTo(loggers) : given);
    }

    private static void Refuse(IServiceCollection services, object? key)
    {
        if (services.Any(service => service.ServiceType == typeof(WorkerPool) && Equals(service.ServiceKey, key)))
            throw new InvalidOperationException(
                $"A worker pool has been added already; {nameof(AddKeyedWorkerPool)} adds another one, with a key of its own."
            );
    }
}
