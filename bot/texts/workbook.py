"""Names of sheets and columns in the workbooks consultants take home."""

from __future__ import annotations

UPDATES, WAITING, SILENT, TREND = "Opdateringer", "Venter på dig", "Ikke hørt fra", "Perioder"
UPDATE_COLUMNS = ("Dato", "Forening", "Område", "Farve", "Tekst")
WAITING_COLUMNS = ("Forening", "Hvad", "Dage")
SILENT_COLUMNS = ("Forening", "Dage siden sidst", "Kendt grund")
TREND_COLUMNS = ("Forening", "Hørt i antal perioder", "Ud af")
