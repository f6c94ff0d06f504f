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
GUARD_WORRY = "guard.worry"
GUARD_FORM = "guard.form"  # a command's text, prefilled in a form
GUARD_TEXT = "guard.text"
GUARD_SEND = "guard.send"  # a direct message is read again after "ja"
GUARD_DROP = "guard.drop"
# questions
ASK_OPEN = "question.open"
ASK_FORM = "question.form"
ASK_TEXT = "question.text"
ASK_SHORTCUT = "question.shortcut"
SOURCES = "question.sources"
SOURCES_PAGE = "question.sources_page"
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
EVENT_GET_FILE = "event.get_file"
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
# forms about events
EVENT_FORM = "event.form"
EVENT_PUBLISH_FORM = "event.publish_form"
EVENT_PAGE = "event.page"
EVENT_SIGN_UP_FORM = "event.sign_up_form"
EVENT_ANSWER_FOR_FORM = "event.answer_for_form"
EVENT_MARK_FORM = "event.mark_form"
EVENT_MINUTES_FORM = "event.minutes_form"
EVENT_FEEDBACK_FORM = "event.feedback_form"
# fields of those forms
EVENT_KIND = "event.kind"
EVENT_TITLE = "event.title"
EVENT_FIRST_DAY = "event.first_day"
EVENT_STARTS = "event.starts"
EVENT_LAST_DAY = "event.last_day"
EVENT_ENDS = "event.ends"
EVENT_PLACE = "event.place"
EVENT_LINK = "event.link"
EVENT_DESCRIPTION = "event.description"
EVENT_FILE = "event.file"
EVENT_NO_FILE = "event.no_file"
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
EVENT_AGREED = "event.agreed"
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
# the brief for a status meeting (value: the brief's id)
BRIEF_START = "brief.start"  # value: the association's id
BRIEF_EDIT = "brief.edit"
BRIEF_SEND = "brief.send"
BRIEF_WORD = "brief.word"
BRIEF_APPROVE = "brief.approve"
BRIEF_FORM = "brief.form"  # metadata: the brief's id, ":", the agreements that are shown
BRIEF_PART = "brief.part"  # + ":" + the focus area, or the agreements
# status updates
UPDATE_OPEN = "update.open"  # value: the prompt's id, or nothing
UPDATE_NOTHING = "update.nothing"  # value: the prompt's id
UPDATE_LATER = "update.later"  # value: what, ":", the prompt's id
UPDATE_EDIT = "update.edit"  # value: the update's id
UPDATE_WITHDRAW = "update.withdraw"
UPDATE_KEEP = "update.keep"  # value: the draft's id
UPDATE_PLACE = "update.place"  # value: the draft's id, ":", an area's id
UPDATE_CORRECT = "update.correct"  # value: the draft's id
UPDATE_FROM_QUESTION = "update.from_question"  # value: the question's id
UPDATE_FORM = "update.form"  # metadata: "", "draft:ID" or "update:ID"
UPDATE_AREAS = "update.areas"
UPDATE_TEXT = "update.text"
UPDATE_COLOUR = "update.colour"
UPDATE_OBSTACLE = "update.obstacle"
UPDATE_HELPER = "update.helper"
UPDATE_STANDING = "update.standing"  # + ":" + the obstacle's id
UPDATE_NEW_WORDS = "update.new_words"  # + ":" + the obstacle's id
UPDATE_CHILDREN = "update.children"
UPDATE_VOLUNTEERS = "update.volunteers"
UPDATE_TICKS = "update.ticks"
UPDATE_SPARRING = "update.sparring"
# obstacles (value: the obstacle's id)
OBSTACLE_SEE = "obstacle.see"
OBSTACLE_DO = "obstacle.do"
OBSTACLE_ANSWER = "obstacle.answer_open"
OBSTACLE_SOLVE = "obstacle.solve"
OBSTACLE_ANSWER_FORM = "obstacle.answer_form"
OBSTACLE_ANSWER_TEXT = "obstacle.answer"
# absence
ABSENCE_CANCEL = "absence.cancel"  # value: the absence's id
ABSENCE_IS_ONE = "absence.is_one"  # value: the days
ABSENCE_IS_QUESTION = "absence.is_question"
ABSENCE_FORM = "absence.form"
ABSENCE_FIRST = "absence.first"
ABSENCE_LAST = "absence.last"
ABSENCE_WHO = "absence.who"
# the action plan (value: the association's id)
PLAN_SHOW = "plan.show"
PLAN_EDIT = "plan.edit"
PLAN_FORM = "plan.form"
PLAN_FROM = "plan.from"
PLAN_TO = "plan.to"
PLAN_STATE = "plan.state"  # + ":" + the area
PLAN_GOALS = "plan.goals"
PLAN_NAME = "plan.name"
RHYTHM_OPEN = "rhythm.open"
RHYTHM_FORM = "rhythm.form"
RHYTHM_PACE = "rhythm.pace"
RHYTHM_ANCHOR = "rhythm.anchor"
RHYTHM_HOUR = "rhythm.hour"
# an association's page and its people
ASSOCIATION_OPEN = "association.open"  # value: the association's id
ASSOCIATION_PAGE = "association.page"
POST_HAND_ON = "post.hand_on"  # value: the id of the one who stops
POST_VACANT = "post.vacant"
POST_ADD = "post.add"  # value: the association's id
POST_HAND_ON_FORM = "post.hand_on_form"
POST_ADD_FORM = "post.add_form"
POST_NAME = "post.name"
POST_EMAIL = "post.email"
POST_ROLE = "post.role"
POST_LAST_DAY = "post.last_day"
# shared experience (value: the experience's id)
EXPERIENCE_REVIEW = "experience.review"
EXPERIENCE_DECLINE = "experience.decline"
EXPERIENCE_FORM = "experience.form"
EXPERIENCE_TITLE = "experience.title"
EXPERIENCE_TEXT = "experience.text"
# peers
PEER_START = "peer.start"  # value: the request's id
PEER_YES = "peer.yes"  # value: the ask's id
PEER_NO = "peer.no"
PEER_PROFILE = "peer.profile"
PEER_LEAVE = "peer.leave"
PEER_FORM = "peer.form"
PEER_EXPERIENCE = "peer.experience"
PEER_GROUPS = "peer.groups"
PEER_TOWN = "peer.town"
# the first weeks
START_ASK = "start.ask"  # + ":" and the number of the question, which is its value too
START_STOP = "start.stop"  # value: the onboarding's id
# a resource person who is about to stop
DEPARTURE_OPEN = "departure.open"  # value: the id of the one who stops
DEPARTURE_FORM = "departure.form"
DEPARTURE_LAST_DAY = "departure.last_day"
DEPARTURE_WRITE = "departure.write"  # value: the departure's id
DEPARTURE_WRITE_FORM = "departure.write_form"
DEPARTURE_TEXT = "departure.text"
# own data
MY_DATA_FILE = "mydata.file"
MY_DATA_ERASE = "mydata.erase"
# digests
DIGEST_ALL = "digest.all"
DIGEST_SEE_ALL = "digest.see_all"
DIGEST_WRITE = "digest.write"
DIGEST_WRITE_FORM = "digest.write_form"
DIGEST_DRAFT = "digest.draft"
DIGEST_EXCEL = "digest.excel"
YEAR_SHOW = "year.show"  # value: the year, or nothing for this one
YEAR_PAGE = "year.page"
YEAR_EXCEL = "year.excel"  # value: the year
DIGEST_RHYTHM = "digest.rhythm"
DIGEST_RHYTHM_FORM = "digest.rhythm_form"
DIGEST_PACE = "digest.pace"
DIGEST_WEEKDAY = "digest.weekday"
DIGEST_HOUR = "digest.hour"
# the Home tab
HOME_EVENTS = "home.events"
HOME_ABSENCE = "home.absence"
HOME_MY_DATA = "home.my_data"
HOME_DIGEST = "home.digest"
HOME_PAGE = "home.page"  # + ":earlier" or ":later"; value: the page
HOME_PAUSE = "home.pause"
HOME_RESUME = "home.resume"
HOME_SEND_AGAIN = "home.send_again"  # value: the outbox row's id
STAND_IN_OPEN = "stand_in.open"
STAND_IN_FORM = "stand_in.form"
STAND_IN = "stand_in.who"
# questions handed over (value: the question's id while it is the asker's, then the handover's)
ASK_AGAIN = "question.again"
HANDOVER_MINE = "handover.mine"
HANDOVER_NETWORK = "handover.network"
HANDOVER_NAMELESS = "handover.nameless"
HANDOVER_TAKE = "handover.take"
HANDOVER_ANSWER = "handover.answer"
HANDOVER_EXISTS = "handover.exists"
HANDOVER_SEND_ON = "handover.send_on"
HANDOVER_BACK = "handover.back"
HANDOVER_ANSWER_FORM = "handover.answer_form"
HANDOVER_BACK_FORM = "handover.back_form"
HANDOVER_TEXT = "handover.text"
HANDOVER_EXISTS_FORM = "handover.exists_form"
HANDOVER_DOCUMENT = "handover.document"
HANDOVER_SEND_ON_FORM = "handover.send_on_form"
HANDOVER_WHO = "handover.who"
# cards and documents of the knowledge base (value: the document's id, for a new card the handover's)
CARD_NEW = "card.new"
CARD_FOR_GAP = "card.for_gap"  # value: an unanswered question's id
AGENDA_ADD = "agenda.add"  # value: an unanswered question's id
CARD_KEEP = "card.keep"
CARD_EDIT = "card.edit"
CARD_RETIRE = "card.retire"
CARD_FORM = "card.form"  # metadata: "handover:ID", "document:ID", "gap:ID" or nothing
CARD_TITLE = "card.title"
CARD_TEXT = "card.text"
CARD_APPLIES = "card.applies_to"
CARD_VALID_TO = "card.valid_to"
CARD_OWNER = "card.owner"
CARD_NAMELESS = "card.nameless"
PROPOSAL_SEE = "proposal.see"  # value of both: the proposal's id
PROPOSAL_KEEP_OWN = "proposal.keep_own"
PROPOSAL_FORM = "proposal.form"  # metadata: the proposal's id
# files
FILE_TAKE_IN = "file.take_in"
FILE_CHECKED, FILE_REPLACE, FILE_BESIDE = "file.checked", "file.replace", "file.beside"
