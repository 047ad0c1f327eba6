using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Photos of contacts and users: "profilePhoto resource type".</summary>
internal sealed class PhotoApi(GraphState state)
{
    private static readonly string[] Sizes = ["48x48", "64x64", "96x96", "120x120", "240x240", "360x360", "432x432", "504x504", "648x648"];

    public Answer OfContact(ApiCall call) => Value(Contact(call));

    public Answer AboutContact(ApiCall call) => About(Contact(call));

    // Contacts have no sizes: what users have is 400 here.
    public static Answer SizeOfContact(ApiCall call) => throw GraphError.BadRequest($"The request is not valid for a contact: photos/{call["size"]}.");

    public Answer OfUser(ApiCall call) => Value(User(call));

    public Answer AboutUser(ApiCall call) => About(User(call));

    public Answer SizeOfUser(ApiCall call) => Sizes.Contains(call["size"].ToLowerInvariant())
        ? Value(User(call))
        : throw new GraphError(400, "ErrorInvalidImageId", $"The image id '{call["size"]}' is not valid.");

    private GraphItem User(ApiCall call) => GraphAccess.VisibleUser(state, call, GraphAccess.User(state, call));

    private GraphItem Contact(ApiCall call) => GraphAccess.Find(GraphAccess.Box(state, call).Contacts, call["contact"]);

    private static Answer Value(GraphItem item)
    {
        var photo = item.Photo ?? throw Missing();
        return Answer.Bytes(photo, Type(photo)).With("ETag", $"\"{item.ChangeKey}\"");
    }

    private static Answer About(GraphItem item)
    {
        var photo = item.Photo ?? throw Missing();
        const int Side = 48;
        return Answer.Json(new JsonObject { ["@odata.mediaContentType"] = Type(photo), ["id"] = "48X48", ["height"] = Side, ["width"] = Side });
    }

    private static string Type(byte[] photo) => Picture.IsJpeg(photo) ? "image/jpeg" : "image/png";

    private static GraphError Missing() => new(404, "ImageNotFound", "The photo wasn't found.");
}
