using System.Text.Json.Serialization;

namespace Primes;

/// <summary>
/// How arguments and results travel: by code made at compile time, so that it works in a native program too.
/// </summary>
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(NumberRange))]
internal sealed partial class PrimesJson : JsonSerializerContext;
