"""A person acts: the table of everything a person can say or press, and the one listener behind each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient

from bot.views import ids
from handlers import (
    absences,
    access,
    associations,
    briefs,
    cards,
    departures,
    digests,
    event_editing,
    event_following,
    event_names,
    events,
    experiences,
    feedback,
    files,
    handovers,
    homes,
    messages,
    obstacles,
    onboarding,
    peers,
    plans,
    polls,
    privacy,
    questions,
    reading,
    updates,
)
from handlers.acts import Handler, Incoming, Place
from handlers.answering import Ack
from handlers.gate import Gate

COMMANDS: Mapping[str, Handler] = {
    ids.ASK: questions.ask_privately,
    ids.EVENTS: events.show,
    ids.DIGEST: digests.show,
    ids.UPDATE: updates.command,
    ids.PLAN: plans.command,
    ids.PEERS: peers.command,
    ids.ABSENCE: absences.command,
    ids.MY_DATA: privacy.command,
}

EVENTS: Mapping[str, Handler] = {
    "message": messages.receive,
    "mention": questions.ask,
    "stop": questions.stop,
    "home": homes.show,
    "messages": homes.suggest,
}

SHORTCUTS: Mapping[str, Handler] = {
    ids.UPDATE_SHORTCUT: updates.open_form,
    ids.UPDATE_FROM_MESSAGE: updates.from_message,
    ids.ASK_SHORTCUT: questions.ask_about_message,
    ids.KNOWLEDGE_FROM_MESSAGE: cards.from_message,
}

ACTIONS: Mapping[str, Handler] = {
    ids.HELP: access.help_me,
    ids.ASK_OPEN: questions.open_form,
    ids.ACCESS_ADD: access.open_form,
    ids.ACCESS_IGNORE: access.ignore,
    ids.FILE_TAKE_IN: files.accept,
    ids.FILE_CHECKED: files.accept_checked,
    ids.FILE_REPLACE: files.replace,
    ids.FILE_BESIDE: files.put_beside,
    ids.DIGEST_SEE_ALL: digests.see_all,
    ids.DIGEST_WRITE: digests.ask_letters,
    ids.DIGEST_EXCEL: digests.send_workbook,
    ids.YEAR_SHOW: digests.show_year,
    ids.YEAR_EXCEL: digests.send_year,
    ids.EVENT_YES: events.come,
    ids.EVENT_MAYBE: events.maybe,
    ids.EVENT_NO: events.cannot,
    ids.EVENT_NAMES: event_names.show,
    ids.EVENT_OPEN: events.look,
    ids.EVENT_GET_FILE: events.get_file,
    ids.EVENT_COMMENT: events.comment,
    ids.EVENT_TAKE: events.take,
    ids.EVENT_DECLINE: events.decline,
    ids.EVENT_PREVIEWED: events.previewed,
    ids.EVENT_FEEDBACK: events.ask_feedback,
    ids.EVENT_PAST: events.past,
    ids.EVENT_SUBSCRIBE: events.subscribe,
    ids.EVENT_NEW: event_editing.new,
    ids.EVENT_EDIT: event_editing.edit,
    ids.EVENT_COPY: event_editing.copy,
    ids.EVENT_CANCEL: event_editing.cancel,
    ids.EVENT_DISCARD: event_editing.discard,
    ids.EVENT_PREVIEW: event_editing.preview,
    ids.EVENT_ANSWER_FOR: event_following.open_answer_for,
    ids.EVENT_MARK: event_following.open_mark,
    ids.EVENT_MINUTES: event_following.open_minutes,
    ids.POLL_NEW: polls.new,
    ids.POLL_YES: polls.vote_yes,
    ids.POLL_IF_NEEDED: polls.vote_if_needed,
    ids.POLL_NO: polls.vote_no,
    ids.POLL_SETTLE: polls.settle,
    ids.STATUS_MEETINGS: polls.missing,
    ids.STATUS_BOOK: polls.book,
    ids.STATUS_POLL: polls.book_by_poll,
    ids.BRIEF_START: briefs.start,
    ids.BRIEF_EDIT: briefs.edit,
    ids.BRIEF_SEND: briefs.send,
    ids.BRIEF_WORD: briefs.get_word,
    ids.BRIEF_APPROVE: briefs.approve,
    ids.UPDATE_OPEN: updates.open_form,
    ids.UPDATE_NOTHING: updates.nothing_new,
    ids.UPDATE_LATER: updates.later,
    ids.UPDATE_EDIT: updates.edit,
    ids.UPDATE_WITHDRAW: updates.withdraw,
    ids.UPDATE_KEEP: updates.keep,
    ids.UPDATE_PLACE: updates.place,
    ids.UPDATE_CORRECT: updates.correct,
    ids.UPDATE_FROM_QUESTION: updates.from_question,
    ids.OBSTACLE_SEE: obstacles.see,
    ids.OBSTACLE_DO: obstacles.do,
    ids.OBSTACLE_ANSWER: obstacles.open_answer,
    ids.OBSTACLE_SOLVE: obstacles.solve,
    ids.ABSENCE_CANCEL: absences.cancel,
    ids.ABSENCE_IS_ONE: absences.confirmed,
    ids.ABSENCE_IS_QUESTION: absences.was_question,
    ids.PLAN_SHOW: plans.show,
    ids.PLAN_EDIT: plans.edit,
    ids.RHYTHM_OPEN: plans.open_rhythm,
    ids.EXPERIENCE_REVIEW: experiences.review,
    ids.EXPERIENCE_DECLINE: experiences.decline,
    ids.PEER_START: peers.start,
    ids.PEER_YES: peers.yes,
    ids.PEER_NO: peers.no,
    ids.PEER_PROFILE: peers.open_profile,
    ids.PEER_LEAVE: peers.leave,
    ids.START_ASK: onboarding.ask,
    ids.START_STOP: onboarding.stop,
    ids.DEPARTURE_OPEN: departures.open_ask,
    ids.DEPARTURE_WRITE: departures.open_write,
    ids.MY_DATA_FILE: privacy.take_away,
    ids.MY_DATA_ERASE: privacy.erase,
    ids.SOURCES: questions.read_sources,
    ids.FEEDBACK: feedback.press,
    ids.SHARE: handovers.share,
    ids.ASK_AGAIN: handovers.again,
    ids.HANDOVER_MINE: handovers.ask_mine,
    ids.HANDOVER_NETWORK: handovers.ask_network,
    ids.HANDOVER_NAMELESS: handovers.ask_nameless,
    ids.HANDOVER_TAKE: handovers.take,
    ids.HANDOVER_ANSWER: handovers.open_answer,
    ids.HANDOVER_EXISTS: handovers.open_exists,
    ids.HANDOVER_SEND_ON: handovers.open_send_on,
    ids.HANDOVER_BACK: handovers.open_back,
    ids.CARD_NEW: cards.from_handover,
    ids.CARD_FOR_GAP: cards.for_gap,
    ids.AGENDA_ADD: event_editing.add_to_agenda,
    ids.CARD_KEEP: cards.keep,
    ids.CARD_EDIT: cards.edit,
    ids.CARD_RETIRE: cards.retire,
    ids.PROPOSAL_SEE: cards.see_proposal,
    ids.PROPOSAL_KEEP_OWN: cards.keep_own,
    ids.HOME_EVENTS: events.show,
    ids.HOME_ABSENCE: absences.open_form,
    ids.HOME_MY_DATA: privacy.command,
    ids.HOME_DIGEST: digests.show,
    ids.HOME_PAGE: homes.turn,
    ids.HOME_PAUSE: homes.pause,
    ids.HOME_RESUME: homes.resume,
    ids.HOME_SEND_AGAIN: homes.send_again,
    ids.DIGEST_RHYTHM: homes.open_rhythm,
    ids.STAND_IN_OPEN: homes.open_stand_in,
    ids.ASSOCIATION_OPEN: associations.show,
    ids.POST_HAND_ON: associations.open_hand_on,
    ids.POST_ADD: associations.open_add,
    ids.POST_VACANT: associations.leave_vacant,
}

FORMS: Mapping[str, Handler] = {
    ids.ASK_FORM: questions.ask_from_form,
    ids.ACCESS_FORM: access.let_in,
    ids.DIGEST_WRITE_FORM: digests.send_letters,
    ids.EVENT_FORM: event_editing.write,
    ids.EVENT_PUBLISH_FORM: event_editing.publish,
    ids.EVENT_SIGN_UP_FORM: events.sign_up,
    ids.EVENT_ANSWER_FOR_FORM: event_following.answer_for,
    ids.EVENT_MARK_FORM: event_following.mark,
    ids.EVENT_MINUTES_FORM: event_following.minutes,
    ids.EVENT_FEEDBACK_FORM: events.feedback,
    ids.POLL_FORM: polls.ask,
    ids.BRIEF_FORM: briefs.save,
    ids.UPDATE_FORM: updates.submit,
    ids.OBSTACLE_ANSWER_FORM: obstacles.answer,
    ids.ABSENCE_FORM: absences.submit,
    ids.PLAN_FORM: plans.submit,
    ids.RHYTHM_FORM: plans.submit_rhythm,
    ids.EXPERIENCE_FORM: experiences.approve,
    ids.PEER_FORM: peers.join,
    ids.DIGEST_RHYTHM_FORM: homes.choose_rhythm,
    ids.STAND_IN_FORM: homes.choose_stand_in,
    ids.FEEDBACK_FORM: feedback.explain,
    ids.HANDOVER_ANSWER_FORM: handovers.answer,
    ids.HANDOVER_BACK_FORM: handovers.write_back,
    ids.HANDOVER_EXISTS_FORM: handovers.exists,
    ids.HANDOVER_SEND_ON_FORM: handovers.send_on,
    ids.CARD_FORM: cards.save,
    ids.PROPOSAL_FORM: cards.take_proposal,
    ids.DEPARTURE_FORM: departures.ask,
    ids.DEPARTURE_WRITE_FORM: departures.write,
    ids.POST_HAND_ON_FORM: associations.hand_on,
    ids.POST_ADD_FORM: associations.add,
}

CLOSES: Mapping[str, Handler] = {}

_TABLES: Mapping[Place, Mapping[str, Handler]] = {
    Place.COMMAND: COMMANDS,
    Place.MESSAGE: EVENTS,
    Place.MENTION: EVENTS,
    Place.HOME: EVENTS,
    Place.STOP: EVENTS,
    Place.SHORTCUT: SHORTCUTS,
    Place.ACTION: ACTIONS,
    Place.SUBMIT: FORMS,
    Place.CLOSE: CLOSES,
}


def find(incoming: Incoming) -> Handler | None:
    """The handler for what was said or pressed. An action's id may carry a suffix after ":"."""
    if incoming.name.startswith("/"):
        return COMMANDS.get(incoming.name)
    name = incoming.name.partition(":")[0] if incoming.place is Place.ACTION else incoming.name
    return _TABLES[incoming.place].get(name)


def listen(app: App, gate: Gate) -> None:
    """One listener a kind, for everything: what Bolt finds no listener for is never acked and comes again and again."""
    anything = re.compile(r"[\s\S]*")
    app.command(anything)(_listener(gate, reading.read_command))
    app.action(anything)(_listener(gate, reading.read_action))
    app.view_submission(anything)(_listener(gate, reading.read_submit))
    app.view_closed(anything)(_listener(gate, reading.read_close))
    app.global_shortcut(anything)(_listener(gate, reading.read_shortcut))
    app.message_shortcut(anything)(_listener(gate, reading.read_shortcut))
    app.event(anything)(_event_listener(gate))


def _listener(gate: Gate, read: Callable[[Mapping[str, Any]], Incoming]) -> Callable[..., BoltResponse | None]:
    def listener(ack: Ack, body: dict[str, Any], client: WebClient) -> BoltResponse | None:
        return gate.receive(read(body), ack, client)

    return listener


def _event_listener(gate: Gate) -> Callable[..., BoltResponse | None]:
    def listener(ack: Ack, body: dict[str, Any], client: WebClient, request: BoltRequest) -> BoltResponse | None:
        tries = (request.headers.get("x-slack-retry-num") or ["0"])[0]
        incoming = reading.read_event(body, int(tries) if tries.isdecimal() else 0)
        return gate.receive(incoming, ack, client) if incoming else None

    return listener
