namespace Engine.Sdk.Hosting.Limits;

/// <summary>Listens to what a CRM's answers, those that refuse included, tell of what is left.</summary>
internal static class AllowanceReading
{
    public static Allowance? Read(ApiDescription description, HttpResponseMessage response)
    {
        try
        {
            return description.ReadAllowance?.Invoke(response) is { Total: > 0, Remaining: >= 0 } allowance ? allowance : null;
        }
        catch (Exception)
        {
            // What cannot be read is not said: the declared limits stand.
            return null;
        }
    }
}
