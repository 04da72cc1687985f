using System.Text.Json.Serialization;
using AshPlot.Core.Analysing;
using AshPlot.Core.Drawing;
using AshPlot.Core.Exporting;

namespace AshPlot.Rendering.Tasks;

/// <summary>How requests and replies travel between the command and its workers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(WorkerSetup))]
[JsonSerializable(typeof(DescribeRequest))]
[JsonSerializable(typeof(DescribeReply))]
[JsonSerializable(typeof(MeasureRequest))]
[JsonSerializable(typeof(MeasureReply))]
[JsonSerializable(typeof(DrawRequest))]
[JsonSerializable(typeof(DrawnMap))]
[JsonSerializable(typeof(AnimateRequest))]
[JsonSerializable(typeof(AnimateReply))]
[JsonSerializable(typeof(ConvertRequest))]
[JsonSerializable(typeof(ConvertReply))]
[JsonSerializable(typeof(ExportRequest))]
[JsonSerializable(typeof(ExportReply))]
[JsonSerializable(typeof(ExportJob))]
[JsonSerializable(typeof(AnalyseRequest))]
[JsonSerializable(typeof(AnalyseReply))]
[JsonSerializable(typeof(AnalysisJob))]
[JsonSerializable(typeof(DrawingJob))]
[JsonSerializable(typeof(string))]
internal sealed partial class WorkerJson : JsonSerializerContext;
