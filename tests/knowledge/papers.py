"""Documents as people send them, made on the spot: each maker returns the file's bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

import docx
import xlsxwriter

Pages = Sequence[Sequence[tuple[int, str]]]

PARAGRAPH = (
    "Ressourcepersonen er ansat i foreningen og skaber gode modtagelser for nye børn. Bestyrelsen er arbejdsgiver og "
    "prioriterer opgaverne sammen med ressourcepersonen. Der holdes to statusmøder om året med konsulenten."
)


def docx_file(*, body: str = PARAGRAPH) -> bytes:
    document = docx.Document()
    document.add_heading("Håndbog for Bøgeparken IF", level=1)
    document.add_heading("Modtagelse af nye børn", level=2)
    document.add_paragraph(body)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table.rows[0].cells, ("Støtte", "Timer om ugen"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("Udvidet", "37"), strict=True):
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx_file(*, body: str = "Prøvetræning for piger") -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Aktiviteter")
        sheet.write_row(0, 0, ["Aktivitet", "Sted", "Tilmeldte"])
        sheet.write_row(1, 0, [body, "Ågade Skole", 24])
    return out.getvalue()


def eml_file(*, body: str = PARAGRAPH) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Netværksmøde om frivillige på Ørstedsvej"
    message["From"] = "konsulent@kommune.example"
    message["To"] = "netvaerk@forening.example"
    message.set_content(body)
    return message.as_bytes()


def html_file(*, body: str = PARAGRAPH) -> bytes:
    return (
        "<!doctype html><html><head><title>Kontingentstøtte</title><style>p{color:red}</style>"
        "<script>alert('hemmeligt')</script></head><body><nav>Forside Kontakt</nav><h1>Kontingentstøtte</h1>"
        f"<h2>Hvem kan søge?</h2><p>{body}</p><ul><li>Børn</li><li>Unge</li></ul></body></html>"
    ).encode()


def odt_file(*, body: str = PARAGRAPH) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2"><office:body>'
        '<office:text><text:h text:outline-level="1">Handleplan for Æblehaven</text:h>'
        f'<text:h text:outline-level="2">Frivillige</text:h><text:p>{body}</text:p></office:text></office:body>'
        "</office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def pptx_file(slides: Sequence[tuple[str, str]] = (("Frivillige", PARAGRAPH),)) -> bytes:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    show = "http://schemas.openxmlformats.org/presentationml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.presentationml"
    numbers = range(1, len(slides) + 1)
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/ppt/presentation.xml" ContentType="{kind}.presentation.main+xml"/>'
        + "".join(f'<Override PartName="/ppt/slides/slide{n}.xml" ContentType="{kind}.slide+xml"/>' for n in numbers)
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{show}" xmlns:r="{office}"><p:sldIdLst>'
        + "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in numbers)
        + "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="rId{n}" Type="{office}/slide" Target="slides/slide{n}.xml"/>' for n in numbers)
        + "</Relationships>",
    }
    for number, (title, body) in enumerate(slides, 1):
        members[f"ppt/slides/slide{number}.xml"] = (
            f'<p:sld xmlns:p="{show}" xmlns:a="{drawing}" xmlns:r="{office}"><p:cSld><p:spTree>'
            + _shape('<p:ph type="title"/>', title)
            + _shape('<p:ph idx="1"/>', body)
            + "</p:spTree></p:cSld></p:sld>"
        )
    return zipped(members)


def pdf_file(pages: Pages = (((20, "Overblik"), (11, "Der holdes to statusmøder om året.")),)) -> bytes:
    """Lines of (font size, text), top down, in Helvetica with Windows letters, so that æ, ø and å are one byte each."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn, top = [], 790
        for size, text in lines:
            top -= int(size * 1.25) + (14 if size > 12 else 0)
            safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT /F1 {size} Tf 60 {top} Td ({safe}) Tj ET")
        stream = "\n".join(drawn)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return pdf_of([text.encode("cp1252") for text in objects])


def pdf_of(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, content, compress_type=stored)
    return out.getvalue()


def _shape(place: str, text: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
