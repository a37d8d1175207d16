"""Makes the binary files in ``files/``; run by hand, with reportlab and python-docx, when one is to change.

    python tests/readers/make_files.py

The text files there are written by hand.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

FILES = Path(__file__).parent / "files"
WIDTH, HEIGHT = 595, 842
_STAMP = (2020, 1, 1, 0, 0, 0)


def canvas(name: str, **options: Any) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    return Canvas(str(FILES / name), pagesize=(WIDTH, HEIGHT), invariant=1, **options)


def put(page: Any, x: float, y: float, text: str, size: float = 10, font: str = "Helvetica") -> None:
    page.setFont(font, size)
    page.drawString(x, HEIGHT - y, text)


def put_all(page: Any, x: float, y: float, lines: list[str], step: float = 14, size: float = 10) -> None:
    for index, line in enumerate(lines):
        put(page, x, y + index * step, line, size)


def justified(page: Any, x: float, y: float, width: float, text: str) -> None:
    """Each word drawn by itself, no space among them, as some producers do."""
    words = text.split()
    page.setFont("Helvetica", 10)
    room = width - sum(page.stringWidth(word, "Helvetica", 10) for word in words)
    for word in words:
        page.drawString(x, HEIGHT - y, word)
        x += page.stringWidth(word, "Helvetica", 10) + room / max(len(words) - 1, 1)


def one_column() -> None:
    page = canvas("one-column.pdf")
    put(page, 60, 60, "Orla Vance", 22, "Helvetica-Bold")
    put(page, 60, 100, "EXPERIENCE", 13, "Helvetica-Bold")
    put(page, 60, 120, "Platform engineer, Larkspur Freight")
    put(page, 470, 120, "2019 - 2024")
    put_all(
        page,
        60,
        140,
        [
            "Moved nightly scoring of parcel delays from a laptop to Airflow, and wrote the infra-",
            "structure for it in Terraform, so that a failed run pages the engineer on duty instead of",
            "Priya at home. The model itself is gradient boosting on two years of scans.",
        ],
    )
    for y, text in (
        (190, "Cut image size of the Docker builds by half"),
        (205, "Kept state-of-the-art trackers"),
    ):
        page.circle(64, HEIGHT - y + 3, 1.5, fill=1)
        put(page, 60, y, "\u2022", 10)
        put(page, 76, y, text)
    page.showPage()
    put(page, 60, 60, "EDUCATION", 13, "Helvetica-Bold")
    put(page, 60, 80, "BSc Physics, Bramley College")
    page.save()


def side_bar() -> None:
    """A side bar, its lines drawn in turn with those of the main column: only the layout tells them apart."""
    page = canvas("side-bar.pdf")
    put(page, 60, 60, "Matteo Quill", 24, "Helvetica-Bold")
    bar = ["SKILLS", "Python", "Kubernetes", "PostgreSQL", "Grafana", "", "LANGUAGES", "Italian", "English"]
    main = [
        "PROFILE",
        "Engineer who ships recommenders, then stays to keep them up.",
        "Happiest between a notebook and a pager.",
        "",
        "EXPERIENCE",
        "Senior engineer, Tidewell Radio",
        "Rebuilt the playlist ranker as a service with a p99 of 40 ms.",
        "Trained two colleagues to run experiments on their own.",
        "Wrote the runbook that the night shift still uses.",
    ]
    for index, line in enumerate(main):
        if index < len(bar):
            put(page, 40, 110 + index * 17, bar[index], 11 if bar[index].isupper() else 9.5)
        put(page, 210, 112 + index * 21, line, 12 if line.isupper() else 10)
    page.save()


def level_columns() -> None:
    """Two columns of running text on the same baselines."""
    page = canvas("level-columns.pdf")
    put(page, 60, 60, "Juno Achterberg - site reliability, with a weakness for time series", 14)
    left = [
        "At Moss & Daughter I looked after the",
        "forecasting cluster: forty models, each",
        "retrained on Sundays, each with its own",
        "opinion about daylight saving. I moved",
        "them to one pipeline and one calendar.",
        "Nobody has called on a Sunday since.",
    ]
    right = [
        "Before that I maintained payment rails",
        "in Go for a bank that no longer exists,",
        "which was not my doing. I learned there",
        "what an audit trail is for, and that a",
        "queue without a limit is a promise you",
        "will have to break at the worst time.",
    ]
    for index, (one, other) in enumerate(zip(left, right, strict=True)):
        put(page, 60, 100 + index * 14, one)
        put(page, 320, 100 + index * 14, other)
    page.save()


def cells() -> None:
    """Labels, values and dates that belong together row by row."""
    page = canvas("cells.pdf")
    rows = [
        ("Languages", "Python, Scala, a little Rust", "since 2015"),
        ("Data", "Spark, dbt, Snowflake", "since 2017"),
        ("Serving", "Triton, FastAPI", "since 2021"),
        ("Cloud", "GCP, some Azure", "since 2018"),
        ("Spoken", "Dutch, English", "always"),
    ]
    for index, (label, value, date) in enumerate(rows):
        put(page, 60, 80 + index * 18, label, 10, "Helvetica-Bold")
        put(page, 160, 80 + index * 18, value)
        put(page, 480, 80 + index * 18, date)
    page.save()


def no_spaces() -> None:
    page = canvas("no-spaces.pdf")
    text = page.beginText(60, HEIGHT - 60)
    text.setFont("Helvetica-Bold", 13)
    text.setCharSpace(4)
    text.textOut("SUMMARY")
    text.setCharSpace(0)
    page.drawText(text)
    justified(page, 60, 90, 420, "Head of search quality at a small shop that sells very large maps")
    justified(page, 60, 104, 420, "and ranks them with features written in Java, C++ and a spreadsheet.")
    page.save()


def shifted() -> None:
    """Every letter is another one, 29 places before it, as where a font's own numbers stand for its letters."""
    page = canvas("shifted.pdf")
    lines = [
        "Ottoline Fairbrass",
        "Experience",
        "Data engineer, Larkspur Freight, since the spring of the year of the flood",
        "Moved nightly scoring of parcel delays from a laptop to Airflow, wrote the infrastructure",
        "for it in Terraform, and trained two colleagues to look after it",
        "Kept Kafka and PostgreSQL running for the warehouse of a railway",
        "Education",
        "Physics at Bramley College, with a thesis about the sound of bells",
    ]
    put_all(page, 60, 80, ["".join(char if char == " " else _shifted(char) for char in line) for line in lines])
    page.save()


def _shifted(char: str) -> str:
    return chr(max(ord(char) - 29, 33))


def spaced() -> None:
    """Words that are spaced by their letters, by the font and by blanks."""
    page = canvas("spaced.pdf")
    y = 60
    for words, size, space in (
        ("OTTOLINE FAIRBRASS", 18, 8.0),
        ("PROFESSIONAL EXPERIENCE", 12, 6.0),
        ("Data engineer, Larkspur Freight, 2019 - 2024", 10, 0.0),
        ("Kubernetes and PostgreSQL", 10, 2.5),
        ("T E C H N I C A L  S K I L L S", 12, 0.0),
        ("Python, Docker", 10, 0.0),
        ("E D U C A T I O N", 12, 0.0),
        ("BSc Physics, Bramley College, 2015 - 2018", 10, 0.0),
    ):
        text = page.beginText(60, HEIGHT - y)
        text.setFont("Helvetica", size)
        text.setCharSpace(space)
        text.textOut(words)
        page.drawText(text)
        y += 24
    page.save()


def turned() -> None:
    """A landscape page stored upright, and a word that climbs its margin."""
    page = canvas("turned.pdf")
    page.setPageRotation(90)
    page.translate(WIDTH, 0)
    page.rotate(90)
    page.setFont("Helvetica", 12)
    page.drawString(80, WIDTH - 80, "Landscape sheets hold dashboards better,")
    page.drawString(80, WIDTH - 96, "said the analyst, and printed Tableau on one.")
    page.rotate(90)
    page.drawString(100, -40, "CURRICULUM")
    page.save()


def no_text() -> None:
    page = canvas("scan.pdf")
    page.rect(60, 60, 400, 600, fill=1)
    put(page, 300, 820, "1")
    page.save()


def locked() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    page = canvas("locked.pdf", encrypt=StandardEncryption("sesame", canPrint=0))
    put(page, 60, 60, "Nobody without the word may read about my Kafka years.")
    page.save()


def word_file() -> None:
    """Headings, lists, tables of both kinds, a text box, changes, hidden text, header and footer."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Sanna Okonkwo-Reed"
    document.sections[0].footer.paragraphs[0].text = "References on request"
    document.add_heading("Curriculum vitae", 0)
    anchor = document.add_paragraph("Data engineer who reads other people's stack traces for pleasure.")
    document.add_heading("Work", 1)
    bold = document.add_paragraph()
    bold.add_run("Lead engineer, ").bold = True
    bold.add_run("Pellworm Ferries").bold = True
    document.add_paragraph("Cut the timetable job from six hours to nine minutes.", style="List Bullet")
    document.add_paragraph("Taught the crew planner to say when it does not know.", style="List Number")
    changed = document.add_paragraph("We chose ")
    for kind, tag, word in (("del", "delText", "Hadoop"), ("ins", "t", "DuckDB")):
        run = f"<w:r><w:{tag}>{word}</w:{tag}></w:r>"
        changed._p.append(parse_xml(f'<w:{kind} {nsdecls("w")} w:id="1" w:author="a">{run}</w:{kind}>'))
    hidden = document.add_paragraph("Plain for all to see.").add_run(" kubernetes kubernetes kubernetes")
    hidden.font.hidden = True
    tabbed = document.add_paragraph("2018")
    tabbed.add_run().add_tab()
    tabbed.add_run("MSc Statistics").add_break()
    tabbed.add_run("Aarhus")
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ["Tool", "Years", "Since", "Airflow", "4", "2020"], strict=True):
        cell.paragraphs[0].add_run(text).bold = text in ("Tool", "Years", "Since")
    layout = document.add_table(1, 2)
    layout.cell(0, 0).text = "Left of the page\nstands what I did"
    layout.cell(0, 1).text = "Right of it\nwhat came of it"
    anchor._p.append(_text_box())
    buffer = io.BytesIO()
    document.save(buffer)
    _repack(buffer.getvalue(), FILES / "word.docx")


def hidden_pdf() -> None:
    """Every way to put words on a page so that nobody sees them, and white words on a dark ground, which all see."""
    page = canvas("hidden.pdf")
    put(page, 60, 100, "Analyst who writes down what she sees, in Excel and in pencil.", 12)
    page.setFillColorRGB(0.1, 0.2, 0.4)
    page.rect(0, HEIGHT - 70, WIDTH, 70, stroke=0, fill=1)
    page.setFillColorRGB(1, 1, 1)
    put(page, 60, 45, "Wilma Oakes", 22)
    put(page, 60, 140, "white on white: Kubernetes")
    page.setFillColorRGB(0.97, 0.97, 0.98)
    put(page, 60, 160, "nearly white: Terraform")
    page.setFillColorRGB(0.1, 0.2, 0.4)
    put(page, 300, 45, "blue on the same blue: Scala")
    page.setFillColorRGB(0, 0, 0)
    put(page, 60, 180, "tiny: PyTorch and TensorFlow", 0.8)
    put(page, 60, 2_000, "below the page: Hadoop")
    put(page, 60, 220, "behind a picture: Airflow")
    page.drawImage(_picture(), 50, HEIGHT - 230, 200, 30)
    text = page.beginText(60, HEIGHT - 260)
    text.setTextRenderMode(3)
    text.textOut("never drawn: Kafka")
    text.setTextRenderMode(0)
    text.setHorizScale(0.2)
    text.setTextOrigin(60, HEIGHT - 280)
    text.textOut("squeezed flat: Docker")
    text.setHorizScale(100)
    page.drawText(text)
    page.setFillAlpha(0.01)
    put(page, 60, 300, "transparent: Snowflake")
    page.save()


def beneath_pdf() -> None:
    """A scan as OCR leaves it: a picture of the page over the words that were recognised."""
    page = canvas("beneath.pdf")
    put_all(page, 60, 100, ["Signal technician at a small railway", "and the author of its only Fortran program"])
    page.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)
    page.save()


def _picture() -> Any:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    return ImageReader(Image.new("RGB", (20, 20), (90, 140, 90)))


def form() -> None:
    """A form that somebody filled in."""
    page = canvas("form.pdf")
    put(page, 60, 60, "Tools that the applicant has used:")
    page.acroForm.textfield(name="tools", value="PyTorch and a soldering iron", x=60, y=740, width=300, height=30)
    page.save()


def hidden_word_file() -> None:
    """White words on white and on dark, words of one point, a vanished style, a deleted row, a footnote."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt, RGBColor

    document = docx.Document()
    shown = document.add_paragraph("Plant ecologist; R, QGIS and rubber boots.")
    white = shown.add_run(" Rust and Go")
    white.font.color.rgb = RGBColor(255, 255, 255)
    small = document.add_paragraph("Five summers on one meadow.").add_run(" Kubernetes")
    small.font.size = Pt(1)
    style = document.styles.add_style("Whisper", WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    document.add_paragraph("").add_run("Terraform", style="Whisper")
    banner = document.add_paragraph("").add_run("White on a dark band: Shiny")
    banner.font.color.rgb = RGBColor(255, 255, 255)
    banner._r.get_or_add_rPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="203040"/>'))
    table = document.add_table(2, 1)
    table.cell(0, 0).text = "Deleted row: Hadoop"
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="7" w:author="a"/>'))
    table.cell(1, 0).paragraphs[0].add_run("Dark cell: Leaflet").font.color.rgb = RGBColor(250, 250, 250)
    table.cell(1, 0)._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="111111"/>'))
    buffer = io.BytesIO()
    document.save(buffer)
    _repack(_with_footnote(buffer.getvalue()), FILES / "hidden.docx")


def _with_footnote(data: bytes) -> bytes:
    """The package with a footnotes part."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = f'<w:footnotes xmlns:w="{word}"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>Surveyed with PostGIS.'
    note += "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
        for member in package.infolist():
            content = package.read(member)
            if member.filename == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdNote" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", relation.encode())
            made.writestr(member.filename, content)
        made.writestr("word/footnotes.xml", note)
    return out.getvalue()


def open_document() -> None:
    """Headings, lists, tables, a frame, a deletion, hidden and white words, as LibreOffice writes them."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    styles = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="W"><style:text-properties fo:color="#ffffff"/></style:style>'
        '<style:style style:name="S" style:parent-style-name="W"><style:text-properties fo:font-size="1pt"/></style:style>'  # noqa: E501
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted: Hadoop</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Work</text:h>'
        '<text:p>Kept the<text:s text:c="1"/>tram<text:tab/>models<text:span text:style-name="H">Kubernetes</text:span>'
        " in Julia<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>With JuMP.</text:p>"
        "</text:note-body></text:note>.</text:p>"
        '<text:p><text:span text:style-name="B">Skills</text:span></text:p>'
        "<text:list><text:list-item><text:p>HiGHS and Gurobi</text:p></text:list-item>"
        "<text:list-item><text:p>Timetables</text:p></text:list-item></text:list>"
        '<text:p><text:span text:style-name="W">Terraform</text:span><text:span text:style-name="S">Scala</text:span></text:p>'  # noqa: E501
        "<table:table><table:table-row><table:table-cell><text:p>Tool</text:p></table:table-cell><table:table-cell>"
        "<text:p>Years</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>Beside it<draw:frame><draw:text-box><text:p>Framed: Grafana</text:p></draw:text-box></draw:frame></text:p>"  # noqa: E501
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    common = (
        f'<?xml version="1.0"?><office:document-styles {spaces}><office:master-styles><style:master-page><style:header>'
        "<text:p>Tove Hallgrim</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"  # noqa: E501
    )
    with zipfile.ZipFile(FILES / "text.odt", "w") as package:
        for name, data in (
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", content),
            ("styles.xml", common),
        ):
            package.writestr(zipfile.ZipInfo(name, _STAMP), data)


def _text_box() -> Any:
    """A text box as Word writes it: once for itself, and once more for readers of old."""
    from lxml import etree

    inner = (
        "<w:txbxContent><w:p><w:r><w:t>Boxed: Prometheus, Loki</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>and a soldering iron</w:t></w:r></w:p></w:txbxContent>"
    )
    return etree.fromstring(
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx>'
        "</wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _repack(data: bytes, path: Path) -> None:
    """The same package without what it does not need, and without the time of day."""
    skipped = (
        "docProps/",
        "word/theme/",
        "word/fontTable",
        "customXml/",
        "word/stylesWithEffects",
        "word/webSettings",
    )
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(path, "w") as out:
        for member in package.infolist():
            if not member.filename.startswith(skipped):
                info = copy.copy(zipfile.ZipInfo(member.filename, _STAMP))
                info.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(info, package.read(member))


MAKERS: tuple[Callable[[], None], ...] = (
    one_column,
    side_bar,
    level_columns,
    cells,
    no_spaces,
    shifted,
    spaced,
    turned,
    no_text,
    locked,
    word_file,
    hidden_pdf,
    beneath_pdf,
    form,
    hidden_word_file,
    open_document,
)

if __name__ == "__main__":
    for make in MAKERS:
        make()
