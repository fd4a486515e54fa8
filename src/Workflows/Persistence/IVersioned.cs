namespace Workflows.Persistence;

/// <summary>A row that two people may change at once: the second commit loses and is run again on the new state.</summary>
public interface IVersioned
{
    /// <summary>Counts commits. It is the concurrency token, on SQLite as on PostgreSQL.</summary>
    int Version { get; }
}
