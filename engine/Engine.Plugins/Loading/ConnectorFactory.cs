using Engine.Core.Connectors;
using Engine.Plugins.Inspection;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Loading;

/// <summary>Makes a connector and checks what it says about itself.</summary>
internal sealed partial class ConnectorFactory(ILogger log)
{
    private const int MaxCalls = 64;

    /// <exception cref="ConnectorRefusedException">It was made but cannot be used.</exception>
    /// <exception cref="Exception">Whatever the connector throws.</exception>
    public LoadedConnector Make(FoundConnector found, Type type, ConnectorComposition composition)
    {
        var connector = composition.Make(type);
        if (SettingsProblem(connector.SettingsType) is { } problem) throw new ConnectorRefusedException($"{type.FullName}.SettingsType {problem}");
        return new(Describe(found, type), connector);
    }

    private static string? SettingsProblem(Type? settings) =>
        settings is null ? "is null. Return typeof(NoSettings) for a connector without settings."
        : !settings.IsVisible ? $"is {settings.Name}, which is not public. Make it public."
        : !settings.IsClass || settings.IsAbstract || settings.ContainsGenericParameters ? $"is {settings.Name}, of which no instance can be made. Return a plain class or record."
        : settings.GetConstructor([]) is null ? $"is {settings.Name}, which has no public constructor without parameters. Add one, and give the properties initial values."
        : null;

    private ConnectorDescriptor Describe(FoundConnector found, Type type)
    {
        var (facts, id) = (found.Facts, found.Id!); // One without a valid id is not made.
        var help = Uri.TryCreate(facts.HelpAddress, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address : null;
        var icon = facts.IconResource is null ? null : ConnectorIcon.Read(type.Assembly, facts.IconResource);
        var calls = Math.Clamp(facts.MaxConcurrentCalls ?? 8, 1, MaxCalls);
        var matching = (NumberMatching)(facts.NumberMatching ?? (int)NumberMatching.Digits);
        if (help is null && facts.HelpAddress is not null) LogIgnored(id, nameof(ConnectorAttribute.HelpAddress), "it is not an absolute https address");
        if (icon is null && facts.IconResource is not null) LogIgnored(id, nameof(ConnectorAttribute.IconResource), "there is no PNG or SVG of at most 64 KiB by that name");
        if (facts.MaxConcurrentCalls is { } stated && stated != calls) LogIgnored(id, nameof(ConnectorAttribute.MaxConcurrentCalls), "it is not between 1 and 64; the nearest is taken");
        if (!Enum.IsDefined(matching))
        {
            LogIgnored(id, nameof(ConnectorAttribute.NumberMatching), "there is no such kind; Digits is taken");
            matching = NumberMatching.Digits;
        }

        return new()
        {
            Id = id,
            DisplayName = found.Name,
            TypeName = type.FullName!, // It is no generic parameter: it has one.
            AssemblyName = found.Assembly.Name,
            HelpAddress = help,
            Icon = icon,
            NumberMatching = matching,
            MaxConcurrentCalls = calls,
            IsCachedByDefault = facts.IsCachedByDefault,
            MaxSpellings = Math.Max(0, facts.MaxSpellings),
            SearchesThoroughly = facts.SearchesThoroughly,
            Grade = ContractGrade.ReadBeside(type.Assembly),
            Texts = ConnectorTexts.Read(type.Assembly, (resource, reason) => LogIgnored(id, resource, reason)),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connector {Connector}: {Property} is ignored, {Reason}")]
    private partial void LogIgnored(string connector, string property, string reason);
}
