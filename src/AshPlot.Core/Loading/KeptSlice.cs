using System.Text.Json.Serialization;

namespace AshPlot.Core.Loading;

/// <summary>Where a slice that has been read is kept, for whoever needs it next. Plain data that travels between processes.</summary>
/// <param name="Place">What the <see cref="ISliceKeeper"/> knows the place by.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Checksum">CRC-32 of the bytes.</param>
internal sealed record KeptSlice(
    [property: JsonConverter(typeof(RepeatedTextConverter))] string Place, long Offset, int Length, uint Checksum);
