using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Workflows.Engine.Execution;

namespace Workflows.Tests.Engine
{
    /// <summary>The wall around the engine, checked over the compiled code itself, method bodies included.</summary>
    public sealed class ArchitectureTests
    {
        private static readonly string[] Forbidden =
        [
            "Microsoft.EntityFrameworkCore",
            "Microsoft.AspNetCore",
            "Hangfire",
            "MediatR",
            "System.Net.Http",
            "System.Threading.Tasks.Task",
        ];

        [Fact]
        public void The_engine_refers_to_nothing_of_ours_outside_it_and_to_no_infrastructure() =>
            Assert.Empty(Breaches(typeof(WorkflowRunner).Assembly, "Workflows.Engine"));

        [Fact]
        public void The_wall_is_seen_to_reject_a_type_that_breaks_it()
        {
            var breaches = Breaches(typeof(ArchitectureTests).Assembly, "Workflows.Engine.Broken");

            Assert.Contains(
                breaches,
                breach => breach.Contains("Workflows.Somewhere.Feature", StringComparison.Ordinal)
            );
            Assert.Contains(breaches, breach => breach.Contains("MediatR", StringComparison.Ordinal));
        }

        private static List<string> Breaches(Assembly assembly, string ns)
        {
            using var file = new PEReader(File.OpenRead(assembly.Location));
            var metadata = file.GetMetadataReader();
            var breaches = new List<string>();
            foreach (var handle in metadata.TypeDefinitions)
            {
                var name = NameOf(metadata, handle);
                if (!name.StartsWith(ns + ".", StringComparison.Ordinal))
                    continue;
                var type = assembly.ManifestModule.ResolveType(MetadataTokens.GetToken(handle));
                breaches.AddRange(
                    Used(type)
                        .Select(used => used.FullName ?? used.Name)
                        .Where(IsForbidden)
                        .Select(used => $"{name} uses {used}")
                );
            }
            return breaches;
        }

        private static bool IsForbidden(string used) =>
            Array.Exists(Forbidden, part => used.StartsWith(part, StringComparison.Ordinal))
            || used.StartsWith("Workflows.", StringComparison.Ordinal)
                && !used.StartsWith("Workflows.Engine.", StringComparison.Ordinal);

        private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            var outer = type.GetDeclaringType();
            return outer.IsNil
                ? $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"
                : $"{NameOf(metadata, outer)}+{metadata.GetString(type.Name)}";
        }

        private static IEnumerable<Type> Used(Type type)
        {
            const BindingFlags all =
                BindingFlags.Public
                | BindingFlags.NonPublic
                | BindingFlags.Static
                | BindingFlags.Instance
                | BindingFlags.DeclaredOnly;
            var methods = type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all));
            return type.GetFields(all)
                .Select(field => field.FieldType)
                .Concat(type.GetInterfaces())
                .Concat(type.BaseType is { } parent ? [parent] : [])
                .Concat(methods.SelectMany(UsedBy))
                .SelectMany(Parts)
                .Distinct();
        }

        private static IEnumerable<Type> UsedBy(MethodBase method)
        {
            var signature = method.GetParameters().Select(parameter => parameter.ParameterType);
            var result = method is MethodInfo info ? [info.ReturnType] : Type.EmptyTypes;
            return signature.Concat(result).Concat(method.GetMethodBody() is { } body ? UsedBy(method, body) : []);
        }

        private static IEnumerable<Type> UsedBy(MethodBase method, MethodBody body) =>
            body
                .LocalVariables.Select(local => local.LocalType)
                .Concat(
                    Instructions
                        .TokensOf(body.GetILAsByteArray() ?? [])
                        .Select(token => Resolve(method, token))
                        .OfType<Type>()
                );

        private static Type? Resolve(MethodBase method, int token)
        {
            var typeArguments = method.DeclaringType!.GetGenericArguments();
            var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
            var member = method.Module.ResolveMember(token, typeArguments, methodArguments);
            return member as Type ?? member?.DeclaringType;
        }

        private static IEnumerable<Type> Parts(Type type) =>
            type.HasElementType
                ? Parts(type.GetElementType()!)
                : type.GetGenericArguments().SelectMany(Parts).Append(type);
    }
}

namespace Workflows.Somewhere
{
    /// <summary>Stands for a feature that the engine mustn't know.</summary>
    public static class Feature
    {
        public static string Name => "feature";
    }
}

namespace Workflows.Engine.Broken
{
    /// <summary>Breaks the wall twice, once only inside a method's body.</summary>
    public sealed class Breach
    {
        public MediatR.IRequest? Request { get; init; }

        public string Use() => Somewhere.Feature.Name + Request;
    }
}
