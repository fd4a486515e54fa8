namespace Workflows.Documents.Files;

/// <summary>Counts the cells of all tables of a document, so that a merged one can't cover the world.</summary>
internal sealed class CellBudget(int most)
{
    private long spent;

    public void Spend(long cells)
    {
        spent += cells;
        if (spent > most)
        {
            throw FileRefusals.TooManyCells(most);
        }
    }
}
