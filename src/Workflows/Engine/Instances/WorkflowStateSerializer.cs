using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflows.Engine.Definitions;

namespace Workflows.Engine.Instances;

/// <summary>Writes an instance's state as JSON and reads it back without loss, kinds of values included.</summary>
public static class WorkflowStateSerializer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 512,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new StoredValueConverter(), new StoredValuesConverter() },
    };

    /// <summary>Writes a state, with its format's number as <c>formatVersion</c>.</summary>
    public static string Serialize(WorkflowState state) =>
        JsonSerializer.Serialize(new Envelope(WorkflowState.CurrentFormat, state), Options);

    /// <summary>Reads a state of any released format.</summary>
    /// <param name="json">What <see cref="Serialize"/> wrote.</param>
    /// <param name="graph">The version the instance runs on; when given, executions of vanished nodes are left out.</param>
    /// <exception cref="JsonException">It isn't a state.</exception>
    /// <exception cref="NotSupportedException">A newer engine wrote it.</exception>
    public static WorkflowState Deserialize(string json, WorkflowGraph? graph = null)
    {
        var envelope = JsonSerializer.Deserialize<Envelope>(json, Options);
        if (envelope?.State is not { } state)
            throw new JsonException("The text holds no workflow state.");
        if (envelope.FormatVersion > WorkflowState.CurrentFormat)
            throw new NotSupportedException(
                $"The state has format {envelope.FormatVersion}; this engine reads up to {WorkflowState.CurrentFormat}."
            );
        return graph is null
            ? state
            : state with
            {
                Executions = [.. state.Executions.Where(execution => graph.FindNode(execution.NodeId) is not null)],
            };
    }

    private sealed record Envelope(int FormatVersion, WorkflowState State);
}
