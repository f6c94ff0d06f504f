"""What Slack shows about the bot before anyone has spoken to it: commands, shortcuts, suggestions."""

from __future__ import annotations

DESCRIPTION = "Svar, møder og korte statusopdateringer for ressourcepersoner i Sociale partnerskaber."

COMMANDS = {  # name: (description, usage hint)
    "/spoerg": ("Spørg vidensbanken. Kun du ser svaret.", "[dit spørgsmål]"),
    "/opdatering": ("Giv en kort status for din forening.", "[motivation: 12 nye piger]"),
    "/arrangementer": ("Se møder og ture, og svar, om du kommer.", "[ny]"),
    "/handleplan": ("Se din forenings handleplan.", ""),
    "/netvaerk": ("Find en, der har erfaring med et emne.", "[emne]"),
    "/opsamling": ("Konsulenter: læs opsamlingen nu.", "[periode eller år]"),
    "/ferie": ("Meld ferie eller fravær.", "[14/7-4/8]"),
    "/minedata": ("Se, hent eller slet det, jeg har om dig.", ""),
}
SHORTCUTS = {  # callback id: (name of at most 24 characters, kind)
    "update.shortcut": ("Ny statusopdatering", "global"),
    "knowledge.shortcut": ("Gem i vidensbanken", "message"),
    "update.message_shortcut": ("Gem som statusopdatering", "message"),
    "question.shortcut": ("Spørg vidensbanken", "message"),
}
PROMPTS = [  # (title, message)
    ("Næste møde", "Hvornår er næste netværksmøde?"),
    ("Min konsulent", "Hvem er min konsulent?"),
    ("Handleplanen", "Hvem godkender handleplanen?"),
    ("Hvad kan du?", "hjælp"),
]
