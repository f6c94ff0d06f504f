"""The whole bot in a process of its own, which may die at any moment or at a named place."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from bot.app import Bot, build_house, slack_client
from bot.config import Config
from bot.delivery.lock import only_process
from bot.delivery.takeover import take_over
from bot.transport.socket import SocketDoor


def run_until_killed(url: str, folder: Path, api_url: str, tokens: tuple[str, str], failpoint: str) -> None:
    os.environ["FAILPOINT"] = failpoint
    bot_token, app_token = tokens
    with only_process(url):
        house = build_house(Config(database_url=url, data_dir=folder, cache_dir=folder, semantic=False))
        with house.sessions.begin() as session:
            take_over(session)
        bot = Bot(house, slack_client(bot_token, api_url))
        bot.start()
        SocketDoor(bot.app, app_token).open()
        threading.Event().wait()
