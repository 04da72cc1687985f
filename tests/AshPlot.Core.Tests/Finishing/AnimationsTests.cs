using System.Buffers.Binary;
using AshPlot.Core.Errors;
using AshPlot.Core.Finishing;
using AshPlot.Core.Reporting;
using AshPlot.Core.Tests.Images;
using AshPlot.Core.Tests.Reporting;
using SkiaSharp;

namespace AshPlot.Core.Tests.Finishing;

internal sealed class AnimationsTests
{
    [Test]
    public void Each_quantity_and_level_with_two_maps_or_more_has_one_animation_of_its_maps_in_order_of_time()
    {
        var manifest = SampleManifest.Run("Run", levels: 2, times: 4);
        var plans = Animations.Plan(manifest);
        Assert.That(
            plans.Select(plan => plan.Path),
            Is.EqualTo(
                new[]
                {
                    "animations/Run_Air_Concentration_00000.apng",
                    "animations/Run_Air_Concentration_00500.apng",
                    "animations/Run_Total_Column_Mass.apng",
                }
            )
        );
        Assert.That(plans[1].Frames, Is.EqualTo(manifest.Quantities[0].Maps.Skip(4).Select(map => map.Path)));
        // Of the column, one map failed and one was not drawn.
        Assert.That(plans[2].Frames, Has.Length.EqualTo(2));
        Assert.That(Animations.Plan(SampleManifest.Run("Run", levels: 2, times: 1)), Is.Empty);
    }

    [Test]
    public void Two_series_of_one_name_have_two_files()
    {
        var quantity = SampleManifest.Run("Run", levels: 1, times: 2).Quantities[0];
        var plans = Animations.Plan(SampleManifest.Wrap("Run", quantity, quantity));
        Assert.That(plans.Select(plan => plan.Path).Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase("png")]
    [TestCase("png8")]
    public void An_animated_PNG_holds_the_pixels_of_its_maps(string format)
    {
        using var run = new FinishedRun(format);
        var plan = Animations.Plan(run.Manifest)[0];
        Animations.Write(plan, run.Folder);

        var frames = Stills(run.Read(plan.Path), out var delays);
        Assert.That(delays, Is.EqualTo(Enumerable.Repeat(0.5, plan.Frames.Length - 1).Append(1.5)), "seconds");
        Assert.That(frames, Has.Count.EqualTo(plan.Frames.Length).And.Count.GreaterThan(1));
        for (var index = 0; index < frames.Count; index++)
            Assert.That(
                Picture.Decode(frames[index]).Pixels,
                Is.EqualTo(Picture.Decode(run.Read(plan.Frames[index])).Pixels),
                $"frame {index}"
            );
    }

    [Test]
    public void An_animated_WebP_holds_the_pixels_of_its_maps()
    {
        using var run = new FinishedRun("webp");
        var plan = Animations.Plan(run.Manifest)[0];
        Animations.Write(plan, run.Folder);

        using var codec = SKCodec.Create(new MemoryStream(run.Read(plan.Path)));
        Assert.That(codec.FrameCount, Is.EqualTo(plan.Frames.Length).And.GreaterThan(1));
        Assert.That(codec.RepetitionCount, Is.EqualTo(-1), "for ever");
        Assert.That(
            codec.FrameInfo.Select(frame => frame.Duration),
            Is.EqualTo(Enumerable.Repeat(500, plan.Frames.Length - 1).Append(1500))
        );
        for (var index = 0; index < codec.FrameCount; index++)
        {
            using var bitmap = new SKBitmap(
                new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Bgra8888, SKAlphaType.Unpremul)
            );
            Assert.That(
                codec.GetPixels(bitmap.Info, bitmap.GetPixels(), new SKCodecOptions(index)),
                Is.EqualTo(SKCodecResult.Success)
            );
            Assert.That(
                Picture.Of(bitmap).Pixels,
                Is.EqualTo(Picture.Decode(run.Read(plan.Frames[index])).Pixels),
                $"frame {index}"
            );
        }
    }

    [Test]
    public void A_GIF_holds_its_maps_in_256_colours_at_the_pace_that_is_asked_for()
    {
        using var run = new FinishedRun("png8");
        var plan = Animations.Plan(run.Manifest, ["gif"], framesPerSecond: 4)[0];
        Assert.That(plan.Path, Does.EndWith(".gif"));
        Animations.Write(plan, run.Folder);

        using var codec = SKCodec.Create(new MemoryStream(run.Read(plan.Path)));
        Assert.That(codec.FrameCount, Is.EqualTo(plan.Frames.Length).And.GreaterThan(1));
        Assert.That(codec.RepetitionCount, Is.EqualTo(-1), "for ever");
        Assert.That(
            codec.FrameInfo.Select(frame => frame.Duration),
            Is.EqualTo(Enumerable.Repeat(250, plan.Frames.Length - 1).Append(750))
        );
        using var bitmap = new SKBitmap(
            new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Bgra8888, SKAlphaType.Unpremul)
        );
        for (var index = 0; index < codec.FrameCount; index++)
        {
            Assert.That(
                codec.GetPixels(bitmap.Info, bitmap.GetPixels(), new SKCodecOptions(index, index - 1)),
                Is.EqualTo(SKCodecResult.Success)
            );
            // Maps of 256 colours at most keep each of them.
            Assert.That(
                Picture.Of(bitmap).Pixels,
                Is.EqualTo(Picture.Decode(run.Read(plan.Frames[index])).Pixels),
                $"frame {index}"
            );
        }
    }

    [TestCase(2)]
    [TestCase(7)]
    [TestCase(256)]
    public void Any_pixels_come_back_from_a_GIF(int colours)
    {
        // Enough of them for codes of 12 bits, and for more than one table of them.
        var random = new Random(colours);
        var folder = Directory.CreateTempSubdirectory("ashplot-gif-");
        try
        {
            uint[] palette = [.. Enumerable.Range(0, colours).Select(_ => 0xFF000000 | (uint)random.Next(1 << 24))];
            var pictures = Enumerable
                .Range(0, 3)
                .Select(_ => new Picture(
                    211,
                    107,
                    [.. Enumerable.Range(0, 211 * 107).Select(_ => palette[random.Next(colours)])]
                ))
                .ToList();
            var frames = pictures.Select((picture, index) => Path.Combine(folder.FullName, $"{index}.png")).ToList();
            for (var index = 0; index < frames.Count; index++)
                File.WriteAllBytes(frames[index], pictures[index].Encode());
            using var gif = new MemoryStream();
            new AnimatedGif().Write(frames, [.. frames.Select(_ => TimeSpan.FromSeconds(0.5))], gif);
            gif.Position = 0;
            using var codec = SKCodec.Create(gif);
            using var bitmap = new SKBitmap(new SKImageInfo(211, 107, SKColorType.Bgra8888, SKAlphaType.Unpremul));
            for (var index = 0; index < frames.Count; index++)
            {
                Assert.That(
                    codec.GetPixels(bitmap.Info, bitmap.GetPixels(), new SKCodecOptions(index, index - 1)),
                    Is.EqualTo(SKCodecResult.Success)
                );
                Assert.That(Picture.Of(bitmap).Pixels, Is.EqualTo(pictures[index].Pixels), $"frame {index}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test, CancelAfter(60_000)]
    public void An_MP4_has_a_frame_for_each_map_and_the_last_stays()
    {
        if (new AnimatedMp4().Missing is { } problem)
            Assert.Ignore(problem);
        using var run = new FinishedRun("png");
        var plan = Animations.Plan(run.Manifest, ["mp4"], framesPerSecond: 5)[0];
        Animations.Write(plan, run.Folder);
        var film = run.Read(plan.Path);
        Assert.That(film.AsSpan(4, 4).SequenceEqual("ftyp"u8), "an MP4 begins so (ISO/IEC 14496-12, section 4.3)");
        // The box stsz counts the samples (section 8.7.3), and comes before the pictures so that a film plays while it
        // loads.
        var box = film.AsSpan().IndexOf("stsz"u8);
        Assert.That(box, Is.InRange(0, film.AsSpan().IndexOf("mdat"u8)));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(film.AsSpan(box + 12)), Is.EqualTo(plan.Frames.Length + 2));

        File.Delete(Path.Combine(run.Folder, plan.Path));
        Assert.That(
            () => Animations.Write(plan, run.Folder, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(File.Exists(Path.Combine(run.Folder, plan.Path)), Is.False);
        File.WriteAllText(Path.Combine(run.Folder, plan.Frames[0]), "no picture");
        Assert.That(
            () => Animations.Write(plan, run.Folder),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains(plan.Frames[0])
        );
        Assert.That(File.Exists(Path.Combine(run.Folder, plan.Path)), Is.False);
    }

    [Test]
    public void What_cannot_be_made_is_refused_before_anything_is_drawn()
    {
        Assert.That(Animations.Check(["GIF", "gif", "apng"], ["png8"]), Is.EqualTo(new[] { "gif", "apng" }));
        Assert.That(
            () => Animations.Check(["avi"], ["png"]),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("'avi' is not one of webp, apng, gif, mp4")
        );
        Assert.That(
            () => Animations.Check(["gif"], ["webp"]),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("add Formats png")
        );
        Assert.That(() => Animations.Check([], ["svg"]), Throws.TypeOf<InvalidOptionException>());
        var path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", "/nowhere");
            Assert.That(Animations.Check(["mp4"], ["png"]), Is.EqualTo(new[] { "mp4" }), "a shard makes none");
            Assert.That(
                () => Animations.CheckPrograms(["gif", "mp4"]),
                Throws.TypeOf<UnwritableOutputException>().With.Message.Contains("ffmpeg, which is not on the PATH")
            );
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    [Test]
    public void The_manifest_tells_what_was_made()
    {
        var manifest = SampleManifest.Run("Run", levels: 1, times: 2);
        var plans = Animations.Plan(manifest);
        var read = Manifest.Parse(Animations.AddTo(manifest, plans.Take(1)).ToJson(), "manifest.json");
        Assert.That(
            read.Quantities[0].Animations!.Value.Single(),
            Is.EqualTo(
                new ManifestAnimation
                {
                    Level = "00000",
                    Path = plans[0].Path,
                    Frames = 2,
                }
            )
        );
        Assert.That(read.Quantities[1].Animations, Is.Null);
    }

    [TestCase(0)]
    [TestCase(7)]
    [TestCase(500)]
    public void A_map_that_is_gone_or_damaged_is_named_and_nothing_is_left(int length)
    {
        foreach (var format in (string[])["png", "webp"])
        {
            using var run = new FinishedRun(format);
            var plan = Animations.Plan(run.Manifest)[0];
            var file = Path.Combine(run.Folder, plan.Frames[1]);
            if (length == 0)
                File.Delete(file);
            else
                File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);
            Assert.That(
                () => Animations.Write(plan, run.Folder),
                Throws.TypeOf<UnreadableInputException>().With.Message.Contains(plan.Frames[1])
            );
            Assert.That(Directory.EnumerateFiles(run.Folder, "*.tmp", SearchOption.AllDirectories), Is.Empty);
            Assert.That(File.Exists(Path.Combine(run.Folder, plan.Path)), Is.False);
        }
    }

    /// <summary>
    /// The frames of an animated PNG as still ones; its order, numbers and controls are checked on the way.
    /// </summary>
    private static List<byte[]> Stills(byte[] file, out List<double> delays)
    {
        delays = [];
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, file);
        var chunks = PngChunk.Read(path).ToArray();
        File.Delete(path);
        Assert.That(
            chunks.Select(chunk => chunk.Type).Where(type => type is "IHDR" or "acTL" or "IEND"),
            Is.EqualTo(new[] { "IHDR", "acTL", "IEND" })
        );
        var announced = BinaryPrimitives.ReadInt32BigEndian(chunks.Single(chunk => chunk.Type == "acTL").Data.Span);
        var stills = new List<MemoryStream>();
        var sequence = 0;
        foreach (var chunk in chunks)
        {
            if (chunk.Type is "fcTL" or "fdAT")
                Assert.That(BinaryPrimitives.ReadInt32BigEndian(chunk.Data.Span), Is.EqualTo(sequence++));
            if (chunk.Type == "fcTL")
            {
                // delay_num and delay_den, bytes 20 to 23 (PNG specification, third edition, 11.3.6.2).
                var control = chunk.Data.Span;
                delays.Add(
                    (double)BinaryPrimitives.ReadUInt16BigEndian(control[20..])
                        / BinaryPrimitives.ReadUInt16BigEndian(control[22..])
                );
                stills.Add(new MemoryStream());
                stills[^1].Write(PngChunk.Signature);
                chunks[0].WriteTo(stills[^1]);
            }
            else if (chunk.Type is "IDAT" or "fdAT")
            {
                new PngChunk("IDAT", chunk.Type == "IDAT" ? chunk.Data : chunk.Data[4..]).WriteTo(stills[^1]);
            }
        }

        Assert.That(announced, Is.EqualTo(stills.Count));
        foreach (var still in stills)
            new PngChunk("IEND", default).WriteTo(still);
        return [.. stills.Select(still => still.ToArray())];
    }
}
