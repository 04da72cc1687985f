using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AshPlot.Workers.Formats;

/// <summary>
/// JSON that also has NaN and infinities, as the texts "NaN", "Infinity" and "-Infinity". By default System.Text.Json
/// refuses them; what is without them is written and read by the type information as it was given, which may have a
/// faster way.
/// </summary>
internal static class LenientJson
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Lenient = [];

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, type);
        }
        catch (ArgumentException exception) when (Of(type, exception) is { } lenient)
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, lenient);
        }
    }

    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type)!;
        }
        catch (JsonException exception) when (Of(type, exception) is { } lenient)
        {
            return JsonSerializer.Deserialize(json, lenient)!;
        }
    }

    /// <summary>
    /// The same type with these numbers; null where the given one has them already, so that the failure has another
    /// cause.
    /// </summary>
    public static JsonTypeInfo<T>? Of<T>(JsonTypeInfo<T> type, Exception failure)
    {
        _ = failure;
        return type.Options.NumberHandling.HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals)
            ? null
            : (JsonTypeInfo<T>)
                Lenient
                    .GetValue(type.Options, static given => new JsonSerializerOptions(given)
                    {
                        NumberHandling = given.NumberHandling | JsonNumberHandling.AllowNamedFloatingPointLiterals,
                    })
                    .GetTypeInfo(typeof(T));
    }
}
