"""What is put into the shapes of others: the example postings that are written in Markdown, part by part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "postings"
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_HEADING = re.compile(r"^(?:#+ +|\*\*)([^*\n]+?)(?:\*\*)?$", re.M)
_ITEM = re.compile(r"(?:[*➤-]|\d+\.) ")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the items of a list."""

    texts: tuple[str, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, empty for what is before the first, and what is under it."""

    heading: str
    blocks: tuple[Block, ...]

    def html(self, heading: str = "h3") -> str:
        """The section as markup; its heading in bold where ``heading`` is ``"b"``, and left out where it is empty."""
        head = escape(self.heading)
        top = f"<p><strong>{head}</strong></p>" if heading == "b" else f"<{heading}>{head}</{heading}>"
        return (top if heading and self.heading else "") + "".join(map(_html, self.blocks))

    def markdown(self) -> str:
        """The section as markdownify writes it, with every sign escaped."""
        parts = [f"**{_signs(self.heading)}**"] if self.heading else []
        for block in self.blocks:
            bold = [_BOLD.sub(r"\1", text) for text in block.texts]
            parts.append("\n".join(f"* {_signs(text)}" if block.listed else _signs(text) for text in bold))
        return "\n\n".join(parts)

    def plain(self, mark: str = "") -> str:
        """The section as a person would type it."""
        parts = [f"{mark}{self.heading}" if mark else f"{self.heading.upper()}:"] if self.heading else []
        for block in self.blocks:
            bare = [_BOLD.sub(r"\1", text) for text in block.texts]
            parts.append("\n".join(f"- {text}" if block.listed else text for text in bare))
        return "\n\n".join(parts)


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting: what it is called, and its sections."""

    id: str
    title: str
    sections: tuple[Section, ...]

    def html(self, heading: str = "h3") -> str:
        """The description as markup, without the title."""
        return "".join(section.html(heading) for section in self.sections)

    def markdown(self) -> str:
        """The description as scrapers make Markdown of it."""
        return "\n\n".join(section.markdown() for section in self.sections)

    def plain(self, mark: str = "") -> str:
        """The description as plain text, with ``mark`` before each heading."""
        return "\n\n".join(section.plain(mark) for section in self.sections)

    def text(self) -> str:
        """The whole posting as plain text, in which a heading can be seen to be one: what every shape is to come to."""
        return f"{self.title}\n\n{self.plain('## ')}\n"


def postings() -> list[Posting]:
    """The postings of the examples, with a number of their own."""
    return [
        _posting(str(4_000_100 + number), path.read_text(encoding="utf-8"))
        for number, path in enumerate(sorted(FOLDER.glob("*.md")))
    ]


def _posting(id_: str, markdown: str) -> Posting:
    title, _, rest = markdown.partition("\n")
    parts = _HEADING.split(rest)
    sections = [Section("", _blocks(parts[0]))]
    sections += [
        Section(heading.strip(), _blocks(body)) for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    ]
    return Posting(id_, title.lstrip("# ").strip(), tuple(one for one in sections if one.blocks))


def _blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs and lists, in order."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip().removeprefix("> ") for line in part.split("\n") if line.strip()]
        items = [line for line in lines if _ITEM.match(line)]
        if items and len(items) == len(lines):
            blocks.append(Block(tuple(_ITEM.sub("", line, count=1) for line in lines), listed=True))
        elif lines:
            blocks.append(Block((" ".join(lines),), listed=False))
    return tuple(blocks)


def _html(block: Block) -> str:
    texts = [_BOLD.sub(r"<strong>\1</strong>", escape(text, quote=False)) for text in block.texts]
    if block.listed:
        return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"
    return "".join(f"<p>{text}</p>" for text in texts)


def _signs(text: str) -> str:
    return re.sub(r"([*_+.!#()\[\]-])", r"\\\1", text)
