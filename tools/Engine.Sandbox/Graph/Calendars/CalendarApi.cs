using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Calendars of a mailbox: "calendar resource type".</summary>
internal sealed class CalendarApi(GraphState state)
{
    private static readonly string[] Properties =
    [
        "id", "name", "color", "hexColor", "isDefaultCalendar", "changeKey", "canShare", "canViewPrivateItems", "canEdit", "isTallyingResponses", "isRemovable", "owner",
        "allowedOnlineMeetingProviders", "defaultOnlineMeetingProvider",
    ];

    private static readonly string[] Expandable = ["events", "calendarView"];

    public Answer List(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        var query = ODataQuery.Read(call, "calendar", Properties);
        var filter = call.Get("$filter") is { } text ? FilterParser.Parse(text) : null;
        return ODataList.Reply(state.Address(), call, query, box.Calendars.Select(calendar => Show(box, calendar)).Where(calendar => filter is null || filter.Passes(calendar)),
            $"users('{box.Owner.Id}')/calendars", Expandable);
    }

    public Answer Default(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return One(call, box, box.DefaultCalendar);
    }

    public Answer Get(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return One(call, box, GraphAccess.Find(box.Calendars, call["calendar"]));
    }

    private static JsonObject Show(Mailbox box, GraphItem calendar) => new()
    {
        ["id"] = calendar.Id,
        ["name"] = calendar.Values.Text("name"),
        ["color"] = "auto",
        ["hexColor"] = "",
        ["isDefaultCalendar"] = calendar == box.DefaultCalendar,
        ["changeKey"] = calendar.ChangeKey,
        ["canShare"] = true,
        ["canViewPrivateItems"] = true,
        ["canEdit"] = EventApi.CanEdit(calendar),
        ["isTallyingResponses"] = calendar == box.DefaultCalendar,
        ["isRemovable"] = calendar != box.DefaultCalendar,
        ["owner"] = new JsonObject { ["name"] = box.Text("displayName"), ["address"] = box.Text("mail") },
        ["allowedOnlineMeetingProviders"] = new JsonArray("teamsForBusiness"),
        ["defaultOnlineMeetingProvider"] = "teamsForBusiness",
    };

    private Answer One(ApiCall call, Mailbox box, GraphItem calendar) => Answer.Json(GraphAccess.With(
        ODataQuery.Project(Show(box, calendar), ODataQuery.ReadSelect(call, "calendar", Properties), null, Expandable), state.Address(), $"users('{box.Owner.Id}')/calendars/$entity"));
}
