"""Names of sheets and columns in the workbooks consultants take home."""

from __future__ import annotations

UPDATES, WAITING, SILENT, TREND = "Opdateringer", "Venter på dig", "Ikke hørt fra", "Perioder"
UPDATE_COLUMNS = ("Dato", "Forening", "Område", "Farve", "Tekst")
WAITING_COLUMNS = ("Forening", "Hvad", "Dage")
SILENT_COLUMNS = ("Forening", "Dage siden sidst", "Kendt grund")
TREND_COLUMNS = ("Forening", "Hørt i antal perioder", "Ud af")
AREAS, EXPERIENCES, GATHERINGS = "Indsatsområder", "Erfaringer", "Møder og ture"
AREA_COLUMNS = (
    "Indsatsområde",
    "Foreninger, der har skrevet",
    "Ud af",
    "Opdateringer",
    "På sporet",
    "Driller lidt",
    "Brug for hjælp",
    "Uden farve",
    "Forhindringer meldt",
    "Løst af dem",
    "Halvdelen løst inden for dage",
    "Delte erfaringer",
)
EXPERIENCE_COLUMNS = ("Indsatsområde", "Erfaring")
GATHERING_COLUMNS = ("Dato", "Hvad", "Foreninger", "Inviterede foreninger", "Personer")
