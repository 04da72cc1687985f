using System.Runtime.InteropServices;

namespace AshPlot.Core.Exporting;

/// <summary>
/// The areas of a picture of classes: cells of one class that are joined by their sides, and the rings round each. All
/// classes are traced in one pass over the cells. Rings are as the simple feature standard asks (OGC 06-103r4, section
/// 6.1.11): none touches itself, so cells that meet in a corner alone lie in two areas, or have a hole between them.
/// </summary>
internal sealed class CellAreas
{
    private readonly ushort[] picture;
    private readonly int width;
    private readonly List<int> corners = [];
    private readonly List<int> rings = [];
    private readonly List<int> areaOfRing = [];
    private int[] ringsByArea = [];
    private int[] firstRing = [];
    private int[] areasByClass = [];
    private int[] firstArea = [];

    private CellAreas(ushort[] picture, int width) => (this.picture, this.width) = (picture, width);

    /// <summary>Finds the areas of all classes.</summary>
    /// <param name="picture">
    /// The class of each cell, [row, column]; 0 is in no class, as all cells of the first and last row and column are.
    /// </param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="classes">How many classes there are: 1 to so many.</param>
    public static CellAreas Trace(ushort[] picture, int width, int classes)
    {
        var areas = new CellAreas(picture, width);
        var (labels, classOfArea) = Label(picture, width);
        areas.TraceRings(labels, classOfArea.Count);
        (areas.ringsByArea, areas.firstRing) = Sorted(CollectionsMarshal.AsSpan(areas.areaOfRing), classOfArea.Count);
        (areas.areasByClass, areas.firstArea) = Sorted(CollectionsMarshal.AsSpan(classOfArea), classes);
        return areas;
    }

    /// <summary>The cells of a class, each row * width + column.</summary>
    public IEnumerable<int> CellsOf(int one) => Enumerable.Range(0, picture.Length).Where(cell => picture[cell] == one);

    /// <summary>The areas of a class, in the order of their first cells.</summary>
    public ReadOnlySpan<int> AreasOf(int one) => Group(areasByClass, firstArea, one);

    /// <summary>
    /// The rings of an area: the outer one first, counter-clockwise where rows go up, then its holes, clockwise.
    /// </summary>
    public ReadOnlySpan<int> RingsOf(int area) => Group(ringsByArea, firstRing, area);

    /// <summary>
    /// The corners where a ring turns, the first not repeated: row * width + column of the cell whose first corner it
    /// is.
    /// </summary>
    public ReadOnlySpan<int> CornersOf(int ring)
    {
        var first = ring == 1 ? 0 : rings[ring - 2];
        return CollectionsMarshal.AsSpan(corners)[first..rings[ring - 1]];
    }

    /// <summary>
    /// The area of each cell, from 1 in the order of their first cells, 0 for a cell in no class; and the class of each
    /// area.
    /// </summary>
    private static (int[] Labels, List<int> Classes) Label(ReadOnlySpan<ushort> picture, int width)
    {
        var labels = new int[picture.Length];
        // What a label was found to be one with: a lesser one.
        var lesser = new List<int> { 0 };
        var classOfLabel = new List<int> { 0 };
        for (var cell = width; cell < picture.Length; cell++)
        {
            var one = picture[cell];
            if (one == 0)
                continue;
            var (isAsBefore, isAsBelow) = (picture[cell - 1] == one, picture[cell - width] == one);
            var (before, below) = (labels[cell - 1], labels[cell - width]);
            if (!isAsBefore && !isAsBelow)
            {
                labels[cell] = lesser.Count;
                lesser.Add(lesser.Count);
                classOfLabel.Add(one);
                continue;
            }

            labels[cell] = isAsBefore ? before : below;
            if (isAsBefore && isAsBelow && before != below)
                Join(CollectionsMarshal.AsSpan(lesser), before, below);
        }

        var classes = new List<int>();
        var areas = CollectionsMarshal.AsSpan(lesser);
        for (var label = 1; label < areas.Length; label++)
        {
            if (areas[label] == label)
            {
                classes.Add(classOfLabel[label]);
                areas[label] = classes.Count;
            }
            else
            {
                areas[label] = areas[areas[label]];
            }
        }

        foreach (ref var label in labels.AsSpan())
            label = areas[label];
        return (labels, classes);
    }

    private static void Join(Span<int> lesser, int one, int other)
    {
        while (lesser[one] != one)
            one = lesser[one] = lesser[lesser[one]];
        while (lesser[other] != other)
            other = lesser[other] = lesser[lesser[other]];
        if (one < other)
            lesser[other] = one;
        else
            lesser[one] = other;
    }

    /// <summary>
    /// Walks round every area with its cells to the left. The first side of an area in the order of cells is one of its
    /// outer ring.
    /// </summary>
    private void TraceRings(ReadOnlySpan<int> labels, int areas)
    {
        rings.EnsureCapacity(areas);
        var isWalked = new bool[labels.Length];
        for (var cell = width; cell < labels.Length; cell++)
        {
            var area = labels[cell];
            if (area == 0 || labels[cell - width] == area || isWalked[cell])
                continue;
            Walk(labels, isWalked, cell);
            rings.Add(corners.Count);
            areaOfRing.Add(area);
        }
    }

    private void Walk(ReadOnlySpan<int> labels, bool[] isWalked, int first)
    {
        var area = labels[first];
        // Forward along a row, up, back, down: the step from corner to corner, and from the corner that is reached to
        // the cells ahead on the left and on the right.
        ReadOnlySpan<(int Step, int Left, int Right)> headings =
        [
            (1, 0, -width),
            (width, -1, 0),
            (-1, -width - 1, -1),
            (-width, -width, -width - 1),
        ];
        var (corner, heading) = (first, 0);
        corners.Add(corner);
        while (true)
        {
            if (heading == 0)
                isWalked[corner] = true;
            var (step, left, right) = headings[heading];
            corner += step;
            // Where four cells meet of which two across are of the area, it is joined behind the ring, which goes on
            // round the hole on this side of the corner.
            int turn;
            if (labels[corner + right] == area)
                turn = 3;
            else if (labels[corner + left] == area)
                continue;
            else
                turn = 1;
            if (corner == first)
                return;
            corners.Add(corner);
            heading = (heading + turn) & 3;
        }
    }

    /// <summary>
    /// The numbers from 1 of a list, sorted by what the list has for each, from 1; and where the numbers of each begin.
    /// </summary>
    private static (int[] Numbers, int[] First) Sorted(ReadOnlySpan<int> keys, int most)
    {
        var first = new int[most + 2];
        foreach (var key in keys)
            first[key + 1]++;
        for (var key = 1; key < first.Length; key++)
            first[key] += first[key - 1];
        var (numbers, next) = (new int[keys.Length], (int[])first.Clone());
        for (var index = 0; index < keys.Length; index++)
            numbers[next[keys[index]]++] = index + 1;
        return (numbers, first);
    }

    private static ReadOnlySpan<int> Group(int[] numbers, int[] first, int one) =>
        numbers.AsSpan(first[one]..first[one + 1]);
}
