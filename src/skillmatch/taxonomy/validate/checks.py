"""What a schema cannot say of a taxonomy: one function a rule, over one folder and what lies below it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from skillmatch.errors import TaxonomyError
from skillmatch.suggest import did_you_mean, unknown
from skillmatch.taxonomy.concepts import parse_reference
from skillmatch.taxonomy.cues import named_sets
from skillmatch.taxonomy.layer import RULES, SCALES, Entry
from skillmatch.taxonomy.likes import like_id, names_like
from skillmatch.taxonomy.sources import find_passage
from skillmatch.taxonomy.validate.cue_checks import sound_patterns, worded_phrases
from skillmatch.taxonomy.validate.other_things import other_things
from skillmatch.taxonomy.validate.problems import Problem
from skillmatch.taxonomy.validate.rule_checks import rule_entries, rule_problems
from skillmatch.taxonomy.validate.same_names import named_twice
from skillmatch.taxonomy.validate.scope import Located, Path_, Scope
from skillmatch.text.normalize import fold_phrase
from skillmatch.token_patterns import faults


def unique_ids(scope: Scope) -> Iterator[Problem]:
    """Ids are unique: among all concepts, and within each scale; over another folder, of the same type."""
    seen: dict[tuple[str, str], Located] = {}
    for located in scope.entries:
        type_ = "concept" if located.is_concept else str(located.entry["type"])
        first = seen.setdefault((type_, located.id), located)
        if first is not located:
            place = first.problem("", "id").place
            yield located.problem(f"id `{located.id}` is taken already ({place})", "id")
        old = scope.below.concepts.get(located.id) if located.is_concept else None
        if old and old["type"] != located.entry["type"]:
            yield located.problem(f"`{located.id}` is a {old['type']}, not a {located.entry['type']}", "id")
    yield from _ids_of_likes(scope)


def _ids_of_likes(scope: Scope) -> Iterator[Problem]:
    """The concepts that ``like`` names make have an id, and one that nothing else has in this folder or below."""
    taken = {located.id: located.problem("", "id").place for located in scope.concepts}
    taken = {**{id_: str(entry["place"]) for id_, entry in scope.below.concepts.items()}, **taken}
    for located in scope.concepts:
        for index, names in enumerate(names_like(located.entry)):
            id_ = like_id(names[0])
            if not id_ or id_ in taken:
                why = f"the id `{id_}`, which is taken already ({taken[id_]})" if id_ else "no id: it has no letter"
                yield located.problem(f"`{names[0]}` gives {why}", "like", index)
            taken[id_] = located.problem("", "like", index).place


def disjoint_labels(scope: Scope) -> Iterator[Problem]:
    """No label is the same to the matcher as one of another entry, nor listed twice in its own.

    One entry may list two spellings that are the same to the matcher: a rule of case may want both. Two entries may
    share a name that both tell by the words around it, or by its letters: Triton is a server and a language, ReAct a
    way to prompt and React a library.
    """
    owners: dict[tuple[str, ...], tuple[str, str]] = {}
    for id_, entry in scope.below.concepts.items():
        owners.update((fold_phrase(label), (id_, str(entry["place"]))) for _, label in _labels(entry))
    for located in scope.concepts:
        seen: set[str] = set()
        for path, label in _labels(located.entry):
            words = fold_phrase(label)
            owner, place = owners.setdefault(words, (located.id, located.problem("", *path).place))
            if not words:
                yield located.problem(f"label `{label}` holds no word", *path)
            elif owner != located.id and not _is_told(scope, {owner, located.id}, words):
                yield located.problem(f"label `{label}` belongs to `{owner}` already ({place})", *path)
            elif label in seen:
                yield located.problem(f"label `{label}` is given twice", *path)
            seen.add(label)


def _is_told(scope: Scope, ids: set[str], words: tuple[str, ...]) -> bool:
    """Whether a rule of each of some entries asks the words around a name to speak for it, or all have it in other
    letters and rules that ask for these."""
    merged = scope.merged.concepts
    if not all(id_ in merged for id_ in ids):
        return False
    entries = [merged[id_] for id_ in ids]
    if all(words in map(fold_phrase, _under_rules("near", entry)) for entry in entries):
        return True
    spelled = [{label for label in _under_rules("case", entry) if fold_phrase(label) == words} for entry in entries]
    return all(spelled) and len(set.union(*spelled)) == sum(map(len, spelled))


def _under_rules(asking: str, entry: Entry) -> Iterator[str]:
    """The labels of an entry that a rule is for which asks for this."""
    rules = entry.get("ambiguous", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if rule.get(asking):
            yield from rule.get("labels", [label for _, label in _labels(entry)])


def _labels(entry: Entry) -> Iterator[tuple[Path_, str]]:
    if entry["type"] == "responsibility":
        return  # described, not named: its activities are what is matched
    if "label" in entry:
        yield ("label",), entry["label"]
    for key in ("alt", "hidden"):
        for index, label in enumerate(entry.get(key, ())):
            yield (key, index), label
    for index, names in enumerate(names_like(entry)):
        yield from ((("like", index), name) for name in names)


def sound_broader(scope: Scope) -> Iterator[Problem]:
    """Broader concepts exist, are no responsibilities, and never lead back."""
    for located in scope.concepts:
        entry = scope.merged.concepts[located.id]
        if entry["type"] == "skill" and not _broader(entry):
            hint = "give `broader`, or name a `group` at the top of the file"
            yield located.problem(f"`{located.id}` is under nothing: {hint}", "id")
        for index, parent in enumerate(located.entry.get("broader", ())):
            if not scope.knows(parent):
                yield located.problem(_no_concept(scope, parent), "broader", index)
            elif scope.merged.concepts.get(parent, {}).get("type") == "responsibility":
                yield located.problem(f"`{parent}` is a responsibility; skills are under skills", "broader", index)
    yield from _cycles(scope)


def sound_implies(scope: Scope) -> Iterator[Problem]:
    """What a concept implies exists, is a skill, and is not said already by what is broader than it."""
    for located in scope.concepts:
        for index, implied in enumerate(located.entry.get("implies", ())):
            if not scope.knows(implied):
                yield located.problem(_no_concept(scope, implied), "implies", index)
            elif scope.merged.concepts.get(implied, {}).get("type") == "responsibility":
                yield located.problem(f"`{implied}` is a responsibility; only skills are implied", "implies", index)
            elif implied == located.id or implied in _broader(scope.merged.concepts[located.id]):
                why = "itself" if implied == located.id else "broader than it already"
                if implied == located.id or scope.merged.concepts.get(implied, {}).get("type") != "group":
                    yield located.problem(f"`{located.id}` implies `{implied}`, which is {why}", "implies", index)


def _no_concept(scope: Scope, id_: str) -> str:
    return f"unknown concept `{id_}`{did_you_mean(id_, scope.merged.concepts)}"


def _cycles(scope: Scope) -> Iterator[Problem]:
    told: set[str] = set()
    suspects = _on_no_way_to_the_top(scope.merged.concepts)
    for located in scope.concepts:
        if located.id in suspects and located.id not in told:
            way = _way_back(located.id, suspects)
            told.update(way)
            if way:
                yield located.problem(f"`{located.id}` is broader than itself: {' > '.join(way)}", key="broader")


def _on_no_way_to_the_top(concepts: Mapping[str, Entry]) -> Mapping[str, list[str]]:
    """The concepts in circles and those that lead into one, with their broader ones."""
    narrower = _narrower(concepts)
    waiting = {id_: len({one for one in _broader(entry) if one in concepts}) for id_, entry in concepts.items()}
    done = [id_ for id_, count in waiting.items() if not count]
    for id_ in done:
        for below in narrower.get(id_, ()):
            waiting[below] -= 1
            if not waiting[below]:
                done.append(below)
    return {id_: _broader(concepts[id_]) for id_, count in waiting.items() if count}


def _way_back(id_: str, broader: Mapping[str, list[str]]) -> list[str]:
    """The concepts from ``id_`` over its broader ones back to it; empty where none leads back."""
    came_from: dict[str, str] = {}
    queue = [id_]
    for current in queue:
        for parent in broader.get(current, ()):
            if parent == id_:
                return [*_way(current, id_, came_from), id_]
            if parent not in came_from:
                came_from[parent] = current
                queue.append(parent)
    return []


def _way(last: str, first: str, came_from: Mapping[str, str]) -> list[str]:
    way = [last]
    while way[-1] != first:
        way.append(came_from[way[-1]])
    return way[::-1]


def _broader(entry: Entry) -> list[str]:
    return entry.get("broader") or ([entry["group"]] if "group" in entry else [])


def traced_sources(scope: Scope) -> Iterator[Problem]:
    """Each reference leads to a passage, and each concept, itself or over broader ones, to a reference."""
    traced = _traced(scope)
    for located in scope.entries:
        for index, reference in enumerate(located.entry.get("sources", ())):
            try:
                find_passage(scope.merged.documents, parse_reference(reference))
            except TaxonomyError as error:
                yield located.problem(error.message, "sources", index)
        if located.is_concept and located.id not in traced:
            yield located.problem(f"`{located.id}` leads to no source document, nor does a broader concept", "id")


def _traced(scope: Scope) -> set[str]:
    """The concepts with a reference of their own, and all that are narrower."""
    concepts = scope.merged.concepts
    # What is dangling or of wrong shape has its own problem; nothing follows from it here.
    found = [id_ for id_, entry in concepts.items() if id_ in scope.unsound or entry.get("sources")]
    found += {parent for entry in concepts.values() for parent in _broader(entry) if parent not in concepts}
    narrower = _narrower(concepts)
    traced = set(found)
    for id_ in found:
        new = [one for one in narrower.get(id_, ()) if one not in traced]
        traced.update(new)
        found += new
    return traced


def _narrower(concepts: Mapping[str, Entry]) -> dict[str, list[str]]:
    narrower: dict[str, list[str]] = {}
    for id_, entry in concepts.items():
        for parent in dict.fromkeys(_broader(entry)):
            narrower.setdefault(parent, []).append(id_)
    return narrower


def known_scales(scope: Scope) -> Iterator[Problem]:
    """Roles and phases that entries name exist, and so do the concepts that a role weighs."""
    roles, phases = scope.merged.scales["roles"], scope.merged.scales["phases"]
    for located in scope.entries:
        for role in located.entry.get("roles") or {} if located.is_concept else {}:
            if role not in roles and role not in scope.unsound:
                yield located.problem(unknown("role", role, roles), "roles", key=role)
        if "phase" in located.entry and located.entry["phase"] not in (phases | dict.fromkeys(scope.unsound)):
            yield located.problem(unknown("phase", located.entry["phase"], phases), "phase")
        for id_ in located.entry.get("weights") or {} if located.entry["type"] == "roles" else {}:
            if not scope.knows(id_):
                yield located.problem(_no_concept(scope, id_), "weights", key=id_)


def known_sets(scope: Scope) -> Iterator[Problem]:
    """The named sets of phrases (``$name``) that activities use are there: acts to ``do``, things ``to`` do them."""
    acts, things, both = (named_sets(scope.merged.cues, *kinds) for kinds in (("acts",), ("things",), ()))
    for located in scope.concepts:
        for index, activity in enumerate(located.entry.get("activities", ())):
            for key, sets in (("do", acts), ("to", things), ("say", both), ("unless", both)):
                for number, phrase in enumerate(activity.get(key, ())):
                    if phrase.startswith("$") and phrase[1:] not in sets:
                        message = unknown("set of phrases", phrase, [f"${name}" for name in sets])
                        yield located.problem(message, "activities", index, key, number)


def ambiguity_told(scope: Scope) -> Iterator[Problem]:
    """An ambiguous entry has sentences that must hit and must miss; its rules are about its own labels."""
    for located in scope.concepts:
        entry = scope.merged.concepts[located.id]
        rules = located.entry.get("ambiguous")
        if not rules:
            continue
        own = [label for _, label in _labels(entry)]
        for index, rule in enumerate(rules if isinstance(rules, list) else [rules]):
            path: Path_ = ("ambiguous", index) if isinstance(rules, list) else ("ambiguous",)
            for number, label in enumerate(rule.get("labels", ())):
                if label not in own:  # to the letter: that is how a rule is found for a label
                    message = f"`{label}` is no label of `{located.id}`{did_you_mean(label, own)}"
                    yield located.problem(message, *path, "labels", number)
        if all(rule.keys() <= {"labels", "asked"} for rule in (rules if isinstance(rules, list) else [rules])):
            continue  # its sentences are requirements, in which such a name counts
        missing = [f"`{key}`" for key in ("hits", "misses") if not entry.get(key)]
        if missing:
            sentences = f"needs {' and '.join(missing)}: sentences in which it must and must not be found"
            yield located.problem(f"`{located.id}` is ambiguous and {sentences}", key="ambiguous")


def sound_token_patterns(scope: Scope) -> Iterator[Problem]:
    """Token patterns are as spaCy's are, ask for what is known without a model, and cannot take for ever."""
    for located in scope.concepts:
        for index, pattern in enumerate(located.entry.get("patterns", ())):
            for at, message in faults(pattern):
                yield located.problem(message, "patterns", index, *at[:1], key=str(at[1]) if at[1:] else None)


def spine_complete(scope: Scope) -> Iterator[Problem]:
    """The ids that reports, tests and labelled data share are all there, in their place."""
    for scale in SCALES:
        yield from _missing(scope, scale, spine()[scale], {*scope.merged.scales[scale], *scope.unsound})
    for type_, key, name in (("group", "kind", "skills"), ("responsibility", "phase", "responsibilities")):
        wanted = spine()["groups" if type_ == "group" else name]
        yield from _missing(scope, name, wanted, {*scope.merged.concepts, *scope.unsound})
        for located in scope.concepts:
            if located.id in wanted and located.entry.get(key, wanted[located.id]) != wanted[located.id]:
                yield located.problem(f"`{key}` of `{located.id}` must stay {wanted[located.id]}", key)


@cache
def spine() -> Any:
    """The required ids: lists by scale, groups with their kind, responsibilities with their phase."""
    return json.loads((Path(__file__).parent / "spine.json").read_text(encoding="utf-8"))


def _missing(scope: Scope, kind: str, wanted: Any, present: set[str]) -> Iterator[Problem]:
    missing = [id_ for id_ in wanted if id_ not in present]
    needed = "reports and labelled data refer to it"
    if kind == "skills":
        yield from (Problem(f"skills/{id_}.yaml", 0, 0, 0, f"group `{id_}` is missing: {needed}") for id_ in missing)
    elif missing:
        file = next((file.name for file in scope.files if file.kind == kind), f"{kind}.yaml")
        yield Problem(file, 0, 0, 0, f"{', '.join(f'`{id_}`' for id_ in missing)} missing: {needed}")


def ordered_groups(scope: Scope) -> Iterator[Problem]:
    """``groups.yaml`` names groups that exist."""
    for file in scope.files:
        if file.kind != "groups" or file.faulty:
            continue
        for index, id_ in enumerate(file.value["groups"]):
            entry = scope.merged.concepts.get(id_, {"type": None})
            if entry["type"] != "group" and id_ not in scope.unsound:
                yield file.problem(("groups", index), f"unknown group `{id_}`")


def sound_rules(scope: Scope) -> Iterator[Problem]:
    """What holds among the rules of the check, which only the lowest folder has, and the passages that they cite."""
    files = [file for file in scope.files if file.kind == RULES]
    yield from rule_problems(files)
    for file, path, entry in rule_entries(files):
        for index, reference in enumerate(entry.get("sources", ())):
            try:
                find_passage(scope.merged.documents, parse_reference(reference))
            except TaxonomyError as error:
                yield file.problem((*path, "sources", index), error.message)


def names_of_other_things(scope: Scope) -> Iterator[Problem]:
    """No alternative label looks like the name of another thing, unless it was read and is the same."""
    for located in scope.concepts:
        for index, label in other_things(located.entry):
            hint = "if it is, list it in `like`"
            yield located.problem(f"`{label}` may be another thing than `{located.id}`; {hint}", "alt", index)


def names_of_one_thing(scope: Scope) -> Iterator[Problem]:
    """No name looks like another one of a thing that has a name already, unless both were read and differ."""
    ours = {located.id: located for located in scope.concepts}
    for name, other in named_twice(scope.merged.concepts.values()):
        if name.entry in ours:
            hint = f"`{other.text}` of `{other.entry}`; if it is, keep one"
            yield ours[name.entry].problem(f"`{name.text}` may be the same as {hint}", *name.place)


Check = Callable[[Scope], Iterator[Problem]]

FOR_USE: tuple[Check, ...] = (
    unique_ids,
    disjoint_labels,
    sound_broader,
    sound_implies,
    traced_sources,
    known_scales,
    known_sets,
    worded_phrases,
    sound_patterns,
    sound_token_patterns,
    sound_rules,
)
"""What must hold of a folder before it is used."""

TO_READ: tuple[Check, ...] = (names_of_other_things, names_of_one_thing)
"""What ``validate`` warns of: what a person must judge."""

FOR_TEAMS: tuple[Check, ...] = (*FOR_USE, ambiguity_told)
"""What ``validate`` asks of a team's folder."""

FOR_OURS: tuple[Check, ...] = (*FOR_TEAMS, spine_complete, ordered_groups)
"""What ``validate`` asks of the lowest folder."""
