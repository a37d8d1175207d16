"""The rows of features in the matrix of weights, for all sentences of a document at once.

They are those that ``features`` names, found without spelling a feature out: stems have numbers, neighbours are a pair
of numbers, and a feature of a sentence is the code ``sentence * width + row``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from skillmatch.matching.responsibilities.features import (
    ACTIVITY,
    CUE,
    LONGEST,
    SKILL,
    SPEAKERS,
    Setting,
    UnitPlace,
    first,
    of_place,
)
from skillmatch.matching.responsibilities.stems import STOP_WORDS, stem

if TYPE_CHECKING:
    from numpy.typing import NDArray

_UNKNOWN = 0
"""The number of every stem that no feature holds."""
_STOP = -1


class FeatureRows(NamedTuple):
    """The rows of some sentences: those of sentence ``i`` begin at ``begins[i]``, each once and in order."""

    rows: NDArray[Any]
    begins: NDArray[Any]

    def of(self, sentence: int) -> list[int]:
        """The rows of one sentence."""
        ends = self.begins[sentence + 1] if sentence + 1 < len(self.begins) else len(self.rows)
        found: list[int] = self.rows[self.begins[sentence] : ends].tolist()
        return found


class FeatureIndex:
    """Looks up rows by the names of features, given in the order of the rows."""

    def __init__(self, names: Sequence[str]) -> None:
        import numpy

        self._row = {name: row for row, name in enumerate(names)}
        self._width = len(names)
        self._skills, self._activities, self._cues = map(self._family, (SKILL, ACTIVITY, CUE))
        self._speakers = {
            word: self._row[name] for name, words in SPEAKERS.items() if name in self._row for word in words
        }
        self._places: dict[UnitPlace, list[int]] = {}
        known = [name for name in names if name[0] not in "#^"]
        self._number = {word: at for at, word in enumerate(dict.fromkeys(" ".join(known).split(" ")), _UNKNOWN + 1)}
        stems = ["", *self._number]
        self._alone = numpy.array([self._row.get(one, -1) for one in stems])
        self._first = numpy.array([self._row.get(first(one), -1) for one in stems])
        pairs = sorted((self._pair(name), self._row[name]) for name in known if " " in name)
        # The last pair is one that no text can hold: a search may end there.
        self._pairs = numpy.array([code for code, _ in pairs] + [len(stems) ** 2])
        self._pair_rows = numpy.array([row for _, row in pairs] + [-1])

    def number(self, key: str) -> int:
        """The number of the stem of a folded word: 0 where no feature holds it, -1 where it says nothing."""
        return _STOP if key in STOP_WORDS else self._number.get(stem(key), _UNKNOWN)

    def of(
        self, keys: Sequence[str], numbers: NDArray[Any], sentence_of: Sequence[int], settings: Sequence[Setting]
    ) -> FeatureRows:
        """The rows of all sentences of a document.

        Args:
            keys: its folded words and signs; ``numbers``: their ``number``; ``sentence_of``: the sentence that each
                belongs to, ascending, or -1.
            settings: that of each sentence.
        """
        import numpy

        sentences = numpy.array(sentence_of, dtype=numpy.int64)
        told = [*self._of_settings(settings), *self._of_speakers(keys, sentence_of)]
        codes = [numpy.array(told, dtype=numpy.int64)]
        is_content = (numbers >= _UNKNOWN) & (sentences >= 0)
        codes += self._of_stems(numbers[is_content], sentences[is_content])
        # In as few bytes as will hold them: sorting them takes most of the time here.
        narrow = numpy.min_scalar_type(len(settings) * self._width)
        found = _each_once(numpy.concatenate(codes).astype(narrow))
        begins = numpy.searchsorted(found, (numpy.arange(len(settings)) * self._width).astype(narrow))
        return FeatureRows(found % self._width, begins)

    def _of_settings(self, settings: Sequence[Setting]) -> Iterator[int]:
        for at, setting in enumerate(settings):
            shift = at * self._width
            for row in self._at(setting.place):
                yield shift + row
            for family, names in (
                (self._skills, setting.groups),
                (self._activities, setting.activities),
                (self._cues, setting.cues),
            ):
                for name in names:
                    if name in family:
                        yield shift + family[name]

    def _of_speakers(self, keys: Sequence[str], sentence_of: Sequence[int]) -> list[int]:
        rows = self._speakers
        said = [(sentence_of[at], rows[key]) for at, key in enumerate(keys) if key in rows]
        return [sentence * self._width + row for sentence, row in said if sentence >= 0]

    def _of_stems(self, stems: NDArray[Any], sentences: NDArray[Any]) -> Iterator[NDArray[Any]]:
        """Each stem, the first of each sentence, and each two neighbours, of the first ``LONGEST`` of a sentence."""
        import numpy

        places = numpy.arange(len(stems)) - numpy.searchsorted(sentences, sentences)
        near = places < LONGEST
        stems, sentences, places = stems[near], sentences[near], places[near]
        shift = sentences * self._width
        yield _known(shift, self._alone[stems])
        begins = places == 0
        yield _known(shift[begins], self._first[stems[begins]])
        is_pair = ~begins[1:]
        pairs = stems[:-1][is_pair] * len(self._alone) + stems[1:][is_pair]
        at = numpy.searchsorted(self._pairs, pairs)
        rows = numpy.where(self._pairs[at] == pairs, self._pair_rows[at], -1)
        yield _known(shift[1:][is_pair], rows)

    def _at(self, place: UnitPlace) -> list[int]:
        rows = self._places.get(place)
        if rows is None:
            rows = self._places[place] = [self._row[name] for name in of_place(place) if name in self._row]
        return rows

    def _pair(self, name: str) -> int:
        one, other = name.split(" ")
        return self._number[one] * (len(self._number) + 1) + self._number[other]

    def _family(self, name: str) -> Mapping[str, int]:
        """The rows of the features of one family, by what they say."""
        return {feature.removeprefix(name): row for feature, row in self._row.items() if feature.startswith(name)}


def _each_once(codes: NDArray[Any]) -> NDArray[Any]:
    """The codes in order; as ``numpy.unique``, in place."""
    import numpy

    codes.sort()
    is_new = numpy.ones(len(codes), dtype=bool)
    numpy.not_equal(codes[1:], codes[:-1], out=is_new[1:])
    once: NDArray[Any] = codes[is_new]
    return once


def _known(shift: NDArray[Any], rows: NDArray[Any]) -> NDArray[Any]:
    """The codes of the rows that there are."""
    there = rows >= 0
    codes: NDArray[Any] = shift[there] + rows[there]
    return codes
