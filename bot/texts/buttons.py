"""Words on buttons that many forms share."""

from __future__ import annotations

CANCEL = "Annullér"
CLOSE = "Luk"
SAVE = "Gem"
SEND = "Send"
HELP = "Hjælp"
