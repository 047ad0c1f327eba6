using System.CommandLine;
using System.Globalization;

namespace Engine.Host.Launch;

/// <summary>The options on the command line, as settings of the section <c>Engine</c>.</summary>
internal static class CommandLine
{
    private static readonly (Option Option, string Setting)[] Known =
    [
        (Text("--data", "DIR", "Folder that keeps everything of this user"), nameof(EngineOptions.DataFolder)),
        (Port("--http-port", "Port of the plain address; 0 picks a free one (default: 10088)"), nameof(EngineOptions.HttpPort)),
        (Port("--https-port", "Port of the encrypted address; 0 picks a free one (default: 10443)"), nameof(EngineOptions.HttpsPort)),
        (Texts("--connectors", "DIR", "Further folder with connectors; may stand several times"), nameof(EngineOptions.Connectors)),
        (Text("--user", "ID", "Name or e-mail address of the user"), nameof(EngineOptions.User)),
        (Text("--tel", "NUMBER", "The user's own number, at least country and area code"), nameof(EngineOptions.Tel)),
        (Text("--accesscode", "CODE", "The partner's access code"), nameof(EngineOptions.AccessCode)),
        (Flag("--demo", "Bring sample contacts and an approved application"), nameof(EngineOptions.Demo)),
        (Flag("--no-browser", "Never open a window; the log says where to look"), nameof(EngineOptions.NoBrowser)),
    ];

    /// <summary>Parses, and answers <c>--help</c> and <c>--version</c> itself.</summary>
    /// <param name="args">The arguments as the program got them.</param>
    /// <param name="output">Where help goes.</param>
    /// <returns>Whether that was all that was asked for.</returns>
    /// <exception cref="LaunchException">An option is unknown, or its value wrong.</exception>
    public static bool AnswersAlone(string[] args, TextWriter output)
    {
        var parsed = Parse(args);
        if (parsed.Action is null) return false;

        parsed.Invoke(new InvocationConfiguration { Output = output });
        return true;
    }

    /// <exception cref="LaunchException">An option is unknown, or its value wrong.</exception>
    public static IEnumerable<KeyValuePair<string, string?>> Read(string[] args)
    {
        var parsed = Parse(args);
        foreach (var (option, setting) in Known)
        {
            if (parsed.GetResult(option) is not { Implicit: false } result) continue;

            var key = $"{EngineOptions.Section}:{setting}";
            var values = result.Tokens.Select(token => token.Value).ToArray();
            if (option.ValueType == typeof(bool)) yield return new(key, values is [var value] ? value : bool.TrueString);
            else if (option.ValueType == typeof(string)) yield return new(key, values[0]);
            else for (var i = 0; i < values.Length; i++) yield return new($"{key}:{i}", values[i]);
        }
    }

    private static ParseResult Parse(string[] args)
    {
        var root = new RootCommand("The CRM integration engine: finds who is calling in every address book of the user.");
        foreach (var (option, _) in Known) root.Options.Add(option);

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Errors is [var first, ..]
            ? throw new LaunchException(ExitCodes.WrongOptions, $"{first.Message.ReplaceLineEndings(" ").TrimEnd('.')}. --help lists the options.")
            : parsed;
    }

    private static Option<string> Text(string name, string help, string description)
    {
        var option = new Option<string>(name) { HelpName = help, Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) result.AddError($"{name} needs a value.");
        });
        return option;
    }

    private static Option<string[]> Texts(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static Option<string> Port(string name, string description)
    {
        var option = Text(name, "N", description);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!ushort.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                    result.AddError($"{name} takes a number from 0 to 65535, not '{token.Value}'.");
            }
        });
        return option;
    }
}
