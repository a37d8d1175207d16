"""Layouts set by Typst: real typography, with columns, hyphens, ligatures, kerning."""

from __future__ import annotations

import json

from tools.layout_samples.content import Person

_HEAD = """
#let d = json(bytes("%s"))
#set text(size: 9.5pt)
#set document(date: none)
#let title(s) = block(above: 14pt, below: 7pt, %s)
#let dot = [%s]
#let entry(e) = {
  if e.head != "" { block(above: 8pt, below: 5pt)[#strong(e.head) #h(1fr) #e.dates] }
  for l in e.lines { if e.listed { block(above: 5pt, below: 5pt, grid(columns: (10pt, 1fr), dot, l)) } else { par(l) } }
}
#let part(s) = { title(s.heading); for e in s.entries { entry(e) } }
#let name = text(size: 20pt, weight: "bold", d.name)
#let main = d.sections.filter(s => not s.aside)
#let side = d.sections.filter(s => s.aside)
"""
_PLAIN = 'text(size: 12pt, weight: "bold", upper(s))'
_SPACED = "text(size: 12pt, tracking: 4pt, upper(s))"
_ALL = "#for s in d.sections { part(s) }\n"
_TOP = "#name\n\n#d.headline\n\n#d.contact\n"
_SIDE_LEFT = """
#set page(margin: 1.2cm)
#grid(columns: (5.2cm, 1fr), gutter: 0.8cm, [#d.contact #for s in side { part(s) }],
  [#name \\ #d.headline #for s in main { part(s) }])
"""
_SIDE_RIGHT = """
#set page(margin: 1.2cm)
#block(fill: rgb("#1f4e79"), inset: 12pt, width: 100%, text(fill: white)[#name \\ #d.headline])
#grid(columns: (1fr, 5.2cm), gutter: 0.7cm, [#for s in main { part(s) }],
  block(fill: rgb("#e8eef5"), inset: 8pt)[#d.contact #for s in side { part(s) }])
"""
_COLUMNS = '#set page(columns: %d, margin: 1.3cm)\n#place(top + center, scope: "parent", float: true)[%s]\n' + _ALL
_DATED = """
#set page(margin: 1.5cm)
#name \\ #d.headline \\ #d.contact
#for s in d.sections {
  title(s.heading)
  for e in s.entries {
    grid(columns: (3.4cm, 1fr), gutter: 0.4cm, text(fill: gray, e.dates), entry((..e, dates: "")))
  }
}
"""
_HEADERS = (
    """
#set page(margin: 2cm, header: [#d.name #h(1fr) Curriculum vitae],
  footer: [Confidential #h(1fr) #context counter(page).display("1 / 1", both: true)])
"""
    + _TOP
    + _ALL
)
_BOXES = """
#set page(margin: 1.4cm)
#name \\ #d.headline \\ #d.contact
#grid(columns: (1fr, 1fr), gutter: 12pt, ..d.sections.map(s => block(stroke: 0.5pt, inset: 8pt, radius: 4pt, part(s))))
"""
_TURNED = "#set page(flipped: true, columns: 2, margin: 1.5cm)\n" + _TOP + _ALL

LAYOUTS = {
    "one column": (_PLAIN, "•", "#set page(margin: 2cm)\n" + _TOP + _ALL),
    "justified, letter-spaced headings": (
        _SPACED, "▸", "#set page(margin: 3.4cm)\n#set par(justify: true)\n#set text(hyphenate: true)\n" + _TOP + _ALL),
    "side bar at the left": (_PLAIN, "‣", _SIDE_LEFT),
    "side bar at the right": (_SPACED, "–", _SIDE_RIGHT),
    "two columns": (_PLAIN, "◦", _COLUMNS % (2, "#name #d.headline #d.contact")),
    "three columns": (_PLAIN, "•", _COLUMNS % (3, "#name #d.headline #d.contact")),
    "dates in a column of their own": (_PLAIN, "■", _DATED),
    "headers and footers": (_PLAIN, "→", _HEADERS),
    "boxes": (_PLAIN, "•", _BOXES),
    "landscape, two columns": (_PLAIN, "✓", _TURNED),
}  # fmt: skip


def make(layout: str, person: Person) -> bytes:
    """The person's résumé as a PDF in a layout of ``LAYOUTS``."""
    import typst

    title, dot, body = LAYOUTS[layout]
    return typst.compile((_HEAD % (_quoted(person), title, dot) + body).encode())


def _quoted(person: Person) -> str:
    sections = [
        {
            "heading": section.heading,
            "aside": section.aside,
            "entries": [
                {"head": e.head, "dates": e.dates, "lines": e.lines, "listed": e.listed} for e in section.entries
            ],
        }
        for section in person.sections
    ]
    data = {"name": person.name, "headline": person.headline, "contact": person.contact, "sections": sections}
    return json.dumps(data).replace("\\", "\\\\").replace('"', '\\"')
