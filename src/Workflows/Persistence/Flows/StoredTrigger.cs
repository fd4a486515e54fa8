using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflows.Engine.Activities;

namespace Workflows.Persistence.Flows;

/// <summary>Something a published definition listens for: it starts an instance.</summary>
public sealed class StoredTrigger : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The definition to start.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The published version it was read from.</summary>
    public required string DefinitionVersionId { get; init; }

    /// <summary>Stimulus name, such as <c>Elsa.Event</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The trigger in the definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Hash of name and payload.</summary>
    public required string Hash { get; init; }

    /// <summary>The payload as JSON.</summary>
    public string? Payload { get; init; }

    /// <summary>The path of an HTTP endpoint whose path has parameters, and so can't be looked up by hash.</summary>
    public string? Route { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>When the clock must start the next instance; null for a trigger that no clock fires, or none any more.</summary>
    public DateTimeOffset? DueAt { get; set; }

    internal static string? RouteOf(string name, JsonElement? payload) =>
        name == HttpEndpoint.StimulusName
        && payload?.Deserialize<HttpEndpointPayload>() is { } endpoint
        && RouteTemplate.HasParameters(endpoint.Path)
            ? endpoint.Path
            : null;
}

internal sealed class StoredTriggerConfiguration : IEntityTypeConfiguration<StoredTrigger>
{
    public void Configure(EntityTypeBuilder<StoredTrigger> builder)
    {
        builder.ToTable("Triggers");
        builder.HasIndex(row => row.Hash);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.DefinitionId);
        builder.HasIndex(row => row.DueAt);
        builder.HasIndex(row => row.Route);
    }
}
