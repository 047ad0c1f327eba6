using Engine.Core.Settings;

namespace Engine.Core.AddressBooks;

/// <summary>A book opened on settings that nobody has saved, to be tried out; closed when disposed. With errors there is none.</summary>
public sealed class BookTrial : IAsyncDisposable
{
    private readonly Action? _close;

    internal BookTrial(BookStatus? status, IReadOnlyList<SettingError> errors, Action? close) => (Status, Errors, _close) = (status, errors, close);

    /// <summary>How it stands: open, or why it is not; null when <see cref="Errors"/> says what is wrong with the settings.</summary>
    public BookStatus? Status { get; }

    public IReadOnlyList<SettingError> Errors { get; }

    /// <summary>Whether it stands on settings that nobody has saved.</summary>
    public bool IsUnsaved { get; private init; } = true;

    /// <summary>A configured book as it is, which stays open.</summary>
    public static BookTrial Of(BookStatus configured) => new(configured, [], close: null) { IsUnsaved = false };

    public ValueTask DisposeAsync()
    {
        _close?.Invoke();
        return ValueTask.CompletedTask;
    }
}
