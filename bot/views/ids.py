"""Every id that Slack sends back to us, once: commands, buttons, forms, fields, shortcuts."""

from __future__ import annotations

# commands
ASK = "/spoerg"
UPDATE = "/opdatering"
EVENTS = "/arrangementer"
PLAN = "/handleplan"
PEERS = "/netvaerk"
DIGEST = "/opsamling"
ABSENCE = "/ferie"
MY_DATA = "/minedata"

# help and access
HELP = "help"
ACCESS_ADD = "access.add"
ACCESS_IGNORE = "access.ignore"
ACCESS_FORM = "access.form"
ACCESS_ROLE = "access.role"
ACCESS_ASSOCIATION = "access.association"

# the child guard
GUARD_CONFIRM = "guard.confirm"  # the tick box a soft hit adds to a form
GUARD_FORM = "guard.form"  # a command's text, prefilled in a form
GUARD_TEXT = "guard.text"
GUARD_SEND = "guard.send"  # a direct message is read again after "ja"
GUARD_DROP = "guard.drop"

# questions
ASK_OPEN = "question.open"
ASK_FORM = "question.form"
ASK_TEXT = "question.text"
ASK_SHORTCUT = "question.shortcut"
FEEDBACK = "question.feedback"
FEEDBACK_FORM = "question.feedback_form"
FEEDBACK_REASON = "question.feedback_reason"
FEEDBACK_TEXT = "question.feedback_text"
SHARE = "question.share"

# shortcuts
UPDATE_SHORTCUT = "update.shortcut"
UPDATE_FROM_MESSAGE = "update.message_shortcut"
KNOWLEDGE_FROM_MESSAGE = "knowledge.shortcut"
