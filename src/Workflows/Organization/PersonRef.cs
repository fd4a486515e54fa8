namespace Workflows.Organization;

/// <summary>A person as other resources name it.</summary>
public sealed record PersonRef(Guid Id, string Name);
