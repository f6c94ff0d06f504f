"""What one person has on the screen, and where on it something can be pressed, chosen or filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.workspace import form, reading
from bot.workspace.acts import blocks_of, held
from bot.workspace.blockkit.blocks import parts
from bot.workspace.blockkit.objects import options_of
from bot.workspace.team import BOT_USER_ID, Filled, Message, Team, View

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that can be pressed or filled: in which message or view, block and element."""

    place: Message | View
    block: Json
    element: Json
    value: Any = None

    @property
    def waits_for_submit(self) -> bool:
        is_input = self.block["type"] == "input" and not self.block.get("dispatch_action")
        return is_input and isinstance(self.place, View)

    def ticked(self, filled: Filled) -> list[str]:
        """The options that are ticked now."""
        initial = [one["value"] for one in self.element.get("initial_options", [])]
        return list(filled.get(self.block["block_id"], {}).get(self.element["action_id"], initial) or [])


class Screen:
    """Read while holding the team's lock."""

    def __init__(self, team: Team, user: str) -> None:
        self._team = team
        self._user = user

    def messages(self, channel: str = "") -> list[Message]:
        """Everything this person may see, oldest first."""
        mine = {room.id for room in self._team.channels.values() if self._user in room.members}
        seen = [m for m in self._team.messages if m.channel in mine and m.only_for in ("", self._user)]
        return [m for m in seen if channel in ("", m.channel)]

    def newest(self, channel: str = "") -> list[Message]:
        """The same, what came or changed last first."""
        return sorted(self.messages(channel), key=lambda said: said.seen_at, reverse=True)

    def find(self, text: str, channel: str = "", *, bot_only: bool = True) -> Message | None:
        for said in self.newest(channel):
            if (said.user == BOT_USER_ID or not bot_only) and text in reading.message_words(self._team, said):
                return said
        return None

    def view(self) -> View | None:
        stack = self._team.modals.get(self._user)
        return stack[-1] if stack else None

    def button(self, text: str, in_message: str, where: str) -> Spot | None:
        """Exactly this text first; else a button whose text holds it (an emoji or a count beside it)."""
        found = list(self.buttons(in_message, where))
        exact = next((spot for name, spot in found if name == text), None)
        return exact or next((spot for name, spot in found if text in name), None)

    def buttons(self, in_message: str = "", where: str = "") -> Iterator[tuple[str, Spot]]:
        for spot in self._spots(in_message, where):
            if spot.element["type"] in {"button", "icon_button"}:
                yield spot.element["text"]["text"], spot
            elif spot.element["type"] == "feedback_buttons":
                for name in ("positive_button", "negative_button"):
                    one = spot.element[name]
                    yield one["text"]["text"], Spot(spot.place, spot.block, spot.element, one["value"])

    def option(self, text: str, label: str, in_message: str, where: str) -> Spot | None:
        """A menu's option. Where several may be ticked, one tick more (or less, when it was there)."""
        for spot in self._spots(in_message, where):
            if label and label not in reading.words(self._team, [spot.block]):
                continue
            for option in options_of(spot.element):
                if text in option["text"]["text"]:
                    return replace(spot, value=self._chosen(spot, option["value"]))
        return None

    def field(self, label: str) -> Json | None:
        """An input block of the open window, by its label (whole, its start, a part) or block_id."""
        view = self.view()
        inputs: list[Json] = [block for block in view.body["blocks"] if block["type"] == "input"] if view else []
        for fits in (str.__eq__, str.startswith, str.__contains__):
            for block in inputs:
                if block["block_id"] == label or fits(block["label"]["text"], label):
                    return block
        return None

    def picker(self, action_id: str, where: str) -> Spot | None:
        fields = (spot for spot in self._spots("", where) if form.is_field(spot.element))
        return next((spot for spot in fields if action_id in _names(spot.element)), None)

    def _chosen(self, spot: Spot, value: str) -> Any:
        if spot.element["type"] not in {"checkboxes", "multi_static_select"}:
            return value
        ticked = spot.ticked(held(spot.place, self._team.users[self._user]))
        return [one for one in ticked if one != value] if value in ticked else [*ticked, value]

    def _spots(self, in_message: str, where: str) -> Iterator[Spot]:
        for place in self._places(in_message, where):
            for block in blocks_of(place):
                for element in parts(block):
                    if "action_id" in element and self._user in element.get("visible_to_user_ids", [self._user]):
                        yield Spot(place, block, element)

    def _places(self, in_message: str, where: str) -> Iterator[Message | View]:
        """The open window lies over the rest; then the messages, newest first; then the Home tab."""
        view, home = self.view(), self._team.homes.get(self._user)
        if where in ("", "modal") and not in_message and view:
            yield view
        if where not in ("modal", "home"):
            for said in self.newest(where):
                if said.user == BOT_USER_ID and in_message in reading.message_words(self._team, said):
                    yield said
        if where in ("", "home") and not in_message and home:
            yield home


def _names(element: Json) -> tuple[str, str]:
    """An action_id may carry a suffix that tells rows apart."""
    return element["action_id"], element["action_id"].split(":")[0]
