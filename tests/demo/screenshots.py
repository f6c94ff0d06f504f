"""Takes the pictures in docs/screenshots again: `.venv/bin/python -m tests.demo.screenshots [STORY…]`.

Each story has a demo of its own, so that what one leaves behind is not in the pictures of another.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.demo import consultant_journeys, event_journeys, journeys, status_journeys
from tests.demo.stage import Stage, open_browser, set_up

PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"
STORIES = {
    "overblik": (
        journeys.a_question_is_answered_with_its_sources,
        journeys.a_status_is_given,
        journeys.two_people_answer_an_invitation,
        journeys.time_passes_until_the_digest,
    ),
    "status": (
        status_journeys.a_status_is_typed,
        status_journeys.a_plan_is_read,
        status_journeys.somebody_with_experience_is_found,
        status_journeys.a_status_is_asked_for,
    ),
    "arrangementer": (
        event_journeys.a_meeting_is_made,
        event_journeys.a_full_course_has_a_waiting_list,
        event_journeys.a_date_is_looked_for,
        event_journeys.a_meeting_is_moved,
        event_journeys.a_meeting_is_called_off,
    ),
    "konsulent": (
        consultant_journeys.each_role_has_its_home,
        consultant_journeys.an_association_is_opened_from_home,
        consultant_journeys.a_question_reaches_the_consultant,
        consultant_journeys.the_answer_becomes_a_card,
        consultant_journeys.the_next_one_gets_the_card,
    ),
}


def main(wanted: list[str]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with open_browser() as browser:
        for name, story in STORIES.items():
            if wanted and name not in wanted:
                continue
            with set_up(browser) as stage:
                for journey in story:
                    journey(stage, lambda picture, stage=stage: _take(stage, picture))


def _take(stage: Stage, picture: str) -> None:
    path = PICTURES / f"{picture}.png"
    stage.pictures(path)
    print(f"{path.name}  {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
