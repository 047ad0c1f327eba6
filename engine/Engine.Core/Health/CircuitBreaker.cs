namespace Engine.Core.Health;

internal sealed class CircuitBreaker(TimeProvider time);
