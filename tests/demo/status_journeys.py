"""What people do with a status in the demo: are asked, type one, read their plan, find somebody who has tried it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.demo.stage import Stage

Shown = Callable[[str], None]


def nobody_looks(_name: str) -> None:
    """For those who walk a way without taking pictures."""


def a_status_is_typed(stage: Stage, shown: Shown = nobody_looks) -> None:
    """By somebody of an association no other story asks: once a status is given, nobody there is asked."""
    stage.looks_as("Emil Prøve")
    stage.commands("/opdatering", "motivation: 12 nye piger. forhindring: mangler haltid")
    expect(stage.messages).to_contain_text("Sådan har jeg forstået din status")
    shown("status-skrevet")


def a_plan_is_read(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as("Aisha Demosen")
    stage.commands("/handleplan")
    page = stage.message("Handleplan")
    expect(page).to_contain_text("Sidst")
    stage.shows_top_of(page)
    shown("handleplan")


def somebody_with_experience_is_found(stage: Stage, shown: Shown = nobody_looks) -> None:
    stage.looks_as("Aisha Demosen")
    stage.commands("/netvaerk", "pigehold")
    expect(stage.messages).to_contain_text("erfaring med »pigehold«")
    shown("netvaerk")


def a_status_is_asked_for(stage: Stage, shown: Shown = nobody_looks) -> None:
    """That Tuesday at ten, each at their own hour; read the morning after."""
    stage.looks_as("Aisha Demosen")
    stage.moves_clock_to("2026-03-04")
    prompt = stage.message("Tid til en kort status")
    expect(prompt).to_contain_text("Ikke nu")
    stage.shows_top_of(prompt)
    shown("status-spoergsmaal")
