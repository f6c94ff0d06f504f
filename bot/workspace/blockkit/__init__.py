"""A strict reading of Block Kit: what Slack would refuse is refused here, with the place and the reason.

Slack's own SDK checks little of this, and dicts not at all; a length that is one too long would be met by a person.
"""

from bot.workspace.blockkit.surfaces import message, named, view

__all__ = ["message", "named", "view"]
