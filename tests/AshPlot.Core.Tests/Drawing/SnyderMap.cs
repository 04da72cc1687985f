using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>
/// Turns places into pixels and back as a reader of the manifest would, from the frame and its projection's constants
/// alone. Written from the formulas of the sphere by way of the isometric latitude, as the program's own are not.
/// </summary>
internal sealed class SnyderMap(ManifestFrame frame)
{
    private const double Degree = Math.PI / 180;

    /// <summary>The pixel, counted from 0, in which a place lies; fractions tell where in it.</summary>
    public (double X, double Y) Pixel(double longitude, double latitude)
    {
        var (x, y) = Project(longitude, latitude);
        return (
            frame.X + ((x - frame.XMin) / (frame.XMax - frame.XMin) * frame.Width),
            frame.Y + ((frame.YMax - y) / (frame.YMax - frame.YMin) * frame.Height)
        );
    }

    /// <summary>The place at a point of the picture.</summary>
    public (double Longitude, double Latitude) Place(double column, double row)
    {
        var x = frame.XMin + ((column - frame.X) / frame.Width * (frame.XMax - frame.XMin));
        var y = frame.YMax - ((row - frame.Y) / frame.Height * (frame.YMax - frame.YMin));
        var p = frame.ProjectionParameters!;
        var r = p.EarthRadius ?? double.NaN;
        switch (frame.Projection)
        {
            case "plate-carree":
                return (x, y);
            case "mercator":
                return (p.CentralLongitude + (x / r / Degree), Latitude(y / r));
            case "lambert":
                var (n, scale) = Cone();
                var (down, sign) = ((scale * Math.Exp(-n * Isometric(p.LatitudeOfOrigin!.Value))) - y, Math.Sign(n));
                var radius = sign * double.Hypot(x, down);
                return (
                    p.CentralLongitude + (Math.Atan2(sign * x, sign * down) / n / Degree),
                    Latitude(Math.Log(scale / radius) / n)
                );
            default:
                var pole = Math.Sign(p.LatitudeOfOrigin!.Value);
                var colatitude = 2 * Math.Atan(double.Hypot(x, y) / PolarScale());
                return (p.CentralLongitude + (Math.Atan2(x, -pole * y) / Degree), pole * (90 - (colatitude / Degree)));
        }
    }

    private (double X, double Y) Project(double longitude, double latitude)
    {
        var p = frame.ProjectionParameters!;
        var r = p.EarthRadius ?? double.NaN;
        var east = Math.IEEERemainder(longitude - p.CentralLongitude, 360);
        switch (frame.Projection)
        {
            case "plate-carree":
                return (p.CentralLongitude + east, latitude);
            case "mercator":
                return (r * east * Degree, r * Isometric(latitude));
            case "lambert":
                var (n, scale) = Cone();
                var radius = scale * Math.Exp(-n * Isometric(latitude));
                var origin = scale * Math.Exp(-n * Isometric(p.LatitudeOfOrigin!.Value));
                return (radius * Math.Sin(n * east * Degree), origin - (radius * Math.Cos(n * east * Degree)));
            default:
                var pole = Math.Sign(p.LatitudeOfOrigin!.Value);
                var distance = PolarScale() * Math.Tan((90 - (pole * latitude)) * Degree / 2);
                return (distance * Math.Sin(east * Degree), -pole * distance * Math.Cos(east * Degree));
        }
    }

    private (double N, double Scale) Cone()
    {
        var p = frame.ProjectionParameters!;
        var (one, two) = (p.StandardParallel1!.Value, p.StandardParallel2!.Value);
        var n =
            (Math.Log(Math.Cos(one * Degree)) - Math.Log(Math.Cos(two * Degree))) / (Isometric(two) - Isometric(one));
        return (n, p.EarthRadius!.Value * Math.Cos(one * Degree) * Math.Exp(n * Isometric(one)) / n);
    }

    private double PolarScale() =>
        frame.ProjectionParameters!.EarthRadius!.Value
        * (1 + Math.Sin(Math.Abs(frame.ProjectionParameters.StandardParallel1!.Value) * Degree));

    private static double Isometric(double latitude) => Math.Asinh(Math.Tan(latitude * Degree));

    private static double Latitude(double isometric) => Math.Atan(Math.Sinh(isometric)) / Degree;
}
