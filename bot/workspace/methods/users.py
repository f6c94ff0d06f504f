"""Who is in the workspace."""

from __future__ import annotations

from bot.workspace.arguments import ApiError, Arguments, Json
from bot.workspace.methods import wire
from bot.workspace.methods.paging import page
from bot.workspace.team import Team, User


def info(team: Team, args: Arguments) -> Json:
    user = team.users.get(args.need("user"))
    if user is None:
        raise ApiError("user_not_found")
    return {"user": _shape(team, user)}


def list_users(team: Team, args: Arguments) -> Json:
    return page([_shape(team, user) for user in team.users.values()], args, "members")


def lookup_by_email(team: Team, args: Arguments) -> Json:
    email = args.need("email").lower()
    for user in team.users.values():
        if user.email.lower() == email and not user.deleted:
            return {"user": _shape(team, user)}
    raise ApiError("users_not_found")


def _shape(team: Team, user: User) -> Json:
    return wire.user(user, with_email=team.scopes is None or "users:read.email" in team.scopes)
