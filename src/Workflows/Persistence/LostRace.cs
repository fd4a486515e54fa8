using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Workflows.Persistence;

/// <summary>Tells a commit that lost against another one, and is right to try again, from a failure.</summary>
internal static class LostRace
{
    public static bool Caused(Exception exception) =>
        exception switch
        {
            DbUpdateConcurrencyException => true,
            DbUpdateException { InnerException: { } inner } => Caused(inner),
            PostgresException postgres => postgres.SqlState
                is PostgresErrorCodes.UniqueViolation
                    or PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected,
            _ => false,
        };
}
