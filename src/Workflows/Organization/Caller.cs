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
        set => (person, InPlaceOf, ForDepartmentId) = (value, null, null);
    }

    /// <summary>The person in whose place the act is done (代理); null when the asking person acts for himself.</summary>
    public Person? InPlaceOf { get; private set; }

    /// <summary>The department the act is done for, when it is another's.</summary>
    public Guid? ForDepartmentId { get; private set; }

    /// <summary>From now on the act is another person's business: the record names both.</summary>
    internal void ActFor(Person other, Guid departmentId) => (InPlaceOf, ForDepartmentId) = (other, departmentId);

    /// <summary>Whether the person was loaded.</summary>
    public bool IsKnown => person is not null;
}
