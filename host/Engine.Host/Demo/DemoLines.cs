namespace Engine.Host.Demo;

/// <summary>What the demo prints: commands to paste into a shell.</summary>
internal static class DemoLines
{
    public static IReadOnlyList<string> For(Uri search, Core.Applications.ApplicationId application) =>
    [
        "Find somebody by name, and by number:",
        $"  curl -s {search} -H 'ApplicationId: {application.Reveal()}' -d query=bob",
        $"  curl -s {search} -H 'ApplicationId: {application.Reveal()}' --data-urlencode 'query=+44 1632 960017'",
    ];
}
