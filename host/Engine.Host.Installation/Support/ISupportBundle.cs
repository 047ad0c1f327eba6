namespace Engine.Host.Installation.Support;

/// <summary>A zip of all that helps whoever helps the user: without secrets and personal data.</summary>
internal interface ISupportBundle
{
    /// <summary>What to call it, with the date.</summary>
    string FileName { get; }

    /// <param name="output">Takes the zip as it is made; only written to asynchronously.</param>
    /// <param name="days">How many days of logs.</param>
    /// <param name="cancellationToken">Stops half-way.</param>
    Task WriteAsync(Stream output, int days, CancellationToken cancellationToken);
}
