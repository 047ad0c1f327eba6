using Microsoft.Extensions.Options;

namespace Engine.Host.Installation.Launch;

[OptionsValidator]
internal sealed partial class EngineOptionsValidator : IValidateOptions<EngineOptions>;

/// <summary>The rules across fields.</summary>
internal sealed class PortsValidator : IValidateOptions<EngineOptions>
{
    public ValidateOptionsResult Validate(string? name, EngineOptions options) =>
        options.HttpPort == options.HttpsPort && options.HttpPort != 0
            ? ValidateOptionsResult.Fail($"--http-port and --https-port are both {options.HttpPort}; give them different ports.")
            : ValidateOptionsResult.Success;
}
