"""Files made to harm whoever opens them. None is larger than a few megabytes, and none holds anything but nonsense."""

from __future__ import annotations

import io
import zipfile
import zlib

from tests.knowledge import papers

WORD_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx_with(before: str, text: str) -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {names}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    document = f'<?xml version="1.0"?>{before}{body}'
    return papers.zipped(
        {"[Content_Types].xml": WORD_TYPES, "_rels/.rels": WORD_RELATIONS, "word/document.xml": document}
    )


def reads_a_file(path: str) -> bytes:
    return docx_with(f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{path}">]>', "Fra filen: &e; slut.")


def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return docx_with(f"<!DOCTYPE x [{entities}]>", "&a9;")


def zip_bomb() -> bytes:
    members = {
        "[Content_Types].xml": WORD_TYPES,
        "_rels/.rels": WORD_RELATIONS,
        "word/document.xml": b"0" * 210_000_000,
    }
    return papers.zipped(members)


def many_members() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "")
        for number in range(20_000):
            package.writestr(f"word/{number}.xml", "")
    return out.getvalue()


def lying_sizes() -> bytes:
    """A document that says it unpacks to ten bytes and does not."""
    honest = papers.zipped({"word/document.xml": b"0" * 100_000_000, "[Content_Types].xml": WORD_TYPES})
    return honest.replace((100_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


def climbs_out() -> bytes:
    return papers.zipped({"word/document.xml": "<x/>", "../../etc/cron.d/ressourcebot": "* * * * * root true"})


def with_macros() -> bytes:
    return papers.zipped({"word/document.xml": "<x/>", "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def with_a_password() -> bytes:
    content = bytearray(papers.docx_file())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 1)
    return bytes(content)


def pdf_with_a_password() -> bytes:
    keys = b"/O <%s> /U <%s>" % (b"41" * 32, b"42" * 32)
    lock = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 %s >> /ID [<4343> <4343>]" % keys
    return papers.pdf_file().replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock)


def pdf_that_grows(megabytes: int = 400) -> bytes:
    """Some kilobytes, packed over and over, that fill the memory when unpacked."""
    stream = zlib.compress(zlib.compress(b"(x) Tj " * (megabytes * 1_000_000 // 7), 1), 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(stream)
    return _pdf_with(head + stream + b"\nendstream")


def pdf_that_takes_forever(levels: int = 12, width: int = 12) -> bytes:
    """Forms that draw forms that draw forms: a few kilobytes, and more strokes than there are stars."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for level in range(levels):
        drawn = b"/X Do\n" * width if level < levels - 1 else b"BT /F1 9 Tf (x) Tj ET\n" * width
        font = b"/Font << /F1 5 0 R >>"
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s /XObject << /X %d 0 R >> >> "
            b"/Length %d >>\nstream\n%s\nendstream" % (font, 7 + level if level < levels - 1 else 5, len(drawn), drawn)
        )
    return papers.pdf_of(objects)


def pdf_that_bites_its_tail() -> bytes:
    return papers.pdf_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def nested_html(depth: int = 60_000) -> bytes:
    return b"<html><body>" + b"<div><b>" * depth + b"tekst" + b"</b></div>" * depth + b"</body></html>"


def nested_mail(depth: int = 300) -> bytes:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return ("Subject: pakke\n" + parts + "Content-Type: text/plain\n\nhej\n").encode()


def _pdf_with(contents: bytes) -> bytes:
    return papers.pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            contents,
        ]
    )
