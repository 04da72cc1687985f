using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AshPlot.Core.Advising;
using AshPlot.Core.Analysing;
using AshPlot.Core.Differences;
using AshPlot.Core.Drawing;
using AshPlot.Core.Exporting;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;

namespace AshPlot.Rendering.Tasks;

/// <summary>How requests and results travel between the command and its workers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals
)]
[JsonSerializable(typeof(WorkerSetup))]
[JsonSerializable(typeof(DescribeRequest))]
[JsonSerializable(typeof(RunDescription))]
[JsonSerializable(typeof(MeasureRequest))]
[JsonSerializable(typeof(MeasuredSlice))]
[JsonSerializable(typeof(DrawingJob))]
[JsonSerializable(typeof(DrawRequest))]
[JsonSerializable(typeof(DrawnMap))]
[JsonSerializable(typeof(ExportJob))]
[JsonSerializable(typeof(ExportRequest))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(AnimateRequest))]
[JsonSerializable(typeof(ConvertRequest))]
[JsonSerializable(typeof(ChartRequest))]
[JsonSerializable(typeof(SliceRequest))]
[JsonSerializable(typeof(AnalysisJob))]
[JsonSerializable(typeof(SliceAnalysis))]
[JsonSerializable(typeof(QueryJob))]
[JsonSerializable(typeof(SliceAnswer))]
[JsonSerializable(typeof(AdvisoryJob))]
[JsonSerializable(typeof(AdvisoryDraft))]
[JsonSerializable(typeof(ComparisonJob))]
[JsonSerializable(typeof(ComparedSlice))]
[JsonSerializable(typeof(SliceComparison))]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class WorkerJson : JsonSerializerContext;
