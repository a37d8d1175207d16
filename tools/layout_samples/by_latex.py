"""Layouts set by LaTeX, where it is installed: old font encodings, its own hyphens and ligatures."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from tools.layout_samples.content import Person

_HEAD = r"""\documentclass[10pt,a4paper]{article}
\usepackage[utf8]{inputenc}
%s
\usepackage[margin=2cm]{geometry}
\usepackage{multicol}
\pagestyle{%s}
\setlength{\parindent}{0pt}
\begin{document}
"""
_SIGNS = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "–": "--", "’": "'"}
_SIGNS |= {"“": "``", "”": "''", "{": r"\{", "}": r"\}", "|": r"\textbar{}"}
_ALL = {
    "article": ("", "plain", 1),
    "article, T1 fonts, two columns": (r"\usepackage[T1]{fontenc}\usepackage{lmodern}", "headings", 2),
    "article, three columns": (r"\usepackage[T1]{fontenc}", "empty", 3),
}
LAYOUTS = _ALL if shutil.which("pdflatex") else {}


def make(layout: str, person: Person) -> bytes:
    """The person's résumé as a PDF in a layout of ``LAYOUTS``."""
    fonts, style, columns = LAYOUTS[layout]
    flow = (f"\\begin{{multicols}}{{{columns}}}\n", "\\end{multicols}\n") if columns > 1 else ("", "")
    text = _HEAD % (fonts, style) + _top(person) + flow[0] + _body(person) + flow[1] + "\\end{document}\n"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "cv.tex").write_text(text, encoding="utf-8")
        command = ["pdflatex", "-interaction=batchmode", "cv.tex"]
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
        return (Path(folder) / "cv.pdf").read_bytes()


def _top(person: Person) -> str:
    return f"{{\\LARGE\\bfseries {_tex(person.name)}}}\\par {_tex(person.headline)}\\par {_tex(person.contact)}\\par\n"


def _body(person: Person) -> str:
    parts = []
    for section in person.sections:
        parts.append(f"\\section*{{{_tex(section.heading)}}}")
        for entry in section.entries:
            if entry.head:
                parts.append(f"\\textbf{{{_tex(entry.head)}}}\\hfill {_tex(entry.dates)}\\par")
            if entry.listed and entry.lines:
                parts += [r"\begin{itemize}", *(rf"\item {_tex(line)}" for line in entry.lines), r"\end{itemize}"]
            else:
                parts += [rf"{_tex(line)}\par" for line in entry.lines]
    return "\n".join(parts) + "\n"


def _tex(text: str) -> str:
    return "".join(_SIGNS.get(char, char) for char in text)
