"""What a person reads when a file was not taken into the knowledge base, and what they can do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.errors import Refused
from knowledge.refusals import (
    ChildDataInFile,
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
    NameTooLong,
    SettingNotUnderstood,
)

SENTENCES: Mapping[type[Refused], Callable[[Any], str]] = {
    ChildDataInFile: lambda it: (
        f"{it.name} er ikke læst ind, for den ser ud til at indeholde et CPR-nummer: {'; '.join(it.places[:3])}. "
        "Fjern det, og prøv igen. Intet er gemt."
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
    NameTooLong: lambda _: "Filens navn er for langt. Giv den et kortere navn, og prøv igen.",
    SettingNotUnderstood: lambda it: f"I toppen af {it.name} står noget, jeg ikke forstår, under »{it.setting}«.",
}

TAKE_IN = "Læg i vidensbanken"
ONLY_CONSULTANTS = "Kun konsulenter kan lægge filer i vidensbanken. Send den til din konsulent, hvis den hører til der."


def take_it_in(name: str) -> str:
    return f"Skal {name} i vidensbanken? Så kan alle i netværket få svar fra den."


def reading(name: str) -> str:
    return f"Jeg læser {name} og skriver her, når det er gjort."


def taken_in(name: str, passages: int, status: str) -> str:
    if status == "unchanged":
        return f"{name} ligger allerede i vidensbanken, og intet er ændret."
    pieces = "1 afsnit" if passages == 1 else f"{passages} afsnit"
    return f"{name} er lagt i vidensbanken ({pieces}). Den står som ikke bekræftet, til en konsulent bekræfter den."
