using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Workflows.Persistence;

/// <summary>Lets <c>dotnet ef</c> make migrations for SQLite without starting the service.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteWorkflowsDbContext>
{
    public SqliteWorkflowsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteWorkflowsDbContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Lets <c>dotnet ef</c> make migrations for PostgreSQL without a server.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlWorkflowsDbContext>
{
    public PostgreSqlWorkflowsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlWorkflowsDbContext>().UseNpgsql("Host=none").Options);
}
