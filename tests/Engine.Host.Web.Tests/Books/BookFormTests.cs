using System.ComponentModel.DataAnnotations;
using Engine.Core.AddressBooks;
using Engine.Core.Settings;
using Engine.Host.Web.Books.Editing;
using Engine.Sdk;

namespace Engine.Host.Web.Tests.Books;

/// <summary>What a form makes of a connector's settings, and the other way round.</summary>
[TestClass]
public sealed class BookFormTests
{
    private static readonly IReadOnlyList<FormField> Fields = FormFields.Of(SettingsSchema.Of(typeof(SampleSettings)), text => text);

    private static readonly AddressBook Book = new() { Id = AddressBookId.New(), ConnectorId = "sample", Name = "Mine", Priority = 1, SettingsJson = "{}" };

    [TestMethod]
    public void Fields_OfEveryKind_AreTold()
    {
        var told = Fields.Select(field => $"{field.Name} {field.Kind}{(field.IsRequired ? " required" : "")}{(field.IsAdvanced ? " advanced" : "")}");

        CollectionAssert.AreEqual(
            new[] { "Key Secret required", "Mode Choice", "IsOn Flag", "PerSecond WholeNumber", "Names Lines", "Remark Multiline", "Api Address required advanced", "Rare Text advanced" },
            told.ToArray());
        Assert.AreEqual(("1", "100"), (Fields[3].Minimum, Fields[3].Maximum));
    }

    [TestMethod]
    public void ToDraft_NothingWritten_KeepsSecretsAndDefaults()
    {
        var form = BookForm.Of(Fields, Book, new() { ["Key"] = SettingsReader.HiddenSecret, ["IsOn"] = false });

        var draft = form.ToDraft(connectorId: null);

        Assert.IsFalse(form.IsDirty);
        Assert.AreEqual(
            """{"Key":"********","Mode":"Some","IsOn":false,"PerSecond":4,"Names":[],"Remark":"","Api":"https://crm.example/","Rare":""}""",
            draft.Settings!.ToJsonString());
    }

    [TestMethod]
    [DataRow("Key", "", "null")]
    [DataRow("PerSecond", "many", "\"many\"")]
    [DataRow("Names", "a\n\n b ", """["a","b"]""")]
    [DataRow("IsOn", "true", "true")]
    public void ToDraft_Written_SaysWhatWasWritten(string name, string text, string written)
    {
        var form = BookForm.New(Fields, "Sample", isCached: false);

        form[Fields.Single(field => field.Name == name)] = text;

        Assert.AreEqual(written, form.ToDraft("sample").Settings![name]?.ToJsonString() ?? "null");
    }

    [TestMethod]
    public void ToDraft_NewBook_LeavesTheCopyToItsConnectorUnlessTheUserHasChosen()
    {
        var form = BookForm.New(Fields, "Sample", isCached: true);

        Assert.IsNull(form.ToDraft("sample").IsCached);
        form.IsCached = false;
        Assert.IsFalse(form.ToDraft("sample").IsCached);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("soon")]
    public void ToDraft_MinutesThatAreNoNumber_AreOutOfRange(string minutes)
    {
        var form = BookForm.New(Fields, "Sample", isCached: true);

        form.Minutes = minutes;

        Assert.AreEqual(-1, form.ToDraft("sample").CacheFrequencyMinutes);
    }

    private enum SampleMode
    {
        Some,
        All,
    }

    private sealed record SampleSettings
    {
        [Required, Secret]
        public string Key { get; set; } = "";

        public SampleMode Mode { get; set; }

        public bool IsOn { get; set; } = true;

        [Range(1, 100)]
        public int PerSecond { get; set; } = 4;

        public string[] Names { get; set; } = [];

        [DataType(DataType.MultilineText)]
        public string? Remark { get; set; }

        [Required]
        public Uri Api { get; set; } = new("https://crm.example/");

        [Display(GroupName = "Advanced")]
        public string? Rare { get; set; }
    }
}
