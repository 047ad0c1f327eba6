using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>Pictures at the addresses that people carry: for everybody, without a token.</summary>
internal sealed class PhotoApi(PeopleState state)
{
    public Answer Get(ApiCall call)
    {
        var key = call["key"].Split('=')[0]; // what follows is the size; ours has one only
        if (key == "default")
            return Show(Picture.Nobody);
        var person = state.Store.Of(Enum.GetValues<PersonKind>()).FirstOrDefault(person => !person.Current.IsDeleted && PersonJson.PhotoKey(person, person.Current) == key);
        return person?.Current.Photo is { } photo ? Show(photo) : Answer.Empty(404);
    }

    private static Answer Show(byte[] photo) => Answer.Bytes(photo, Picture.IsJpeg(photo) ? "image/jpeg" : "image/png");
}
