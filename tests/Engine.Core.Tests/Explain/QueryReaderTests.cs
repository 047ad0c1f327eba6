using Engine.Core.Explain;
using Engine.Core.PhoneNumbers;

namespace Engine.Core.Tests.Explain;

/// <summary>What is told of how a number was read.</summary>
[TestClass]
public sealed class QueryReaderTests
{
    private const string Own = "+441632960000";

    [TestMethod]
    [DataRow("+44 1632 960123", Own, PhoneNumberKind.Full, "+441632960123", "GB", NumberCompletion.None)]
    [DataRow("0044 1632 960123 x12", Own, PhoneNumberKind.Full, "+441632960123", "GB", NumberCompletion.None)]
    [DataRow("01632 960123", Own, PhoneNumberKind.Full, "+441632960123", "GB", NumberCompletion.OwnCountry)]
    [DataRow("960123", Own, PhoneNumberKind.Local, "+441632960123", "GB", NumberCompletion.OwnCountryAndArea)]
    [DataRow("+49 221 4710815", Own, PhoneNumberKind.Full, "+492214710815", "DE", NumberCompletion.None)]
    [DataRow("01632 960123", null, PhoneNumberKind.National, null, null, NumberCompletion.None)]
    [DataRow("204", Own, PhoneNumberKind.Internal, null, null, NumberCompletion.None)]
    public void Describe_Number_TellsKindCountryAndCompletion(string text, string? own, PhoneNumberKind kind, string? e164, string? region, NumberCompletion completion)
    {
        var reading = Read(text, own).Reading;

        Assert.AreEqual((kind, e164, region, completion), (reading.NumberKind, reading.E164, reading.Region, reading.Completion));
    }

    [TestMethod]
    [DataRow("+44 1632 960123", Own, null, null)]
    [DataRow("960123", Own, null, null)]
    [DataRow("01632 960123", null, "no own telephone number", QueryReader.SetOwnNumber)]
    [DataRow("960123", null, "Six digits or fewer", QueryReader.SetOwnNumber)]
    [DataRow("204", Own, "Six digits or fewer", "Ask for the whole number")]
    [DataRow("+44 163", Own, "too short", "Ask for the whole number")]
    [DataRow("+44 960123", Own, "no area code", "Ask for the whole number")]
    [DataRow("+44 1632 960123456", Own, "too long", "Ask for the whole number")]
    public void Describe_NumberThatCannotBeReadInFull_SaysWhyAndWhatToDo(string text, string? own, string? problem, string? advice)
    {
        var (reading, cure) = Read(text, own);

        if (problem is null) Assert.IsNull(reading.Problem);
        else Assert.Contains(problem, reading.Problem!);
        if (advice is null) Assert.IsNull(cure);
        else Assert.Contains(advice, cure!);
    }

    [TestMethod]
    public void Describe_Extension_IsTold() => Assert.AreEqual("12", Read("+44 1632 960123 x12", Own).Reading.Extension);

    private static (QueryReading Reading, string? Cure) Read(string text, string? own)
    {
        var reader = new PhoneNumberReader(own);
        var queries = new QueryReader(reader);
        var reading = queries.Describe(text, reader.ReadAsked(text)!.Value);
        return (reading, queries.Cure(reading)?.Text);
    }
}
