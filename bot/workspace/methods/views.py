"""Windows and Home tabs: open once per trigger, three deep, never over a newer one."""

from __future__ import annotations

from bot.workspace import blockkit
from bot.workspace.arguments import ApiError, Arguments, Json
from bot.workspace.methods import wire
from bot.workspace.team import Team, View

DEEPEST = 3


def open_view(team: Team, args: Arguments) -> Json:
    body = _view(args, "modal")
    user = _spend(team, args)
    return {"view": wire.view(show(team, user, body, []))}


def push(team: Team, args: Arguments) -> Json:
    body = _view(args, "modal")
    user = _spend(team, args)
    stack = team.modals.get(user, [])
    if not stack:
        raise ApiError("invalid_trigger_id", "no window to push on")
    return {"view": wire.view(show(team, user, body, stack))}


def update(team: Team, args: Arguments) -> Json:
    body = _view(args, "modal")
    shown = team.view_called(args.text("view_id") or args.text("external_id"))
    if shown is None or shown.id in {home.id for home in team.homes.values()}:
        raise ApiError("not_found")
    _fresh(shown, args)
    return {"view": wire.view(replace(team, shown, body))}


def publish(team: Team, args: Arguments) -> Json:
    user = args.need("user_id")
    if not team.has_home:
        raise ApiError("not_enabled", mistake=True)
    if user not in team.users:
        raise ApiError("user_not_found")
    body = _view(args, "home")
    home = team.homes.get(user)
    if home is None:
        home = team.homes[user] = View(team.new_id("V"), user, body, team.new_id("h"))
    else:
        _fresh(home, args)
    return {"view": wire.view(replace(team, home, body))}


def show(team: Team, user: str, body: Json, below: list[View]) -> View:
    """A new window on top of `below`."""
    if len(below) >= DEEPEST:
        raise ApiError("push_limit_reached", mistake=True)
    taken = {view.body.get("external_id") for stack in team.modals.values() for view in stack}
    if body.get("external_id") and body["external_id"] in taken:
        raise ApiError("duplicate_external_id", mistake=True)
    view = View(team.new_id("V"), user, body, team.new_id("h"))
    view.root, view.previous = (below[0].id, below[-1].id) if below else (view.id, "")
    team.modals[user] = [*below, view]
    team.touch()
    return view


def replace(team: Team, shown: View, body: Json) -> View:
    """The same window with new content. What was typed stays where block and action keep their names."""
    shown.body = body
    shown.hash = team.new_id("h")
    shown.errors = {}
    kept = {block.get("block_id") for block in body["blocks"]}
    shown.filled = {block: values for block, values in shown.filled.items() if block in kept}
    team.touch()
    return shown


def _view(args: Arguments, kind: str) -> Json:
    body = args.json("view")
    wrong = blockkit.view(body, kind)
    if wrong:
        raise ApiError("invalid_arguments", *wrong, mistake=True)
    return blockkit.named(body)


def _spend(team: Team, args: Arguments) -> str:
    user, error = team.spend_trigger(args.need("trigger_id"))
    if error:
        raise ApiError(error)
    return user


def _fresh(shown: View, args: Arguments) -> None:
    if args.has("hash") and args.text("hash") != shown.hash:
        raise ApiError("hash_conflict")
