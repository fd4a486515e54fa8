using System.Text.Json;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>Something the office decided at run time, in place of the setting the service was started with.</summary>
public sealed class OfficeSetting : IVersioned
{
    /// <summary>A stable name, such as <c>reminders</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What was decided, as JSON.</summary>
    public required string Value { get; set; }

    /// <inheritdoc/>
    public int Version { get; init; }
}

/// <summary>Reads and writes what the office decided. It is read in the command's own transaction, so every node has the same.</summary>
public sealed class OfficeSettings(WorkflowsDbContext db)
{
    /// <summary>What the office decided, or the setting the service was started with.</summary>
    public async Task<T> ReadAsync<T>(string name, T otherwise, CancellationToken cancellationToken)
        where T : class =>
        await db.FindAsync<OfficeSetting>([name], cancellationToken) is { } row
            ? JsonSerializer.Deserialize<T>(row.Value, WorkflowsJson.Options)!
            : otherwise;

    /// <summary>Decides otherwise, from this commit on.</summary>
    public async Task WriteAsync<T>(string name, T value, CancellationToken cancellationToken)
        where T : class
    {
        var text = JsonSerializer.Serialize(value, WorkflowsJson.Options);
        if (await db.FindAsync<OfficeSetting>([name], cancellationToken) is { } row)
            row.Value = text;
        else
            db.Add(new OfficeSetting { Name = name, Value = text });
    }
}
