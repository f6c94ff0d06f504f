"""Makes a follow-up in a thread stand alone: "og for de udvidede?" needs what was asked before to be found.

No model: an elliptic question borrows the salient words of the questions before it, as they were stored.
"""

from __future__ import annotations

from knowledge.danish.leaning import BACKWARDS, OPENERS, POINTERS
from knowledge.danish.letters import words
from knowledge.danish.lexicon import listed, stem
from knowledge.values import Turn

FEW = 2  # content words: fewer than three and a pronoun, and the question leans on the one before
LOOKS_BACK = 3
LEVELS = ("standard", "udvid")


def standalone(question: str, thread: tuple[Turn, ...]) -> str:
    """The question as it would have been asked without a thread."""
    if not thread or not leans_back(question):
        return question
    borrowed = _salient(thread[-LOOKS_BACK:], question)
    return f"{question.strip()} {' '.join(borrowed)}".strip()


def leans_back(question: str) -> bool:
    folded = words(question)
    text = " ".join(folded)
    content = _content(folded)
    if not content:
        return True
    if OPENERS.search(text):
        return len(content) <= FEW + 2
    return len(content) <= FEW and _points(folded)


def _salient(thread: tuple[Turn, ...], question: str) -> list[str]:
    """Content words of the last question that stood alone, and of what leaned on it since; the newest level wins."""
    have = {stem(word) for word in words(question)}
    borrowed: list[str] = []
    for turn in reversed(thread):
        for word in _content(words(turn.question)):
            if stem(word) not in have and not (word.startswith(LEVELS) and any(h.startswith(LEVELS) for h in have)):
                borrowed.append(word)
                have.add(stem(word))
        if not leans_back(turn.question):
            break
    return borrowed


def _points(folded: list[str]) -> bool:
    """Is there a pronoun that stands for something? In "det næste møde" it is only an article."""
    empty = listed("stopwords")
    following = [*folded[1:], "og"]
    return any(word in POINTERS and after in empty for word, after in zip(folded, following, strict=True))


def _content(folded: list[str]) -> list[str]:
    empty = listed("stopwords") | BACKWARDS
    return [word for word in folded if word not in empty]
