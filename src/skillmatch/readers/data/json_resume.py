"""Résumés kept as data: JSON Resume, its YAML twin, RenderCV, Reactive Resume, and whatever is built like them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from skillmatch.readers.base import Request
from skillmatch.readers.hidden.collect import VANISHED, HiddenWords
from skillmatch.readers.html.blocks import markup_to_text
from skillmatch.readers.model import Kind, Media, Reading, Unreadable
from skillmatch.readers.plaintext import read_text
from skillmatch.readers.terms import named_in, terms_in
from skillmatch.text.characters import item_line, made_text, tidy_lines, word_set
from skillmatch.text.compounds import words_of_key

_SECTIONS = word_set("""
basics work experience volunteer education awards certificates certifications publications skills
languages interests references projects summary sections
""")
"""Keys that a résumé has at its top; two of them make one."""
_LISTS = word_set("""
work volunteer education awards certificates publications skills languages interests references projects
""")
"""What the schema of JSON Resume has as lists."""
_OF_KIN = word_set("cv resume sections")
"""Keys that its kin have at their top."""
_SKIPPED = word_set("""
$schema schema meta design locale settings rendercv_settings image photo picture profiles social_networks
custom_connections id visible isVisible enabled show hidden isHidden disabled columns separateLinks metadata
location address postalCode postal_code countryCode country_code region city color icon
""")
# What names an entry, in the order in which it is put together.
_HEAD: tuple[str, ...] = (
    "position",
    "title",
    "role",
    "studyType",
    "degree",
    "area",
    "name",
    "label",
    "company",
    "organization",
)
_HEAD += (
    "institution",
    "entity",
    "language",
    "fluency",
    "level",
    "publisher",
    "journal",
    "awarder",
    "issuer",
)
_DATES = ("startDate", "start_date", "endDate", "end_date", "date", "releaseDate")
_BEGINS = ("startDate", "start_date")
_SAID = ("details", "value")
_LISTED = word_set("keywords technologies tech stack skills tags roles authors tools")
"""Lists of words, for one line; any other list is line by line."""
_ADDRESSES = word_set("url website email phone doi")
_ITEMS = word_set("bullet number reversed_number")
_PROSE = word_set("summary description text reference quote abstract about note")
_TAKEN = frozenset((*_HEAD, *_DATES, *_SAID)) | _LISTED | _ADDRESSES | _SKIPPED
_SHOWN_IF, _HIDDEN_IF = ("visible", "isVisible", "enabled", "show"), ("hidden", "isHidden", "disabled")
"""Switches of editors, in JSON and in YAML."""
_CAREER = word_set("work experience education projects basics volunteer cv resume sections")
_MARKED = re.compile(
    r"</?(?:p|br|ul|ol|li|b|i|u|a|strong|em|code|div|span|h[1-6])(?:\s[^<>]*+)?/?>|&(?:[a-z]{2,8}|#x?[0-9a-f]{2,6});",
    re.I,
)
"""Markup, as editors of résumés keep it in a value."""
_LONGEST_VALUE = 40
MOST_YAML = 300_000
"""Characters: a longer file is read as text, no résumé that a person wrote being near it."""
_MOST_NODES = 50_000
_DEEPEST = 12


def read_yaml(text: str, request: Request) -> Reading | Unreadable:
    """A résumé in YAML; any other YAML as plain text. Every value is taken as it is written, dates too."""
    import yaml

    if len(text) > MOST_YAML:
        return read_text(text, request)
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)  # which knows strings, lists and maps only
    except (yaml.YAMLError, RecursionError, ValueError):
        return read_text(text, request)
    return resume_in(data, Media.YAML_RESUME) or read_text(text, request)


def has_career(data: Any) -> bool:
    """Whether data lists jobs or degrees, as a résumé does and no posting."""
    return isinstance(data, dict) and any(isinstance(data.get(key), dict | list) and data[key] for key in _CAREER)


def resume_in(data: Any, media: Media) -> Reading | None:
    """The résumé that ``data`` is, or ``None``."""
    resume = data.get("cv", data.get("resume", data)) if isinstance(data, dict) else None
    if not isinstance(resume, dict) or not _is_finite(resume):
        return None
    if resume is data and len(_SECTIONS.intersection(resume)) < (1 if _says_so(resume) else 2):
        return None
    hidden = HiddenWords()
    resume = _shown(resume, hidden, "the résumé")
    text = tidy_lines("\n".join(made_text(line) for line in _resume(resume)))
    if not text:
        return None
    written = _json_resume(data) if media is Media.JSON_RESUME else ""
    terms = terms_in(text, named_in(resume.get("skills")))
    return Reading(text, media, kind=Kind.RESUME, hidden=hidden.all(), json_resume=written, terms=terms)


def _says_so(data: Mapping[str, Any]) -> bool:
    """Whether data names the schema of JSON Resume as its own."""
    schema = data.get("$schema")
    return isinstance(schema, str) and "resume-schema" in schema


def _json_resume(data: Any) -> str:
    """``data`` as JSON, where it is a JSON Resume and not one of its kin, which are built otherwise."""
    is_one = all(isinstance(data.get(key, []), list) for key in _LISTS) and isinstance(data.get("basics", {}), dict)
    if not is_one or not (_LISTS | {"basics"}) & data.keys() or _OF_KIN & data.keys():
        return ""
    try:
        return json.dumps(data, allow_nan=False)
    except (ValueError, RecursionError):  # what JSON has no number for, or too deep
        return ""


def _shown(data: Any, hidden: HiddenWords, place: str, depth: int = 0) -> Any:
    """``data`` without what its editor was told not to show, which is kept apart."""
    if depth > _DEEPEST:
        return data  # of which nothing is read
    if isinstance(data, list):
        return [_shown(one, hidden, place, depth + 1) for one in data if not _is_switched_off(one, hidden, place)]
    if isinstance(data, dict):
        return {
            key: _shown(one, hidden, f"the section {key}" if isinstance(one, dict | list) else place, depth + 1)
            for key, one in data.items()
            if not _is_switched_off(one, hidden, f"the section {key}")
        }
    return data


def _is_switched_off(data: Any, hidden: HiddenWords, place: str) -> bool:
    is_off = isinstance(data, dict) and (
        any(str(data.get(key)).lower() == "false" for key in _SHOWN_IF)
        or any(str(data.get(key)).lower() == "true" for key in _HIDDEN_IF)
    )
    if is_off:
        hidden.add(f" {' '.join(_words_in(data, 0))}", VANISHED, place)
    return is_off


def _words_in(data: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict | list):
        for key, one in data.items() if isinstance(data, dict) else enumerate(data):
            if key not in _SKIPPED:
                yield from _words_in(one, depth + 1)
    else:
        yield from _texts(data)


def _is_finite(data: Any) -> bool:
    """Whether it can be written out: a few anchors of YAML stand for more than any memory holds."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return True
        node = waiting.pop()
        if isinstance(node, dict | list):
            waiting.extend(node.values() if isinstance(node, dict) else node)
    return False


def _resume(resume: Mapping[str, Any]) -> Iterator[str]:
    basics = resume.get("basics")
    yield from _person(basics if isinstance(basics, dict) else resume)
    sections = resume.get("sections")
    body = sections if isinstance(sections, dict) else resume
    for key, value in body.items():
        if key in _SKIPPED or key == "basics" or not isinstance(value, dict | list):
            continue
        heading, value = _section(_heading(str(key)), value)
        lines = list(_values(value, 0))
        if lines:
            yield from ("", f"# {heading}", "", *lines)


def _section(heading: str, value: Any) -> tuple[str, Any]:
    """A section's heading and what is in it, also where an editor keeps these two and how they are shown together."""
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        own = next((value[key] for key in ("name", "title") if isinstance(value.get(key), str) and value[key]), heading)
        return own, value["items"]
    if isinstance(value, dict) and isinstance(value.get("content"), str):
        return heading, [{"text": value["content"]}]
    return heading, value


def _person(basics: Mapping[str, Any]) -> Iterator[str]:
    for key in ("name", "label", "headline", "title"):
        yield from _texts(basics.get(key))
    reach = [text for key in ("email", "phone", "url", "website") for text in _texts(basics.get(key))]
    if reach:
        yield " | ".join(reach)
    for key in ("summary", "about", "objective"):
        if paragraphs := list(_texts(basics.get(key))):
            yield from ("", "# Summary", "", *paragraphs)


def _values(value: Any, depth: int) -> Iterator[str]:
    """The lines of a section: entries, items, or labelled words."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield from _entry(value, depth) if _is_named(value) else _labelled(value, depth)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict | list):
                yield from _values(item, depth + 1)
            else:
                yield from (f"• {line}" for line in _texts(item))


def _is_named(entry: Mapping[str, Any]) -> bool:
    return any(isinstance(entry.get(key), str) and entry[key] for key in _HEAD)


def _labelled(values: Mapping[str, Any], depth: int) -> Iterator[str]:
    """A map whose keys are no field names but words of the résumé: ``Languages: Python, Go``."""
    for key, value in values.items():
        if key in _SKIPPED:
            continue
        if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
            yield f"• {_heading(str(key))}: {', '.join(text for item in value for text in _texts(item))}"
        elif isinstance(value, dict | list):
            yield from ("", _heading(str(key)), *_values(value, depth + 1))
        else:
            yield from _field(str(key), value, item=True)


def _entry(entry: Mapping[str, Any], depth: int) -> Iterator[str]:
    """What an entry is, on one line with its dates; then what it says, line by line."""
    head = ", ".join(text for key in _HEAD for text in _texts(entry.get(key)))
    dates = " – ".join(text for key in _DATES for text in _texts(entry.get(key)))
    if "–" not in dates and any(key in entry for key in _BEGINS) and not any(key in entry for key in _DATES[4:]):
        dates += " – "  # an end that is left out is one that is not yet
    words = [text for key in _SAID for text in _texts(entry.get(key))]
    for key, value in entry.items():
        if key in _LISTED and isinstance(value, list):
            words.append(", ".join(text for item in value for text in _texts(item)))
    more = [line for key in entry if key not in _TAKEN for line in _told(str(key), entry[key], depth)]
    words = [text for text in words if text]
    if words and not dates and not more:
        yield f"• {head}: {', '.join(words)}"
        return
    yield from ("", f"{head} ({dates})" if dates else head, *more, *words)


def _told(key: str, value: Any, depth: int) -> Iterator[str]:
    return _values(value, depth + 1) if isinstance(value, dict | list) else _field(key, value, item=False)


def _field(key: str, value: Any, *, item: bool) -> Iterator[str]:
    """A scalar that belongs to a key: prose and items by themselves, anything else after its key."""
    for text in _texts(value):
        if key in _ITEMS:
            yield f"• {text}"
        elif key in _PROSE or (len(text) > _LONGEST_VALUE and not item):
            yield text
        else:
            yield f"{'• ' if item else ''}{_heading(key)}: {text}"


def _texts(value: Any) -> Iterator[str]:
    """A scalar as lines of text; nothing for what is empty or no scalar."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return
    text = str(value)
    for line in (markup_to_text(text) if _MARKED.search(text) else text).splitlines():
        if line.strip():
            yield item_line(line)


def _heading(key: str) -> str:
    """A key as a heading: ``workExperience`` as "Work Experience"; what is written out stays as it is."""
    if not key.isidentifier() or not key[0].islower():
        return key
    return words_of_key(key).title()
