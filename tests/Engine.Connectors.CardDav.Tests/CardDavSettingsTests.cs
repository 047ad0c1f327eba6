using System.ComponentModel.DataAnnotations;
using Engine.Sdk;

namespace Engine.Connectors.CardDav.Tests;

[TestClass]
public sealed class CardDavSettingsTests
{
    private static readonly CardDavSettings Valid = new() { Address = new("https://cloud.example/dav/books/bob/work"), UserName = " bob ", Password = "pass" };

    public static IEnumerable<(string? Field, CardDavSettings Settings)> Cases =>
    [
        (null, Valid),
        (null, Valid with { Address = new("http://127.0.0.1:5232") }),
        (null, Valid with { CertificateFingerprint = string.Concat(Enumerable.Repeat("AB", 32)) }),
        (null, Valid with { CertificateFingerprint = string.Join(':', Enumerable.Repeat("ab", 32)) }),
        (null, new() { Address = Valid.Address, SignIn = CardDavSignIn.Token, Token = "abc.def" }),
        ("Address", Valid with { Address = null }),
        ("Address", Valid with { Address = new("http://cloud.example/") }),
        ("UserName", Valid with { UserName = "" }),
        ("UserName", Valid with { UserName = "a:b" }),
        ("Password", Valid with { Password = "" }),
        ("Token", new() { Address = Valid.Address, SignIn = CardDavSignIn.Token }),
        ("CertificateFingerprint", Valid with { CertificateFingerprint = "ABCD" }),
    ];

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Validate_Settings_NamesTheWrongField(string? field, CardDavSettings settings)
    {
        var errors = new List<ValidationResult>();

        Validator.TryValidateObject(settings, new(settings), errors, validateAllProperties: true);

        Assert.AreEqual(field ?? "", string.Join(',', errors.SelectMany(error => error.MemberNames)));
    }

    [TestMethod]
    public void Describe_Password_IsBasicForTheWholeServer()
    {
        var api = new CardDavConnector().Describe(Valid);

        Assert.AreEqual("https://cloud.example/", api.Address.AbsoluteUri);
        Assert.AreEqual(new BasicSignIn { UserName = "bob", Password = "pass" }, api.SignIn);
    }

    [TestMethod]
    public void Describe_Token_IsBearer()
    {
        var api = new CardDavConnector().Describe(Valid with { SignIn = CardDavSignIn.Token, Token = " abc.def " });

        Assert.AreEqual(new HeaderSignIn { Header = "Authorization", Value = "Bearer abc.def" }, api.SignIn);
    }
}
