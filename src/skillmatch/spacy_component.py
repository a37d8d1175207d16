"""The component that ``nlp.add_pipe("skillmatch")`` adds to a pipeline of spaCy: docs/spacy.md says what it gives.

spaCy imports this module whenever it makes a pipeline, ours or not. So it imports nothing but what spaCy has imported
already, and raises nothing: the analyzer is imported and made when the first text comes.
"""

# Without the future import of annotations: spaCy reads those of the factory as types, and checks a config by them.
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from spacy.language import Language  # noqa: TID253 - whoever imports this module has it

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Span

    from skillmatch.analysis import Analyzer, Report
    from skillmatch.matching.model import Mention
    from skillmatch.taxonomy.carried import Files

NAME = "skillmatch"
"""Of the factory, of the attribute of a document, and of its group of spans."""


class SkillmatchComponent:
    """Finds the skills and responsibilities of each document, and which way it leans.

    Args:
        kind: ``"resume"`` or ``"posting"``; told from each text where ``None``.
        taxonomy: folders of your own taxonomy files, laid over the shipped ones.
        as_of: the month, as ``"2024-05"``, that "present" is in résumés.
    """

    def __init__(self, kind: str | None = None, taxonomy: "Iterable[str]" = (), as_of: str | None = None) -> None:
        self._settings: dict[str, Any] = {"kind": kind, "as_of": as_of}
        self._folders = tuple(taxonomy)
        self._carried: Sequence[Files] | None = None
        """The files of the folders, where they came with a saved pipeline: the folders may be on another machine."""
        self._analyzer: Analyzer | None = None
        _declare_attribute()

    def __call__(self, doc: "Doc") -> "Doc":
        """The same document, with ``doc._.skillmatch`` and ``doc.spans["skillmatch"]``.

        Raises:
            SkillmatchError: the taxonomy cannot be used, or the text takes too long.
        """
        from spacy.tokens import SpanGroup

        report = self._made().text(doc.text)
        shown = [(index, mention) for index, mention in enumerate(report.mentions) if mention.asserted]
        spans = [_span(doc, mention) for _, mention in shown]
        attrs = {"mentions": [index for index, _ in shown]}
        doc._.set(NAME, _as_data(report))
        doc.spans[NAME] = SpanGroup(doc, name=NAME, spans=spans, attrs=attrs)
        return doc

    def __getstate__(self) -> dict[str, Any]:
        # What the analyzer is made of is made anew on the other side, which is faster than to send it there.
        return self.__dict__ | {"_analyzer": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        _declare_attribute()

    def to_bytes(self, *, exclude: "Iterable[str]" = ()) -> bytes:
        """Settings and taxonomy files, so that a saved pipeline needs no folder of this machine."""
        import srsly

        return bytes(srsly.msgpack_dumps({"settings": self._settings, "taxonomy": list(self._files())}))

    def from_bytes(self, data: bytes, *, exclude: "Iterable[str]" = ()) -> "SkillmatchComponent":
        """Take on what ``to_bytes`` gave."""
        import srsly

        saved = srsly.msgpack_loads(data)
        self._settings, self._analyzer = saved["settings"], None
        self._folders, self._carried = (), saved["taxonomy"] or None
        return self

    def to_disk(self, path: str | Path, *, exclude: "Iterable[str]" = ()) -> None:
        """The same as a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: "Iterable[str]" = ()) -> "SkillmatchComponent":
        """Take on what ``to_disk`` wrote; the file is not needed any more."""
        return self.from_bytes(Path(path).read_bytes())

    def _files(self) -> "Sequence[Files]":
        from skillmatch.taxonomy.carried import files_of

        return [files_of(Path(one)) for one in self._folders] if self._carried is None else self._carried

    def _made(self) -> "Analyzer":
        if self._analyzer is None:
            self._analyzer = self._shared().of_kind(self._settings["kind"]).with_as_of(self._settings["as_of"])
        return self._analyzer

    def _shared(self) -> "Analyzer":
        """One of this taxonomy, which other components may use as well."""
        if self._carried is None:
            from skillmatch.library import kept_analyzer

            return kept_analyzer(tuple(str(Path(one).absolute()) for one in self._folders), None, None)
        from skillmatch.analysis import Analyzer
        from skillmatch.taxonomy.carried import taxonomy_with

        return Analyzer(taxonomy_with(self._carried))


def _span(doc: "Doc", mention: "Mention") -> "Span":
    """The tokens of a mention; all of a token of which it has a part, so that no mention is lost."""
    label = (mention.need or mention.strength or mention.type).value
    span = doc.char_span(
        *mention.span, label=label, span_id=mention.concept, kb_id=mention.concept, alignment_mode="expand"
    )
    assert span is not None, "every character of a text but blanks is in a token"
    return span


def _as_data(report: "Report") -> dict[str, Any]:
    """The report as ``--format jsonl`` writes it: plain data, which every way of saving a document can carry."""
    import json

    from skillmatch.reporting.profile.as_json import json_line

    data: dict[str, Any] = json.loads(json_line(report))
    return data


def _declare_attribute() -> None:
    """Declare ``doc._.skillmatch``, where that was not done before.

    Raises:
        ValueError: somebody else has an attribute of that name, which is computed and cannot be set.
    """
    from spacy.tokens import Doc

    if not Doc.has_extension(NAME):
        Doc.set_extension(NAME, default=None)
    elif any(one is not None for one in Doc.get_extension(NAME)[1:]):
        raise ValueError(f"doc._.{NAME} is taken: another extension computes it. Remove that, and add the pipe again.")


def make_component(
    nlp: Language,
    name: str,
    kind: Literal["resume", "posting"] | None,
    taxonomy: str | list[str],
    as_of: str | None,
) -> SkillmatchComponent:
    """The component of a pipeline; spaCy checks the values of its config by the types here."""
    return SkillmatchComponent(kind, [taxonomy] if isinstance(taxonomy, str) else taxonomy, as_of)


# Whoever has a component of that name already keeps it: to raise here would stop every pipeline that they make.
if not Language.has_factory(NAME):
    Language.factory(
        NAME,
        default_config={"kind": None, "taxonomy": [], "as_of": None},
        assigns=[f"doc._.{NAME}", "doc.spans"],
        func=make_component,
    )
