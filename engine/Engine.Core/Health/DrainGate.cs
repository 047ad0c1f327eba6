namespace Engine.Core.Health;

internal sealed class DrainGate;
