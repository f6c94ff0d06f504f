"""Who the bot is, and the door for Socket Mode."""

from __future__ import annotations

from bot.workspace.arguments import Arguments, Json
from bot.workspace.team import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID, Team


def test(team: Team, _args: Arguments) -> Json:
    return {
        "url": f"{team.url}/",
        "team": "Demo",
        "user": "ressourcebot",
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "is_enterprise_install": False,
    }


def open_connection(team: Team, _args: Arguments) -> Json:
    return {"url": f"{team.url.replace('http', 'ws', 1)}/link/?ticket={team.new_id('K')}"}
