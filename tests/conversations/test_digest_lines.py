"""Lines across a digest, written by a model that lies: what holds is read, nothing else, and the digest never waits."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bot.clock import MovableClock
from bot.domain import updates
from bot.domain.people import Person
from tests.conversations.test_digests import NEXT_MONDAY, gives_status
from tests.conversations.town import open_town
from tests.fakes import model_server
from tests.fakes.model_server import LyingAcross

TRUE, SHARED = "Der mangles haltid.", "mangler haltid"


def test_of_all_a_model_says_across_a_digest_only_what_holds_is_read(
    fresh_database: Callable[..., str], clock: MovableClock, tmp_path: Path
) -> None:
    with model_server.running(LyingAcross(TRUE, f"vi {SHARED}")) as server:
        settings = {
            "llm_base_url": server.base_url,
            "llm_model": "løgner",
            "llm_digest": True,
            "llm_deadline_s": 6,  # of which the model gets four: a busy machine needs more than one to answer
        }
        with open_town(fresh_database("sqlite"), tmp_path / "data", clock, settings=settings) as town:
            gives_status(town, "aisha", "12 nye piger er begyndt, og vi mangler haltid om tirsdagen.")
            carlas = gives_status(town, "carla", "Stadig for lidt plads: vi mangler haltid.")
            gives_status(town, "carla", "Ali på 9 år siger, at vi mangler haltid.")
            gives_status(town, "dina", "Vi holdt fest, selv om vi mangler haltid.")
            town.move_to(NEXT_MONDAY)
            digest = town.karen.gets("På tværs (AI-svar)")
            assert f"• {TRUE} (Havnens Boldklub, Søens Rollespil)" in json.dumps(digest.blocks, ensure_ascii=False)
            assert "12 nye piger er begyndt, og vi mangler haltid om tirsdagen." in digest.text
            town.lars.gets("Vi holdt fest")
            town.settles()
            town.karen.presses("Se alt")
            seen = town.karen.sees() + town.karen.modal + town.lars.sees()
            assert seen.count("mangles haltid") == 3  # the message, the same as plain text, and the window
            assert not [lie for lie in (*LyingAcross.lies, "utilfredse", "HALTID") if lie in seen]
            asked = json.dumps([call.request for call in server.calls], ensure_ascii=False)
            assert not [name for name in ("Ali", "Havnens", "Aisha", "Søens", "Karen") if name in asked]

            with town.database() as session:
                updates.withdraw(session, session.get_one(Person, town.person("carla").id), carlas, clock())
            town.settles()
            assert TRUE not in town.karen.sees()

            server.behave = model_server.hangs
            gives_status(town, "aisha", "Nu har vi fået hallen.")
            town.move_to(NEXT_MONDAY + timedelta(days=7))
            late = town.karen.gets("Nu har vi fået hallen.")
            assert "Svar 1/2 (sidst 2/2)" in late.text
            town.settles()
            assert "På tværs" not in town.karen.sees()
            assert len(server.calls) > 2
