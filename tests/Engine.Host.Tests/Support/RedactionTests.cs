using System.Text;
using Engine.Host.Support;

namespace Engine.Host.Tests.Support;

[TestClass]
public sealed class RedactionTests
{
    private readonly Redaction _redaction = new(["s3cret/Wort", "Zaphod", "ab"]);

    [TestMethod]
    [DataRow("call +44 1632 960017 now", "call [number] now")]
    [DataRow("01632.960.017", "[number]")]
    [DataRow("tel:441632960017;x", "tel:[number];x")]
    [DataRow("x441632960017y", "x[number]y")]
    [DataRow("(030) 231-25 100", "[number]")]
    [DataRow("+49 (0)30/23125-100.", "[number].")]
    [DataRow("٠٤٤١٦٣٢٩٦٠", "[number]")]
    [DataRow("answered 200 in 12345 ms on port 10443", "answered 200 in 12345 ms on port 10443")]
    [DataRow("2026-01-31T10:00:00.1234567+01:00 and 2026-01-31", "2026-01-31T10:00:00.1234567+01:00 and 2026-01-31")]
    [DataRow("at 127.0.0.1:50123 or 192.168.178.20 or 10.11.12.13", "at 127.0.0.1:50123 or 192.168.178.20 or 10.11.12.13")]
    [DataRow("book 4f582a30c75b431288bf76a397c1ba3a", "book 4f582a30…")]
    [DataRow("application b1fd8cc7-c831-4dea-8605-02f0fbb7b210", "application b1fd8cc7…")]
    [DataRow("mail bob.jones@example.com, please", "mail [e-mail], please")]
    [DataRow("read /home/bob/contacts/a.vcf", "read [path]")]
    [DataRow("read C:\\Users\\bob\\a.vcf", "read [path]")]
    [DataRow("   at A.B() in /src/of somebody/x/File.cs:line 12", "   at A.B() in File.cs:line 12")]
    [DataRow("zaphod said S3CRET/WORT", "******** said ********")]
    [DataRow("s3cret%2FWort", "********")]
    [DataRow("about", "about")]
    [DataRow("Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http", "Microsoft.AspNetCore.Server.Kestrel.Core.Internal.Http")]
    [DataRow("Bearer abcDEF0123456789abcDEF0123456789abcDEF012345", "Bearer [token]")]
    public void Text_AnyLine_LosesWhatIsPersonalAlone(string text, string expected) => Assert.AreEqual(expected, _redaction.Text(text));

    [TestMethod]
    [DataRow("No record for \"Bob\" of Bob Jones-Smith here", "No record for “…” of [name] here")]
    [DataRow("INVALID_SESSION_ID: Session expired or invalid", "INVALID_SESSION_ID: Session expired or invalid")]
    [DataRow("The user 'bob' isn't there", "The user “…” isn't there")]
    public void Words_OfACrm_LoseQuotesAndNamesToo(string text, string expected) => Assert.AreEqual(expected, _redaction.Words(text));

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Text_SecretAmidBase64_IsNotLeft(int before)
    {
        var bytes = Encoding.UTF8.GetBytes($"{new string('u', before)}s3cret/Wort:and more");

        foreach (var text in (string[])[Convert.ToBase64String(bytes), Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_')])
            Assert.Contains(Redaction.Hidden, _redaction.Text(text));
    }

    [TestMethod]
    public void Text_HostileLine_TakesNoTime()
    {
        foreach (var sign in (string[])["a", "1", "@", "\"", "“", " in /", "A ", "Ab ", "/home/", "1 "])
            Assert.IsLessThan(100_000, _redaction.Words(string.Concat(Enumerable.Repeat(sign, 1_000_000))).Length);
    }
}
