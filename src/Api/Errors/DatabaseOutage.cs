using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Workflows.Api.Errors;

/// <summary>Tells a database that cannot serve just now, and will again, from a bug.</summary>
internal static class DatabaseOutage
{
    private const int Busy = 5;

    public static bool Caused(Exception? exception) =>
        exception switch
        {
            null => false,
            SqliteException { SqliteErrorCode: Busy } or DbException { IsTransient: true } => true,
            _ => Caused(exception.InnerException),
        };
}
