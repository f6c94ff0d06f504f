"""What a person reads when a file was not taken into the knowledge base, and what they can do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.errors import Refused
from knowledge.refusals import (
    ChildDataInFile,
    ChildSignsInFile,
    FileIsABomb,
    FileLocked,
    FileRefused,
    FileTooHard,
    FileTooLarge,
    FileTypeLies,
    FileTypeUnknown,
    FileUnreadable,
    FileWithMacros,
    FileWithoutText,
    NameTaken,
    NameTooLong,
    SettingNotUnderstood,
    Spot,
)

SENTENCES: Mapping[type[Refused], Callable[[Any], str]] = {
    ChildDataInFile: lambda it: (
        f"{it.name} er ikke lagt ind, for den ser ud til at indeholde et CPR-nummer ({where(it.spots)}). "
        "Fjern det, og prøv igen. Intet fra filen er gemt."
    ),
    ChildSignsInFile: lambda it: (
        f"{it.name} er ikke lagt ind endnu, for noget i den ligner oplysninger om et bestemt barn ({where(it.spots)}). "
        "Kan nogen kende et barn, så fjern det, og send filen igen. Intet fra filen er gemt."
    ),
    FileIsABomb: lambda it: (
        f"{it.name} er pakket på en måde, jeg ikke tør åbne. Gem den igen fra dit program, og prøv så."
    ),
    FileRefused: lambda it: f"{it.name} kan jeg ikke tage imod.",
    FileLocked: lambda it: (
        f"{it.name} kræver en adgangskode eller er i et gammelt format. Gem den uden kode, og prøv igen."
    ),
    FileTooHard: lambda it: f"{it.name} var for tung at læse. Del den op, eller gem den som en ny fil, og prøv igen.",
    FileTooLarge: lambda it: f"{it.name} er for stor. En fil må højst fylde {it.megabytes} MB.",
    FileTypeLies: lambda it: (
        f"{it.name} er ikke den slags fil, navnet siger. Gem den igen fra dit program, og prøv så."
    ),
    FileTypeUnknown: lambda it: (
        f"{it.name} kan jeg ikke læse. Jeg læser PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), .odt, .html, "
        ".eml, .md og .txt."
    ),
    FileUnreadable: lambda it: f"{it.name} kunne ikke åbnes. Måske er den beskadiget. Gem den igen, og prøv så.",
    FileWithMacros: lambda it: (
        f"{it.name} indeholder makroer, og dem åbner jeg ikke. Gem den uden makroer, og prøv igen."
    ),
    FileWithoutText: lambda it: f"Der er ingen tekst i {it.name}. Er den scannet, så find en udgave med rigtig tekst.",
    NameTaken: lambda it: (
        f"Der ligger allerede et andet dokument i vidensbanken, der hedder {it.name}. Intet er ændret endnu."
    ),
    NameTooLong: lambda _: "Filens navn er for langt. Giv den et kortere navn, og prøv igen.",
    SettingNotUnderstood: lambda it: f"I toppen af {it.name} står noget, jeg ikke forstår, under »{it.setting}«.",
}

TAKE_IN, TAKE_IN_ANYWAY = "Læg i vidensbanken", "Læg ind alligevel"
REPLACE, PUT_BESIDE = "Erstat den gamle", "Behold begge"
MOST_PLACES = 3
ONLY_CONSULTANTS = "Kun konsulenter kan lægge filer i vidensbanken. Send den til din konsulent, hvis den hører til der."


def take_it_in(name: str) -> str:
    return f"Skal {name} i vidensbanken? Så kan alle i netværket få svar fra den."


def reading(name: str) -> str:
    return f"Jeg læser {name} og skriver her, når det er gjort."


def taken_in(name: str, passages: int, status: str, *, verified: bool) -> str:
    if status == "unchanged":
        return f"{name} ligger allerede i vidensbanken, og intet er ændret."
    pieces = "1 afsnit" if passages == 1 else f"{passages} afsnit"
    done = f"{name} er {'ændret' if status == 'changed' else 'lagt'} i vidensbanken ({pieces})."
    return done if verified else f"{done} Den står som ikke bekræftet, til en konsulent bekræfter den."


def where(spots: Sequence[Spot]) -> str:
    """Pages, or passages when there are none: never a heading, for it may be a name."""
    places = list(dict.fromkeys(_place(spot) for spot in spots))
    more = len(places) - MOST_PLACES
    return ", ".join(places[:MOST_PLACES]) + (f" og {more} steder til" if more > 0 else "")


def _place(spot: Spot) -> str:
    if not spot.passage:
        return "filens navn eller oplysninger"
    return f"side {spot.page}" if spot.page else f"afsnit {spot.passage} af {spot.of}"
