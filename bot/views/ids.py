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

# events: what everybody can press (value: the event's or reply's id)
EVENT_YES = "event.yes"
EVENT_MAYBE = "event.maybe"
EVENT_NO = "event.no"
EVENT_NAMES = "event.names"
EVENT_OPEN = "event.open"
EVENT_COMMENT = "event.comment"
EVENT_TAKE = "event.take"
EVENT_DECLINE = "event.decline"
EVENT_PREVIEWED = "event.previewed"  # the same buttons in a preview: they do nothing
EVENT_FEEDBACK = "event.feedback"
EVENT_PAST = "event.past"
EVENT_SUBSCRIBE = "event.subscribe"
# events: what consultants can press
EVENT_NEW = "event.new"
EVENT_EDIT = "event.edit"
EVENT_COPY = "event.copy"
EVENT_CANCEL = "event.cancel"
EVENT_DISCARD = "event.discard"
EVENT_PREVIEW = "event.preview"
EVENT_ANSWER_FOR = "event.answer_for"
EVENT_MARK = "event.mark"
EVENT_MINUTES = "event.minutes"
# events: forms
EVENT_FORM = "event.form"
EVENT_PUBLISH_FORM = "event.publish_form"
EVENT_PAGE = "event.page"
EVENT_SIGN_UP_FORM = "event.sign_up_form"
EVENT_ANSWER_FOR_FORM = "event.answer_for_form"
EVENT_MARK_FORM = "event.mark_form"
EVENT_MINUTES_FORM = "event.minutes_form"
EVENT_FEEDBACK_FORM = "event.feedback_form"
# events: fields
EVENT_KIND = "event.kind"
EVENT_TITLE = "event.title"
EVENT_FIRST_DAY = "event.first_day"
EVENT_STARTS = "event.starts"
EVENT_LAST_DAY = "event.last_day"
EVENT_ENDS = "event.ends"
EVENT_PLACE = "event.place"
EVENT_LINK = "event.link"
EVENT_DESCRIPTION = "event.description"
EVENT_AUDIENCE = "event.audience"
EVENT_ASSOCIATIONS = "event.associations"
EVENT_ROLES = "event.roles"
EVENT_SEATS = "event.seats"
EVENT_ONE_EACH = "event.one_each"
EVENT_REPLY_BY = "event.reply_by"
EVENT_QUESTIONS = "event.questions"
EVENT_DIET = "event.diet"
EVENT_PUBLISH_DAY = "event.publish_day"
EVENT_PUBLISH_HOUR = "event.publish_hour"
EVENT_COMMENT_TEXT = "event.comment_text"
EVENT_QUESTION = "event.question"  # + ":" + the question's id
EVENT_WHO = "event.who"
EVENT_CHOICE = "event.choice"
EVENT_PRESENT = "event.present"
EVENT_MINUTES_TEXT = "event.minutes_text"
EVENT_MATERIAL = "event.material"
EVENT_TO_KNOWLEDGE = "event.to_knowledge"
EVENT_WORTH = "event.worth"
EVENT_NEXT_TIME = "event.next_time"

# date polls and status meetings
POLL_NEW = "poll.new"
POLL_FORM = "poll.form"
POLL_SLOT = "poll.slot"  # + "." + 1 to 7
POLL_LENGTH = "poll.length"
POLL_CLOSES = "poll.closes"
POLL_YES = "poll.yes"
POLL_IF_NEEDED = "poll.if_needed"
POLL_NO = "poll.no"
POLL_SETTLE = "poll.settle"
STATUS_MEETINGS = "status_meeting.list"
STATUS_BOOK = "status_meeting.book"  # value: association id and whether the board takes part
STATUS_POLL = "status_meeting.poll"
