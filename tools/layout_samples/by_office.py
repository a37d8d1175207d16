"""Layouts of word processors: DOCX by python-docx, and what LibreOffice makes of it where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tools.layout_samples.content import Person, Section

_CONVERTED = ("odt", "rtf", "html", "pdf")


def make_all(person: Person) -> dict[str, tuple[str, bytes]]:
    """The person's résumé in every layout: the ending of a file and its bytes."""
    made = {layout: ("docx", make(layout, person)) for layout in LAYOUTS}
    converted = {
        f"{layout}, as {ending}": (ending, data)
        for layout, (_, docx) in made.items()
        for ending, data in _converted(docx).items()
    }
    return made | converted


def make(layout: str, person: Person) -> bytes:
    """The person's résumé as a DOCX in a layout of ``LAYOUTS``."""
    import docx

    document = docx.Document()
    LAYOUTS[layout](document, person)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _plain(document: Any, person: Person) -> None:
    document.add_heading(person.name, 0)
    document.add_paragraph(person.headline)
    document.add_paragraph(person.contact)
    _sections(document, person.sections)


def _in_header(document: Any, person: Person) -> None:
    """Name and contact in the page's header, two columns below."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document.sections[0].header.paragraphs[0].text = f"{person.name}\n{person.headline}"
    document.sections[0].footer.paragraphs[0].text = person.contact
    properties = document.sections[0]._sectPr
    for old in properties.findall(properties.tag.replace("sectPr", "cols")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="2" w:space="400"/>'))
    _sections(document, person.sections)


def _table(document: Any, person: Person) -> None:
    """One table without lines: a side bar and the rest."""
    document.add_heading(person.name, 0)
    table = document.add_table(1, 2)
    left, right = table.rows[0].cells
    left.width, right.width = 1800000, 4200000
    left.text, right.text = person.contact, person.headline
    _sections(left, [section for section in person.sections if section.aside], document)
    _sections(right, [section for section in person.sections if not section.aside], document)


LAYOUTS: dict[str, Callable[[Any, Person], None]] = {
    "plain": _plain,
    "two columns, name in the header": _in_header,
    "side bar in a table": _table,
}


def _sections(place: Any, sections: Sequence[Section], document: Any = None) -> None:
    styles = (document or place).styles
    for section in sections:
        place.add_paragraph(section.heading, style=styles["Heading 1"])
        for entry in section.entries:
            if entry.head:
                head = place.add_paragraph()
                head.add_run(entry.head).bold = True
                head.add_run(f"\t{entry.dates}")
            for line in entry.lines:
                place.add_paragraph(line, style=styles["List Bullet" if entry.listed else "Normal"])


def _converted(docx: bytes) -> dict[str, bytes]:
    """What LibreOffice makes of a DOCX, by ending; nothing where it is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cv.docx").write_bytes(docx)
        home = f"-env:UserInstallation=file://{tempfile.gettempdir()}/office-of-layouts"
        for ending in _CONVERTED:
            command = [office, home, "--headless", "--convert-to", ending, "--outdir", name, str(folder / "cv.docx")]
            subprocess.run(command, capture_output=True, check=True)
        return {ending: (folder / f"cv.{ending}").read_bytes() for ending in _CONVERTED}
