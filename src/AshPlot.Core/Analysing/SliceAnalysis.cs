namespace AshPlot.Core.Analysing;

/// <summary>What was found in one slice.</summary>
/// <param name="LevelIndex">Index into the quantity's levels.</param>
/// <param name="TimeIndex">Index into the quantity's times, -1 without.</param>
/// <param name="SquareMetres">Area of the cells over the threshold.</param>
/// <param name="MissingSquareMetres">Area of the cells without a value.</param>
/// <param name="Maximum">Largest value, in the quantity's units; null if no cell is valid.</param>
/// <param name="Longitude">Centre of its cell, -180..180; null without one.</param>
/// <param name="Latitude">Centre of its cell; null without one.</param>
internal sealed record SliceAnalysis(
    int LevelIndex, int TimeIndex, double SquareMetres, double MissingSquareMetres, double? Maximum, double? Longitude, double? Latitude);
