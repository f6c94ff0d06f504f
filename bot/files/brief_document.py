"""A brief as a Word document to take to the meeting: a heading for each part, a bullet for each line."""

from __future__ import annotations

import io

from docx import Document

from bot.domain.brief_content import Content
from bot.texts import briefs as texts


def write(content: Content) -> bytes:
    """A .docx file. Dated by the meeting, and by nobody's name."""
    document = Document()
    document.core_properties.title, document.core_properties.author = texts.title(content.association.name), ""
    document.add_heading(texts.title(content.association.name), level=0)
    document.add_paragraph(texts.when(content.event, with_board=content.brief.with_board))
    for chapter in texts.chapters(content):
        if chapter.text:
            document.add_heading(chapter.heading, level=1)
            for line in chapter.text.splitlines():
                if line.strip():
                    document.add_paragraph(line.strip(), style="List Bullet")
    document.add_paragraph(texts.BY_THE_BOT)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
