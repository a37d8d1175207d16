"""What others that run offline make of lines of postings, beside us: the table of docs/peers.md.

    python -m tools.bench.peers                   all sorts of lines
    python -m tools.bench.peers --show negation   each line of the sorts that have the word, and what each program says
    python -m tools.bench.peers --write           put the table into its page

Needs the extra `bench`. A line is right where all that it asks for is found, and nothing that it does not ask for; of
musts and pluses, where each is told for what it is. The lines are ours, in peers.yaml, for anybody to read and change.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import yaml

from tools import docs
from tools.documenting.tables import table

QUESTIONS = Path(__file__).with_suffix(".yaml")
POST = "Data engineer\n\nRequirements\n- {line}\n"
NOBODY = "Ida Example\nida@example.com\n\nExperience\nClerk, Harbour, 2019 - 2023\n- Counted boats\n"
"""A résumé that has nothing, so that all is told that it lacks."""


class Named(NamedTuple):
    """What a program finds in a post, by its need where it tells needs apart."""

    names: frozenset[str]
    must: frozenset[str] | None = None
    plus: frozenset[str] | None = None


Program = Callable[[str], Named]


class Question(NamedTuple):
    """A line of a post, and what is right."""

    line: str
    names: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()


def questions() -> dict[str, list[Question]]:
    """All of them, by their sort."""
    loaded: Any = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return {
        one["sort"]: [
            Question(question.pop("line"), **{key: tuple(value) for key, value in question.items()})
            for question in one["questions"]
        ]
        for one in loaded
    }


def is_right(question: Question, named: Named) -> bool:
    """Whether a program has understood a line."""
    if question.must or question.plus:
        if named.must is None or named.plus is None:
            return False
        musts = all(_is_in(one, named.must) for one in question.must)
        pluses = all(_is_in(one, named.plus) and not _is_in(one, named.must) for one in question.plus)
        return musts and pluses
    found = all(_is_in(one, named.names) for one in question.names)
    return found and not any(_is_in(one, named.names) for one in question.never)


def _is_in(spellings: str, names: frozenset[str]) -> bool:
    return not names.isdisjoint(spellings.split(" / "))


def ours() -> Program:
    """skillmatch: what a post asks for, which is asserted and in no section but that of its needs."""
    from skillmatch.analysis import Analyzer
    from skillmatch.matching.model import Need

    analyzer = Analyzer(kind="posting")

    def read(post: str) -> Named:
        report = analyzer.text(post)
        by_need: dict[Need | None, set[str]] = {}
        for mention in report.mentions:
            if mention.asserted:
                spelt = {mention.text.casefold(), report.labels.concepts[mention.concept].casefold()}
                by_need.setdefault(mention.need, set()).update(spelt)
        every = frozenset[str]().union(*by_need.values())
        return Named(every, *(frozenset(by_need.get(need, ())) for need in (Need.REQUIRED, Need.PREFERRED)))

    return read


def flashtext() -> Program:
    """flashtext: our labels, looked up."""
    from flashtext import KeywordProcessor

    from skillmatch.taxonomy.load import load_taxonomy

    labels = KeywordProcessor()
    labels.add_keywords_from_list([label for one in load_taxonomy().concepts.values() for label in one.labels])
    return lambda post: Named(frozenset(name.casefold() for name in labels.extract_keywords(post)))


def skill_extractor() -> Program:
    """skill-extractor: its 32,000 phrases, looked up; its model, which it fetches, is left out."""
    from importlib.resources import files

    from skill_extractor import KeywordMatcher

    phrases = json.loads((files("skill_extractor") / "data" / "skills.json").read_text("utf-8"))
    matcher = KeywordMatcher(phrases)
    return lambda post: Named(frozenset(name.casefold() for name, *_ in matcher.extract(post)))


def ats_resume() -> Program:
    """ats-resume: what its command says that a résumé with nothing lacks for the post."""

    def read(post: str) -> Named:
        with TemporaryDirectory() as folder:
            job, resume = Path(folder) / "job.txt", Path(folder) / "resume.txt"
            job.write_text(post, encoding="utf-8")
            resume.write_text(NOBODY, encoding="utf-8")
            words = [sys.executable, "-m", "ats_resume", "check", str(resume), "--job", str(job), "--json"]
            ran = subprocess.run(words, capture_output=True, text=True, check=True)
        told = json.loads(ran.stdout)["coverage"]
        must, plus = (frozenset(told[f"missing_{need}_keywords"]) for need in ("required", "preferred"))
        return Named(must | plus, must, plus)

    return read


PROGRAMS: Mapping[str, Callable[[], Program]] = {
    "skillmatch": ours,
    "flashtext": flashtext,
    "skill-extractor": skill_extractor,
    "ats-resume": ats_resume,
}
"""By the name of their package."""


def rows(programs: Mapping[str, Program]) -> Iterator[tuple[str, ...]]:
    """A row for each sort of line: how many lines each program has right, and the command that shows them."""
    for sort, asked in questions().items():
        right = {
            name: sum(is_right(one, program(POST.format(line=one.line))) for one in asked)
            for name, program in programs.items()
        }
        word = sort.split()[-1]
        yield sort, *(f"{count} of {len(asked)}" for count in right.values()), f"`--show {word}`"


def show(word: str, programs: Mapping[str, Program]) -> Iterator[str]:
    """Each line of the sorts that have a word, and what each program finds in it."""
    for sort, asked in questions().items():
        for one in asked if word in sort else ():
            yield f"\n{one.line}"
            for name, program in programs.items():
                named = program(POST.format(line=one.line))
                yield f"  {'right' if is_right(one, named) else 'wrong'}  {name}: {_told(named)}"


def _told(named: Named) -> str:
    plus = sorted(named.plus or ())
    must = sorted(named.names - set(plus))
    return ", ".join(must) + (f"; a plus: {', '.join(plus)}" if plus else "") or "nothing"


def as_table(programs: Mapping[str, Program]) -> str:
    """The table of the page, and which versions were asked."""
    made = table(("lines with", *programs, "see"), rows(programs))
    versions = ", ".join(f"{name} {version(name)}" for name in programs)
    return f"{made}\n\nMeasured: {versions}. `python -m tools.bench.peers --write` made this table."


def main(words: Sequence[str] | None = None) -> int:
    """Print the table, or the lines of a sort."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--show", metavar="WORD", help="the lines of each sort that has the word")
    parser.add_argument("--write", action="store_true", help="put the table into docs/peers.md")
    asked = parser.parse_args(words)
    programs = {name: start() for name, start in PROGRAMS.items()}
    if asked.show:
        print("\n".join(show(asked.show, programs)))
        return 0
    made = as_table(programs)
    print(made)
    if asked.write:
        docs.put("peers", made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
