"""Makes what came out of a file readable and quotable: real Danish PDFs break words, glue others and number pages.

A quote must read as the document does on paper, and search must find whole words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from knowledge.blocks import Block, Paper, Part
from knowledge.danish.layout import GLUED_ENDINGS, GLUED_HEADING, GLUED_SENTENCE, LISTING, PAGE_NUMBER
from knowledge.danish.lexicon import is_common

BULLETS = re.compile(r"^\s*(?:[•·▪▫◦●○■□➢➤✓✔\uf0b7\uf0a7\uf0d8\uf0fc]|[üØ§o](?=\s)|[-–*](?=\s))\s*")
LINK = re.compile(r"https?://[^\s<>|\])\"»]+")
TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|mc_[ce]id|mkt_tok|_hs\w+|sc_\w+|ref_src)$", re.IGNORECASE)
DOT_LEADERS = re.compile(r"(?:[.…_] ?){6,}\s*\d")  # a table of contents says nothing that can be quoted
BROKEN_WORD = re.compile(r"(\w+)[-‐]\n\s*(\w+)")
EDGE, REPEATED, SHORT = 2, 3, 90  # blocks from a page's edge; pages a running line stands on; its length


def clean(paper: Paper) -> Paper:
    blocks = [replace(block, text=unwrap(characters(block.text))) for block in paper.blocks]
    blocks = [block for block in blocks if block.text and not DOT_LEADERS.search(block.text)]
    blocks = [_as_it_reads(block) for block in _over_pages(_without_running_lines(blocks))]
    vocabulary = Counter(word.lower() for block in blocks for word in re.findall(r"\w+", block.text))
    blocks = [replace(block, text=unglue(plain_links(block.text), vocabulary)) for block in blocks]
    return Paper(tuple(block for block in blocks if block.text), unwrap(characters(paper.title)))


def characters(text: str) -> str:
    """One way to write each letter: å in one piece, no soft hyphens, no invisible characters, ordinary spaces."""
    text = re.sub(
        r"\x02\s*(?=(\w+))", lambda found: "- " if found[1] in LISTING else "", text
    )  # PDFium's line-end hyphen
    text = re.sub("\u00ad\\s*", "", text)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub("[\ufb00-\ufb06]", lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return "".join(_visible(letter) for letter in text)


def unwrap(text: str) -> str:
    """Lines joined to running text. A hyphen at a line's end goes away with the line, unless it was the word's own."""
    text = BROKEN_WORD.sub(_mended, text)
    return re.sub(r"\s+", " ", text).strip()


def plain_links(text: str) -> str:
    """Links without the tracking that mail filters and newsletters put around them."""
    return LINK.sub(lambda found: plain_link(found[0]), text)


def plain_link(link: str) -> str:
    ending = link[len(link.rstrip(".,;:!?")) :]
    try:
        parts = urlsplit(link.removesuffix(ending))
        if (parts.hostname or "").endswith("safelinks.protection.outlook.com"):
            parts = urlsplit(parse_qs(parts.query).get("url", [""])[0])
        query = [(key, value) for key, value in parse_qsl(parts.query) if not TRACKING.fullmatch(key)]
    except ValueError:  # a link nobody can follow is not worth quoting
        return ending
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), parts.fragment)) + ending


def unglue(text: str, vocabulary: Counter[str]) -> str:
    """Takes glued words apart ("ØkonomiTilskuddet", "partnerskabermed") when the rest of the document or the language
    knows both parts: FerieCamp and skattekort stay whole.
    """
    text = re.sub(r"\S+", lambda word: word[0] if _is_address(word[0]) else GLUED_SENTENCE.sub(" ", word[0]), text)
    text = GLUED_HEADING.sub(lambda found: _apart(found, vocabulary), text)
    return re.sub(r"\w{7,}", lambda word: _without_glued_ending(word[0], vocabulary), text)


def _visible(letter: str) -> str:
    if letter in "\n\t":
        return letter
    if letter in "\u2028\u2029\x0c":
        return "\n"
    kind = unicodedata.category(letter)
    if kind == "Zs":
        return " "
    return "" if kind in {"Cc", "Cf", "Cs", "Cn"} else letter


def _mended(found: re.Match[str]) -> str:
    before, after = found[1], found[2]
    if after.lower() in LISTING:
        return f"{before}- {after}"
    if not after[0].islower() or before.isupper() or before[-1].isdigit() or len(before) == 1:
        return f"{before}-{after}"  # DIF-konsulent, e-mail, 2025-2027
    return before + after


def _as_it_reads(block: Block) -> Block:
    """Bullets are items; a heading that runs on like a sentence is none, whatever size it was set in."""
    text = BULLETS.sub("", block.text)
    if text != block.text:
        return replace(block, part=Part.ITEM, text=text, level=0)
    too_long = len(text.split()) > 16 or (text.endswith((".", ",")) and len(text.split()) > 3)  # noqa: PLR2004
    if block.part is Part.HEADING and too_long:
        return replace(block, part=Part.PARAGRAPH, level=0)
    return block


def _without_running_lines(blocks: list[Block]) -> Iterator[Block]:
    """Page numbers, and headers and footers that come again page after page. The first time a header is text."""
    edges = _edges(blocks)
    pages = Counter(_shape(blocks[place].text) for place in edges if len(blocks[place].text) <= SHORT)
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        shape = _shape(block.text)
        again = shape in seen or not re.search(r"[^\W\d]", shape)
        seen.add(shape)
        if place in edges and (PAGE_NUMBER.fullmatch(block.text) or (pages[shape] >= REPEATED and again)):
            continue
        yield block


def _over_pages(blocks: Iterable[Block]) -> Iterator[Block]:
    """A sentence that runs over a page break is one sentence, cited on the page where it begins."""
    before: Block | None = None
    for block in blocks:
        if before is None:
            before = block
        elif _runs_on(before, block):
            before = replace(before, text=unwrap(f"{before.text}\n{block.text}"))
        else:
            yield before
            before = block
    if before is not None:
        yield before


def _runs_on(before: Block, block: Block) -> bool:
    over = before.page is not None and block.page is not None and block.page == before.page + 1
    running = before.part in (Part.PARAGRAPH, Part.ITEM) and block.part is Part.PARAGRAPH
    return over and running and block.text[0].islower() and before.text[-1] not in ".!?:"


def _edges(blocks: list[Block]) -> set[int]:
    """The places of the blocks nearest to a page's top and bottom; none where the file has no pages."""
    by_page: dict[int, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.page is not None and block.part is not Part.ROW:
            by_page.setdefault(block.page, []).append(place)
    return {place for places in by_page.values() for place in _outer(places)}


def _outer(places: list[int]) -> Iterable[int]:
    return {*places[:EDGE], *places[-EDGE:]}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text.lower())


def _is_address(word: str) -> bool:
    return "/" in word or "@" in word or word.lower().startswith("www.")


def _known(word: str, vocabulary: Counter[str]) -> bool:
    return vocabulary[word.lower()] > 0 or is_common(word)


def _apart(found: re.Match[str], vocabulary: Counter[str]) -> str:
    whole, left, right = found[0], found[1], found[2]
    if vocabulary[whole.lower()] > 1:  # written so more than once: a name, like FerieCamp
        return whole
    return f"{left} {right}" if _known(left, vocabulary) and _known(right, vocabulary) else whole


def _without_glued_ending(word: str, vocabulary: Counter[str]) -> str:
    found = GLUED_ENDINGS.fullmatch(word)
    if found is None or vocabulary[word.lower()] > 2 or is_common(word):  # noqa: PLR2004
        return word
    return f"{found[1]} {found[2]}" if vocabulary[found[1].lower()] > 0 else word
