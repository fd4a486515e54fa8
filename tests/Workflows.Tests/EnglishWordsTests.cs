using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Workflows.Approvals;
using Workflows.Documents;
using Workflows.Engine.Definitions;
using Workflows.Engine.Instances;
using Workflows.Organization;

namespace Workflows.Tests;

/// <summary>The page has an English sentence for every code of a refusal or a doubt, and for every act on record.</summary>
/// <remarks>
/// Codes and acts are literals of a shape of their own, so whatever looks like one in the sources is one, but for
/// those named here.
/// </remarks>
public sealed partial class EnglishWordsTests
{
    // In milliseconds, for one source.
    private const int Patience = 60_000;

    private static readonly string[] NoCodes =
    [
        // A savepoint and two settings.
        "before_job",
        "http_ports",
        "https_ports",
        // Faults of the record's chain, which a terminal and auditors' programs read.
        "anchor_missing",
        "beyond_head",
        "broken_link",
        "head_mismatch",
        "head_missing",
        "not_chained",
        "unknown_algorithm",
    ];

    private static readonly string[] NoActs =
    [
        "data.evidence",
        "data.figures",
        "data.nextSigners",
        "start.departmentId",
        "start.leadDepartmentId",
        "start.participantIds",
        "lead.handler",
        "lead.head",
        "participants.handler",
        "participants.head",
        "workflows.db",
        "workflows.session",
    ];

    private static readonly string Root = FindRoot();

    private static readonly string[] Sources =
    [
        .. from project in new[] { "Workflows", "Api" }
        from path in Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
        let within = Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar)
        where !within.Intersect(["bin", "obj", "Migrations"], StringComparer.Ordinal).Any()
        select File.ReadAllText(path),
    ];

    [Fact]
    public void Every_code_has_an_English_sentence_and_every_sentence_a_code()
    {
        var ofLeftOut = LeftOutCodes();
        var codes = Literals(SnakeCase())
            .Except(NoCodes, StringComparer.Ordinal)
            .Except(ofLeftOut, StringComparer.Ordinal)
            .Union(Constants(typeof(ProblemCodes)), StringComparer.Ordinal)
            .Union(Constants(typeof(MigrationCodes)), StringComparer.Ordinal)
            .Union(ConstantsOfSteps(), StringComparer.Ordinal)
            .Union(["forbidden", "InvalidTrigger", "EndpointTaken"], StringComparer.Ordinal)
            .Union(AccountCodes(), StringComparer.Ordinal)
            .Union(FieldCodes(), StringComparer.Ordinal);

        Same(codes, Words("shared/service.en.json", "said"));
        Same(ofLeftOut, Words("features/imports/en.json", "leftOut", "reason"));
    }

    [Fact]
    public void Every_act_on_record_has_English_words_and_all_words_an_act()
    {
        var outcomes = Constants(typeof(Outcomes)).ToList();
        var acts = Literals(Dotted())
            .Where(literal => !literal.EndsWith(".json", StringComparison.Ordinal))
            .Where(literal => !literal.EndsWith(".txt", StringComparison.Ordinal))
            .Where(literal => !literal.EndsWith(".html", StringComparison.Ordinal))
            .Except(NoActs, StringComparer.Ordinal)
            .Union(outcomes.Select(outcome => $"workItem.{outcome}"), StringComparer.Ordinal)
            .Union(outcomes.Select(outcome => $"workItem.automatic.{outcome}"), StringComparer.Ordinal);

        Same(acts, Words("shared/service.en.json", "record"));
    }

    private static void Same(IEnumerable<string> spoken, IReadOnlyCollection<string> translated)
    {
        var known = spoken.ToHashSet(StringComparer.Ordinal);
        Assert.Empty(known.Except(translated, StringComparer.Ordinal));
        Assert.Empty(translated.Except(known, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Literals(Regex shape) =>
        Sources
            .SelectMany(source => shape.Matches(source))
            .Select(match => match.Groups["word"].Value)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<string> ConstantsOfSteps() =>
        typeof(FlowCatalog)
            .Assembly.GetType("Workflows.Approvals.HumanSteps", throwOnError: true)!
            .GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    private static List<string> LeftOutCodes()
    {
        var reason = typeof(PlanDraft).Assembly.GetType("Workflows.Documents.LeftOutReason", throwOnError: true)!;
        return
        [
            .. reason
                .GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Select(property => (string)reason.GetProperty("Code")!.GetValue(property.GetValue(null))!),
        ];
    }

    private static IEnumerable<string> AccountCodes() =>
        typeof(AccountErrors)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(IdentityError))
            .Select(method => method.Name);

    // A validator's code is its rule's name, where it isn't named otherwise.
    private static IEnumerable<string> FieldCodes() =>
        Sources
            .Where(source => source.Contains("AbstractValidator<", StringComparison.Ordinal))
            .SelectMany(source => Rule().Matches(source))
            .Select(match => match.Groups["word"].Value)
            .Distinct(StringComparer.Ordinal)
            .Select(rule =>
                rule switch
                {
                    "Must" => "Predicate",
                    "Matches" => "RegularExpression",
                    "IsInEnum" => "Enum",
                    "GreaterThanOrEqualTo" or "LessThanOrEqualTo" => rule[..^2],
                    _ => rule,
                } + "Validator"
            );

    private static List<string> Words(string file, params string[] path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "src", "Web", "src", file)));
        var words = path.Aggregate(json.RootElement, (element, name) => element.GetProperty(name));
        return [.. words.EnumerateObject().Select(word => word.Name)];
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Workflows.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("\"(?<word>[a-z]+(?:_[a-z0-9]+)+)\"", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex SnakeCase();

    [GeneratedRegex("\"(?<word>[a-z][A-Za-z]*(?:\\.[a-z][A-Za-z]*)+)\"", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Dotted();

    [GeneratedRegex(
        "\\.(?<word>NotEmpty|NotNull|Empty|MaximumLength|MinimumLength|InclusiveBetween|GreaterThan|GreaterThanOrEqualTo|LessThan|LessThanOrEqualTo|NotEqual|IsInEnum|Matches|EmailAddress|Must)\\(",
        RegexOptions.ExplicitCapture,
        Patience
    )]
    private static partial Regex Rule();
}
