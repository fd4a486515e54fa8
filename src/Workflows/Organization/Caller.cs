namespace Workflows.Organization;

/// <summary>Who is asking, for the length of one request. The host fills it; commands read it.</summary>
public sealed class Caller
{
    private Person? person;

    /// <summary>The signed-in person's id, or null when nobody is signed in.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The request's Idempotency-Key header, if it carried one.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>Where the request went: an Idempotency-Key holds for one address and one body.</summary>
    public string Address { get; set; } = "";

    /// <summary>The signed-in person as stored now: roles are read when the act happens, not when the cookie was made.</summary>
    /// <exception cref="ForbiddenException">Nobody is signed in.</exception>
    public Person Person
    {
        get => person ?? throw new ForbiddenException("请先登录。");
        set => person = value;
    }

    /// <summary>Whether the person was loaded.</summary>
    public bool IsKnown => person is not null;
}
