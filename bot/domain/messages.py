"""Every kind of message the bot sends: the word an outbox row carries, and the drawing it is drawn with."""

from __future__ import annotations

from enum import StrEnum


class MessageKind(StrEnum):
    WELCOME = "welcome"  # subject: the person
    HOME = "home"  # subject: the person whose App Home it is
    STARTED = "started"  # subject: the onboarding; to the consultant
    START_TAKEOVER = "start_takeover"  # subject: the onboarding; to who takes over a post
    START_PLAN = "start_plan"  # subject: the onboarding; to who has started
    START_QUESTIONS = "start_questions"  # subject: the onboarding
    START_NETWORK = "start_network"  # subject: the onboarding
    SAID = "said"  # subject: none; what was written under its key is answered with; to who wrote it
    ACCESS_REQUEST = "access_request"  # subject: the request; to administrators
    SEND_FAILED = "send_failed"  # subject: the outbox row that failed; to administrators
    ANSWER = "answer"  # subject: the question
    ANSWER_SHARED = "answer_shared"  # subject: the question; in the channel it was asked from
    HANDOVER_CARD = "handover_card"  # subject: the handover; to consultants
    HANDOVER_REMINDER = "handover_reminder"  # subject: the handover; to who took it and has not answered
    HANDOVER_POST = "handover_post"  # subject: the handover; in the network's channel
    HANDOVER_STATUS = "handover_status"  # subject: the handover; to the asker
    HANDOVER_REPLY = "handover_reply"  # subject: the reply; to the asker, or back to who answered
    GAP_CLOSED = "gap_closed"  # subject: the question; detail: the document that answers it; to its asker
    CARD_CHANGED = "card_changed"  # subject: a question answered from it; detail: the document; to its asker
    KNOWLEDGE_REVIEW = "knowledge_review"  # subject: the consultant who owns what may be out of date
    APOLOGY = "apology"  # subject: the question that could not be answered; detail: the error id
    FILE_TAKEN_IN = "file_taken_in"  # subject: the file offer; in the thread of the file
    DIGEST_WORKBOOK = "digest_workbook"  # subject: the digest, or with detail "now" the consultant
    YEAR_WORKBOOK = "year_workbook"  # subject: the year; to the consultant who asked
    DEPARTURE = "departure"  # subject: the departure; to who is about to stop
    DEPARTURE_NOTE = "departure_note"  # subject: the departure; what they wrote, to the consultant
    LETTER = "letter"  # subject: the letter; to one resource person
    DIGEST = "digest"  # subject: the digest; to its consultant or stand-in
    EVENT_POST = "event_post"  # subject: the event; in the network's channel
    EVENT_INVITATION = "event_invitation"  # subject: the reply of the person invited
    EVENT_CALENDAR = "event_calendar"  # subject: the reply; a file for the calendar, or one that takes it out again
    EVENT_FILE = "event_file"  # subject: the event; its attachment, to who asked for it
    EVENT_ANSWERED_FOR = "event_answered_for"  # subject: the reply a consultant gave for somebody
    EVENT_REMINDER = "event_reminder"  # subject: the event; to those who have not answered
    EVENT_TOMORROW = "event_tomorrow"  # subject: the event; to those who come
    EVENT_UNANNOUNCED = "event_unannounced"  # subject: the event, a draft again; to its organiser
    EVENT_CHANGED = "event_changed"  # subject: the event
    EVENT_CANCELLED = "event_cancelled"  # subject: the event
    EVENT_OFFER = "event_offer"  # subject: the reply of the one who is offered a seat
    EVENT_OFFER_LOST = "event_offer_lost"  # subject: the reply of the one who did not take it in time
    EVENT_GAPS = "event_gaps"  # subject: the event; to its organiser
    EVENT_ATTENDANCE = "event_attendance"  # subject: the event; to its organiser
    EVENT_FEEDBACK = "event_feedback"  # subject: the event; to those who came
    POLL = "poll"  # subject: the poll
    POLL_REMINDER = "poll_reminder"  # subject: the poll; to those who have not answered
    POLL_CLOSED = "poll_closed"  # subject: the poll; to the organiser
    STATUS_MEETINGS_DUE = "status_meetings_due"  # subject: the consultant
    BRIEF_TO_READ = "brief_to_read"  # subject: the brief; to the resource person, before anybody else
    BRIEF = "brief"  # subject: the brief; to the consultant, read through or as a draft
    BRIEF_BOARD = "brief_board"  # subject: the brief; to the board contact
    BRIEF_MAIL = "brief_mail"  # subject: the brief; words for a board that is not in Slack, to who sent it
    BRIEF_WORD = "brief_word"  # subject: the brief; as a file, to who asked for it
    STATUS_PROMPT = "status_prompt"  # subject: the prompt
    STATUS_REMINDER = "status_reminder"  # subject: the prompt
    STATUS_RECEIPT = "status_receipt"  # subject: the update; to its author
    POST_VACANT = "post_vacant"  # subject: the association; to its consultant
    OBSTACLE_CARD = "obstacle_card"  # subject: the obstacle; to who can help
    OBSTACLE_POST = "obstacle_post"  # subject: the obstacle; in the network's channel
    OBSTACLE_MAIL = "obstacle_mail"  # subject: the obstacle; words for a board that is not in Slack, to its owner
    OBSTACLE_NEWS = (
        "obstacle_news"  # subject: the obstacle; detail: seen, solved or answer:ID, and by whom; to its owner
    )
    OBSTACLE_ESCALATED = "obstacle_escalated"  # subject: the obstacle; to the consultant
    EXPERIENCE_PROPOSED = "experience_proposed"  # subject: the experience; to the consultant
    EXPERIENCE_POST = "experience_post"  # subject: the experience; in the network's channel
    EXPERIENCE_NEWS = "experience_news"  # subject: the experience; detail: the decision; to its author
    PEER_ASK = "peer_ask"  # subject: the ask; to one peer
    PEER_NEWS = "peer_news"  # subject: the request; detail: found:PERSON or nobody; to the asker
    ABSENCE_SET = "absence_set"  # subject: the absence a consultant set; to whom it is about
    MY_DATA = "my_data"  # subject: the person; detail: json or text
