using Microsoft.EntityFrameworkCore;

namespace Workflows.Persistence;

/// <summary>A PostgreSQL server, for offices that run more than one node or already keep one.</summary>
public sealed class PostgreSqlWorkflowsDbContext(DbContextOptions<PostgreSqlWorkflowsDbContext> options)
    : WorkflowsDbContext(options);
