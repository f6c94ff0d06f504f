"""Which scope each call needs. Only asked when the app was installed from a manifest; a call beyond it is a mistake."""

from __future__ import annotations

from bot.workspace.arguments import ApiError, Arguments
from bot.workspace.team import Channel, Team

WRITES = ("chat:write",)
NEEDED = {  # method: any of these will do
    "chat.postMessage": WRITES,
    "chat.postEphemeral": WRITES,
    "chat.update": WRITES,
    "chat.delete": WRITES,
    "conversations.open": ("im:write",),
    "conversations.join": ("channels:join",),
    "users.info": ("users:read",),
    "users.list": ("users:read",),
    "users.lookupByEmail": ("users:read.email",),
    "reactions.add": ("reactions:write",),
    "reactions.remove": ("reactions:write",),
    "files.getUploadURLExternal": ("files:write",),
    "files.completeUploadExternal": ("files:write",),
    "files.info": ("files:read",),
    "assistant.threads.setStatus": ("assistant:write", *WRITES),
    "assistant.threads.setSuggestedPrompts": ("assistant:write", *WRITES),
    "agents.sessions.setStatus": WRITES,
    "agents.sessions.rename": WRITES,
}
BY_CHANNEL = {  # these need the scope of the kind of channel they look at
    "conversations.info": "read",
    "conversations.members": "read",
    "conversations.history": "history",
    "conversations.replies": "history",
}


def check(team: Team, method: str, args: Arguments) -> None:
    if team.scopes is None:
        return
    needed = NEEDED.get(method, ())
    channel = team.channels.get(args.text("channel"))
    if method in BY_CHANNEL and channel is not None:
        needed = (f"{_family(channel)}:{BY_CHANNEL[method]}",)
    if needed and not team.scopes.intersection(needed):
        raise ApiError("missing_scope", f"needs {' or '.join(needed)}", mistake=True)


def _family(channel: Channel) -> str:
    if channel.is_im:
        return "im"
    return "groups" if channel.is_private else "channels"
