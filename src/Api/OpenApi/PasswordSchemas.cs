using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workflows.Organization;

namespace Workflows.Api.OpenApi;

/// <summary>Describes passwords as what they are in JSON: text.</summary>
internal static class PasswordSchemas
{
    public static void AddPasswords(this OpenApiOptions options) =>
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                if (context.JsonTypeInfo.Type == typeof(Password))
                {
                    schema.Type = JsonSchemaType.String;
                    schema.Format = "password";
                }

                return Task.CompletedTask;
            }
        );
}
