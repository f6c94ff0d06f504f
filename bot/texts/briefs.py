"""The brief for a status meeting: how it is drafted, who is told what, and the mail for a board that is not in Slack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.clock import local
from bot.domain import agreements
from bot.domain.brief_content import Area, Content
from bot.domain.briefs import AGREEMENTS, quoted
from bot.domain.events import Event
from bot.domain.obstacles import Obstacle, ObstacleState
from bot.domain.plans import AreaState
from bot.domain.updates import Colour, StatusUpdate
from bot.texts import days
from bot.texts import plans as plan_texts
from bot.texts import updates as update_texts

START, READ, SEND, WORD, APPROVE = "Lav oplæg", "Læs og ret", "Send til konsulenten", "Hent som Word", "Godkend"
FORM_TITLE = "Oplæg til statusmøde"
AGREED = "Aftaler fra sidst"
MORE_GOALS = "(flere mål står i handleplanen)"
NOTHING = "Ingen oplysninger siden sidst."
MEETING_MISSING = (
    "Der er ikke booket et statusmøde endnu. Din konsulent booker det, og så samler jeg et oplæg i god tid inden."
)
PART_HINT = "Ret eller slet linjer, som du vil. Et tomt felt kommer ikke med. Ingen navne på børn og intet CPR-nummer."
AGREED_FORM_HINT = "Slet en linje, når aftalen er klaret. De andre kommer igen i næste oplæg."
AGREED_LABEL = "Aftaler"
AGREED_HINT = "Én aftale pr. linje. De kommer igen i oplægget til næste statusmøde, til de er klaret."
READ_INTRO = (
    "Jeg har samlet det her fra jeres handleplan og statusser. Læs det, og ret det, som du vil. Intet er sendt."
)
READ_SENT = "Oplægget er sendt. Retter du i det, ser modtagerne det med det samme."
ALREADY_SENT = "Oplægget er sendt. Du finder det i dine beskeder fra mig under »Oplæg til statusmødet«."
CONSULTANT_READ = "Ressourcepersonen har læst oplægget igennem og sendt det."
CONSULTANT_DRAFT = "Et udkast, som ingen har læst igennem: stillingen er ubesat, eller ressourcepersonen er væk."
APPROVED, NOT_APPROVED = "Bestyrelsen har godkendt oplægget.", "Bestyrelsen har ikke godkendt oplægget endnu."
BY_MAIL = "Bestyrelsen er ikke i Slack. Ressourcepersonen har fået oplægget som tekst til en mail."
BOARD_INTRO = "Jeres ressourceperson har skrevet et oplæg til statusmødet. Læs det, og godkend det, hvis det passer."
MAIL_INTRO = "Jeres bestyrelse er ikke i Slack. Her er oplægget som tekst, du kan sende som mail:"
WORD_READY = "Her er oplægget som Word."
SURE_TITLE, SURE_YES, SURE_NO = "Send oplægget?", "Send", "Ikke endnu"
BY_THE_BOT = "Samlet af Ressourcebot fra handleplan og statusopdateringer"

_GOALS_MAX, _QUOTES, _OBSTACLES, _DOTS = 500, 5, 3, 6  # together what a field takes: PART_MAX


@dataclass(frozen=True, slots=True)
class Chapter:
    kind: str
    heading: str
    text: str


def chapters(content: Content) -> tuple[Chapter, ...]:
    """What each part says now, also the empty ones: saved words as they are, else drafted from what there is."""
    names = {area.kind: update_texts.area(area.kind, area.name) for area in content.areas}
    if content.saved is not None:
        names = {kind: names.get(kind) or _named(kind) for kind in (*names, *content.saved) if kind != AGREEMENTS}
        parts = {kind: content.saved.get(kind, "") for kind in (*names, AGREEMENTS)}
    else:
        parts = {area.kind: draft(area) for area in content.areas}
        parts[AGREEMENTS] = agreements.as_text(content.agreed)
    return tuple(Chapter(kind, names.get(kind, AGREED), text.strip()) for kind, text in parts.items())


def draft(area: Area) -> str:
    """Goals, dated quotes, colours in words, obstacles: what a person then keeps, changes or deletes."""
    found = [*_quotes(area.said), *_colours(area.said), *_obstacles(area.obstacles)]
    paused = [plan_texts.STATES[AreaState.PAUSED]] if area.paused else []
    return "\n".join([*paused, *_goals(area.goals), *(found or [NOTHING])])


def title(association: str) -> str:
    return f"Oplæg til statusmødet: {association}"


def when(event: Event, *, with_board: bool) -> str:
    who = "med bestyrelsen" if with_board else "med ressourcepersonen"
    return f"Statusmøde {who}, {days.span(event.when)}"


def who_sees(consultant: str, colleagues: Iterable[str], *, with_board: bool, board_there: bool) -> str:
    """What pressing [Send] does, said before it is pressed. `colleagues`: those who share the post."""
    to = f"din konsulent {consultant} (eller en afløser)" if consultant else "konsulenterne i kommunen"
    here = "".join(f"{name} deler stillingen med dig og kan også læse det. " for name in colleagues)
    seen = f"{here}Når du trykker Send, ser {to} det"
    if not with_board:
        return f"{seen}. Bestyrelsen får det ikke."
    board = "jeres bestyrelseskontakt ser det" if board_there else "du får en tekst, du kan sende til bestyrelsen"
    return f"{seen}, og {board}. Udkastet rummer kun det, bestyrelsen må læse."


def kept(updates_days: int) -> str:
    return f"Oplægget bliver gemt i {days.kept_for(updates_days)} og bliver så slettet."


def asked(name: str) -> str:
    return f"{name} har fået oplægget til gennemlæsning og sender det til dig."


def drafted() -> str:
    return "Der er ingen til at læse det igennem lige nu. Udkastet kommer som besked til konsulenten."


def as_plain(content: Content) -> str:
    """The whole brief as lines."""
    said = [f"{chapter.heading}\n{chapter.text}" for chapter in chapters(content) if chapter.text]
    return "\n\n".join(said)


def letter(content: Content, sender: str) -> str:
    meeting = days.day(content.event.first_day)
    head = f"Emne: Oplæg til statusmødet {meeting}, {content.association.name}"
    intro = "Kære bestyrelse\n\nHer er oplægget til statusmødet. Skriv, om det passer, eller hvad der skal rettes."
    return "\n\n".join([head, intro, as_plain(content), f"Venlig hilsen\n{sender}"])


def file_name(content: Content) -> str:
    return f"oplaeg-statusmoede-{content.event.first_day.isoformat()}.docx"


def _named(kind: str) -> str:
    return update_texts.area(kind)


def _goals(goals: Iterable[str]) -> list[str]:
    said: list[str] = []
    room = _GOALS_MAX
    for line in (f"Mål: {goal}" for goal in goals):
        room -= len(line) + 1
        if room < 0:
            return [*said, MORE_GOALS]
        said.append(line)
    return said


def _quotes(said: tuple[StatusUpdate, ...]) -> list[str]:
    left_out = len(said) - _QUOTES
    more = [f"(og {left_out} tidligere)"] if left_out > 0 else []
    return [*more, *(f"{_day(local(u.given_at).date())}: {quoted(u.text)}" for u in said[-_QUOTES:])]


def _colours(said: tuple[StatusUpdate, ...]) -> list[str]:
    dots = [(u.given_at, Colour(u.colour)) for u in said if u.colour][-_DOTS:]
    steps = [f"{update_texts.colour(colour)} {_day(local(at).date())}" for at, colour in dots]
    return [f"Sådan er det gået: {' → '.join(steps)}"] if steps else []


def _obstacles(blocked: tuple[Obstacle, ...]) -> list[str]:
    """The open ones first: they are what a meeting can do something about."""
    ordered = sorted(blocked, key=lambda one: not one.is_open)
    left_out = len(ordered) - _OBSTACLES
    return [*map(_obstacle, ordered[:_OBSTACLES]), *([f"(og {left_out} forhindringer mere)"] if left_out > 0 else [])]


def _obstacle(one: Obstacle) -> str:
    if one.state == ObstacleState.SOLVED and one.closed_at:
        return f"Forhindring, løst {_day(local(one.closed_at).date())}: {quoted(one.text)}"
    return f"Åben forhindring siden {_day(local(one.opened_at).date())}: {quoted(one.text)}"


def _day(when: date) -> str:
    return f"{when.day}/{when.month}"
