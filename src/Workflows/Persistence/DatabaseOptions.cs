namespace Workflows.Persistence;

/// <summary>Which database is used; section <c>Database</c>.</summary>
public sealed record DatabaseOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Database";

    /// <summary>Which kind of database.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>How to reach it; empty means <c>workflows.db</c> in the data directory (SQLite only).</summary>
    public string ConnectionString { get; init; } = "";
}

/// <summary>The databases the service runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, nothing to install.</summary>
    Sqlite,

    /// <summary>A server.</summary>
    PostgreSql,
}
