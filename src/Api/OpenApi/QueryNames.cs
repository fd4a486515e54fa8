using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Workflows.Api.OpenApi;

/// <summary>Describes the parameters of a query as we write them; those gathered in a record are named like its properties.</summary>
internal static class QueryNames
{
    public static void AddQueryNames(this OpenApiOptions options) =>
        options.AddOperationTransformer(
            (operation, _, _) =>
            {
                foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
                {
                    if (parameter.In is ParameterLocation.Query)
                        parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
                }

                return Task.CompletedTask;
            }
        );
}
