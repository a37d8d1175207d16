"""Make those example résumés that are not plain text: two PDFs and a DOCX, from resume_sources.yaml.

    python examples/make_resumes.py [FOLDER]        # default: examples/resumes

The same versions of reportlab, python-docx and zlib give the same bytes: no clock goes into the files.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml

HERE = Path(__file__).resolve().parent
WHEN = datetime(2026, 1, 5, 9, 0, 0)
INK, GREY, BLUE, PALE = "#1d2129", "#596170", "#1f4e79", "#e8eef5"
SERIF = ("Times-Roman", "Times-Bold", "Times-Italic")
SANS = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")

Person = dict[str, Any]


def main(folder: Path) -> None:
    people: dict[str, Person] = yaml.safe_load((HERE / "resume_sources.yaml").read_text(encoding="utf-8"))
    made: dict[str, Callable[[Person], bytes]] = {
        "ada-example.pdf": one_column,
        "bruno-example.pdf": side_bar,
        "chidi-example.docx": with_table_and_box,
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in made.items():
        (folder / name).write_bytes(make(people[Path(name).stem]))


def text(words: str, font: str, size: float, bullet: str | None = None, **look: Any) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    look = {"leading": size * 1.3, "textColor": INK, **look}
    return Paragraph(escape(words), ParagraphStyle("any", fontName=font, fontSize=size, **look), bulletText=bullet)


def bullets(lines: list[str], font: str, size: float) -> list[Any]:
    look = {"leftIndent": 11, "bulletIndent": 1, "spaceAfter": 2.2}
    return [text(line, font, size, "\u2022", **look) for line in lines]


def heading(words: str, font: str, size: float, colour: str, before: float = 9) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import HRFlowable

    rule = HRFlowable(width="100%", thickness=0.6, color=HexColor(colour), spaceBefore=1.5, spaceAfter=4)
    rule.keepWithNext = 1
    return [text(words, font, size, textColor=colour, spaceBefore=before, keepWithNext=1), rule]


def left_and_right(left: Any, right: Any, widths: tuple[float, float]) -> Any:
    from reportlab.platypus import Table, TableStyle

    flush = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
    tight = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
    return Table([[left, right]], widths, style=TableStyle([*flush, *tight, ("VALIGN", (0, 0), (-1, -1), "TOP")]))


def job(post: dict[str, Any], fonts: tuple[str, str, str], size: float, width: float) -> list[Any]:
    """One post with its dates at the right margin, its head kept with its first bullet."""
    from reportlab.platypus import KeepTogether, Spacer

    plain, bold, italic = fonts
    dates = text(post["dates"], plain, size, alignment=2, textColor=GREY)
    head = [
        left_and_right(text(post["title"], bold, size + 0.7), dates, (width - 110, 110)),
        text(f"{post['employer']}, {post['place']}", italic, size, textColor=GREY, spaceAfter=2.5),
    ]
    if "intro" in post:
        head.append(text(post["intro"], plain, size, spaceAfter=2.5))
    items = bullets(post["bullets"], plain, size)
    return [KeepTogether([*head, items[0]]), *items[1:], Spacer(1, 5)]


def studies(person: Person, fonts: tuple[str, str, str], size: float) -> list[Any]:
    plain, bold, _ = fonts
    flow = []
    for step in person["education"]:
        flow.append(text(step["title"], bold, size, keepWithNext=1))
        flow.append(text(step["place"], plain, size, textColor=GREY, keepWithNext=1))
        flow.append(text(step["dates"], plain, size, textColor=GREY))
        if step["note"]:
            flow.append(text(step["note"], plain, size))
        flow[-1].style.spaceAfter = 4
    return flow


def one_column(person: Person) -> bytes:
    """A serif résumé of the plain kind, over two pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    plain, bold, italic = SERIF
    out, size, margin = BytesIO(), 10.6, 62.0
    width = A4[0] - 2 * margin

    def foot(canvas: Any, doc: Any) -> None:
        canvas.setFont(plain, 8.5)
        canvas.drawCentredString(A4[0] / 2, 30, f"{person['name']} - page {doc.page}")

    flow = [
        text(person["name"], bold, 23, alignment=1, spaceAfter=2),
        text(person["headline"], italic, 13, alignment=1, spaceAfter=3),
        text("  |  ".join(person["contact"]), plain, 9.8, alignment=1, textColor=GREY),
        *heading("SUMMARY", bold, 11.5, INK),
        text(person["summary"], plain, size),
        *heading("EXPERIENCE", bold, 11.5, INK),
    ]
    for post in person["experience"]:
        flow += job(post, SERIF, size, width)
    flow += heading("PROJECTS", bold, 11.5, INK)
    for project in person["projects"]:
        flow += bullets([f"{project['name']}: {project['text']}"], plain, size)
    flow += heading("SKILLS", bold, 11.5, INK)
    for name, names in person["skills"]:
        flow.append(left_and_right(text(name, bold, size), text(names, plain, size), (98, width - 98)))
    flow += heading("EDUCATION", bold, 11.5, INK) + studies(person, SERIF, size)
    flow += heading("TALKS AND CERTIFICATES", bold, 11.5, INK) + bullets(person["more"], plain, size)
    SimpleDocTemplate(
        out, pagesize=A4, invariant=1, title=person["name"], author=person["name"], leftMargin=margin - 6,
        rightMargin=margin - 6, topMargin=44, bottomMargin=46,
    ).build(flow, onFirstPage=foot, onLaterPages=foot)  # fmt: skip
    return out.getvalue()


def side_bar(person: Person) -> bytes:
    """One page with a coloured bar at the left that holds contact, skills, languages and education."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate

    plain, bold, _ = SANS
    out, bar, size = BytesIO(), 190.0, 9.6

    def background(canvas: Any, _: Any) -> None:
        canvas.setFillColor(HexColor(PALE))
        canvas.rect(0, 0, bar, A4[1], stroke=0, fill=1)

    side = [*heading("CONTACT", bold, 9.6, BLUE, 0), *(text(line, plain, 8.7) for line in person["contact"])]
    side += heading("SKILLS", bold, 9.6, BLUE, 14)
    for name, names in person["skills"]:
        side += [text(name, bold, 8.9, keepWithNext=1), text(names, plain, 8.7, spaceAfter=5)]
    side += heading("LANGUAGES", bold, 9.6, BLUE, 10) + [text(line, plain, 8.7) for line in person["languages"]]
    side += heading("EDUCATION", bold, 9.6, BLUE, 14) + studies(person, SANS, 8.7)
    wide = A4[0] - bar - 2 * 26
    main_part = [
        text(person["name"], bold, 25, textColor=BLUE, spaceAfter=2),
        text(person["headline"], plain, 13, textColor=GREY, spaceAfter=6),
        *heading("PROFILE", bold, 10.4, BLUE),
        text(person["summary"], plain, size),
        *heading("EXPERIENCE", bold, 10.4, BLUE),
    ]
    for post in person["experience"]:
        main_part += job(post, SANS, size, wide)
    main_part += heading("PROJECTS", bold, 10.4, BLUE)
    for project in person["projects"]:
        main_part += [
            text(project["name"], bold, size, keepWithNext=1),
            text(project["text"], plain, size, spaceAfter=4),
        ]
    pad = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    frames = [Frame(22, 36, bar - 40, A4[1] - 82, **pad), Frame(bar + 26, 36, wide, A4[1] - 72, **pad)]
    doc = BaseDocTemplate(out, pagesize=A4, invariant=1, title=person["name"], author=person["name"])
    doc.addPageTemplates(PageTemplate(frames=frames, onPage=background))
    doc.build([*side, FrameBreak(), *main_part])
    return out.getvalue()


BOX = """<w:r {ns}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="2160000" cy="1240000"/><wp:wrapSquare wrapText="bothSides"/>
<wp:docPr id="1" name="Text box 1"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" cy="1240000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="E8EEF5"/></a:solidFill></wps:spPr>
<wps:txbx><w:txbxContent>{body}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:170pt;height:98pt"><v:textbox>
<w:txbxContent>{body}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}


def text_box(box: dict[str, Any]) -> Any:
    """A floating box as Word writes it: once as a drawing, once more as VML for old readers."""
    from docx.oxml import parse_xml

    line = "<w:p><w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r></w:p>"
    body = "".join(line.format("", escape(words)) for words in box["lines"])
    body = line.format("<w:b/>", escape(box["heading"])) + body
    ns = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return parse_xml(BOX.format(ns=ns, body=body))


def with_table_and_box(person: Person) -> bytes:
    """A Word résumé: contact line, floating text box, skills in a table."""
    from docx import Document
    from docx.shared import Cm, Pt

    doc = Document()
    core = doc.core_properties
    core.author = core.last_modified_by = core.title = person["name"]
    core.created = core.modified = core.last_printed = WHEN
    core.comments = ""
    page = doc.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(1.8)
    normal = doc.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10)
    normal.paragraph_format.space_after = Pt(2)
    doc.add_heading(person["name"], 0)
    contact = doc.add_paragraph()
    contact._p.append(text_box(person["box"]))
    contact.add_run(person["headline"]).bold = True
    doc.add_paragraph(" · ".join(person["contact"]))
    doc.add_paragraph(person["summary"])
    doc.add_heading("Skills", 1)
    table = doc.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for name, names in person["skills"]:
        table.add_row().cells[1].text = names
        table.rows[-1].cells[0].paragraphs[0].add_run(name).bold = True
    for column, width in zip(table.columns, (Cm(2.8), Cm(13.6)), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    doc.add_heading("Experience", 1)
    for post in person["experience"]:
        head = doc.add_paragraph()
        head.paragraph_format.keep_with_next = True
        head.add_run(f"{post['title']}, {post['employer']}").bold = True
        head.add_run(f" ({post['place']}, {post['dates']})")
        for line in post["bullets"]:
            doc.add_paragraph(line, style="List Bullet")
    doc.add_heading("Education", 1)
    for step in person["education"]:
        doc.add_paragraph(f"{step['title']}, {step['place']}, {step['dates']}. {step['note']}")
    doc.add_heading("Projects and other", 1)
    for project in person["projects"]:
        doc.add_paragraph(f"{project['name']}: {project['text']}", style="List Bullet")
    for line in person["more"]:
        doc.add_paragraph(line, style="List Bullet")
    out = BytesIO()
    doc.save(out)
    return without_clock(out.getvalue())


def without_clock(package: bytes) -> bytes:
    """The same zip package with one fixed time stamp on every part."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            fixed = zipfile.ZipInfo(part.filename, WHEN.timetuple()[:6])
            fixed.compress_type, fixed.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(fixed, old.read(part))
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "resumes")
