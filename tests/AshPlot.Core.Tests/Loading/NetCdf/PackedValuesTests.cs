using AshPlot.Core.Loading.NetCdf;
using CsCheck;

namespace AshPlot.Core.Tests.Loading.NetCdf;

internal sealed class PackedValuesTests
{
    private static readonly Gen<float> Values = Gen.OneOf(
        Gen.OneOf(
            0f,
            -0f,
            1f,
            -1f,
            5f,
            -999f,
            float.NaN,
            float.PositiveInfinity,
            float.NegativeInfinity,
            float.MaxValue,
            float.MinValue
        ),
        Gen.Float[-10, 10]
    );

    /// <summary>Attributes that say which values count; the last list is too long for the quick way.</summary>
    private static readonly NetCdfAttribute[][] Validities =
    [
        [],
        [NetCdfAttribute.OfFloat("_FillValue", -999)],
        [NetCdfAttribute.OfFloat("_FillValue", float.NaN), NetCdfAttribute.OfFloat("missing_value", 1, 5)],
        [NetCdfAttribute.OfFloat("valid_range", 0, 5)],
        [NetCdfAttribute.OfFloat("valid_min", 0), NetCdfAttribute.OfDouble("missing_value", 1)],
        [NetCdfAttribute.OfFloat("valid_max", float.NegativeInfinity)],
        [NetCdfAttribute.OfFloat("missing_value", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)],
    ];

    [Test]
    public void Many_values_are_checked_as_each_by_itself([Range(0, 6)] int validity)
    {
        var packing = PackedValues.Of(
            new NetCdfVariable("ash", NetCdfType.Float, [], new NetCdfAttributes(Validities[validity])),
            "a.nc"
        );
        Values
            .Array[0, 70]
            .Sample(stored =>
            {
                var values = stored.ToArray();
                packing.Unpack(values);
                return values.SequenceEqual(stored.Select(value => (float)packing.Unpack(value)));
            });
    }

    [Test]
    public void A_missing_value_an_infinite_one_and_one_out_of_range_are_no_numbers()
    {
        var packing = PackedValues.Of(
            new NetCdfVariable(
                "ash",
                NetCdfType.Float,
                [],
                new NetCdfAttributes([
                    NetCdfAttribute.OfFloat("_FillValue", -999),
                    NetCdfAttribute.OfFloat("valid_max", 5),
                ])
            ),
            "a.nc"
        );
        float[] values = [-999, 1, float.PositiveInfinity, 5, 6, float.NaN, 0, 2, -999];
        packing.Unpack(values);
        Assert.That(values, Is.EqualTo(new[] { float.NaN, 1, float.NaN, 5, float.NaN, float.NaN, 0, 2, float.NaN }));
    }
}
