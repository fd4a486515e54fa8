using System.Diagnostics;
using Workflows.Documents;

namespace Workflows.Tests.Documents;

/// <summary>Whatever happens to a document on its way, it is read or refused; nothing else comes out, and soon.</summary>
public sealed class FuzzTests
{
    private const int Mutations = 4000;
    private const int RandomFiles = 2000;

    // Generous, since machines are busy; a reader that runs away takes far longer.
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    // The characters the grammar turns on, so that mutations hit it where it decides.
    private const string Alphabet =
        "（）()〔〕【】，。；：、:;,.．*#“”《》一二十1234567890年月日前底至少达到责任牵头配合负责部门单位等各和注第章①|★由会同\n\r\t \f　";

    [Fact]
    public void A_mutated_document_is_read_or_refused()
    {
        string[] originals = [CondensedEdition.Text, .. Corpus()];
        for (var seed = 0; seed < Mutations; seed++)
        {
            var text = Mutate(originals[seed % originals.Length], new Random(seed));
            var clock = Stopwatch.StartNew();
            var thrown = Record.Exception(() => RequirePlacesWithin(text, PlanReader.Read(text)));
            Assert.True(thrown is null or DocumentException, $"Seed {seed}: {thrown}");
            Assert.True(clock.Elapsed < LongestRead, $"Seed {seed}: {clock.Elapsed}");
        }
    }

    [Fact]
    public void Random_bytes_are_decoded_or_refused()
    {
        for (var seed = 0; seed < RandomFiles; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            var thrown = Record.Exception(() => PlanReader.Read(DocumentText.Decode(bytes)));
            Assert.IsType<DocumentException>(thrown);
        }
    }

    private static void RequirePlacesWithin(string text, PlanDraft plan)
    {
        var lines = text.Split('\n');
        var places = plan
            .Tasks.SelectMany(task => task.Sources!)
            .Concat(plan.Sources!)
            .Select(source => source.Source)
            .Concat(plan.Tasks.Select(task => task.Source))
            .Concat(plan.LeftOut!.Select(part => part.Source));
        foreach (var place in places)
        {
            Assert.InRange(place.Line, 1, place.EndLine);
            Assert.InRange(place.EndLine, place.Line, lines.Length);
            Assert.InRange(place.Column, 1, lines[place.Line - 1].Length + 1);
            Assert.InRange(
                place.EndColumn,
                place.Line == place.EndLine ? place.Column : 1,
                lines[place.EndLine - 1].Length + 1
            );
        }
    }

    private static IEnumerable<string> Corpus() =>
        Directory
            .GetFiles(CorpusTests.Folder)
            .Where(file => !file.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(CorpusTests.TextOf);

    private static string Mutate(string text, Random random)
    {
        var mutations = random.Next(1, 40);
        for (var i = 0; i < mutations && text.Length > 0; i++)
        {
            var place = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 60), text.Length - place);
            text = random.Next(5) switch
            {
                0 => text.Remove(place, length),
                1 => text.Insert(place, Alphabet[random.Next(Alphabet.Length)].ToString()),
                2 => text.Remove(place, 1).Insert(place, Alphabet[random.Next(Alphabet.Length)].ToString()),
                3 => text.Insert(random.Next(text.Length), text.Substring(place, length)),
                _ => random.Next(20) == 0 ? text[..place] : text.Insert(place, "\n\n"),
            };
        }

        return text;
    }
}
