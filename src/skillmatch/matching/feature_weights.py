"""The weights of a fitted model by feature: three long values, where a list for each of the thousands of features would
take longer to read than a text."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

Model = dict[str, Any]
"""What a file of ``models`` holds, its ``weights`` a list of whole numbers for each feature."""
_PLACE, _WEIGHT = "i", "h"


def packed_model(model: Model) -> Model:
    """A model with its weights in the form that ``FeatureWeights`` takes, as it is kept for later starts."""
    rows: Mapping[str, Sequence[int]] = model["weights"]
    ends = accumulate(map(len, rows.values()), initial=0)
    packed = list(rows), _bytes(array(_PLACE, ends)), _bytes(array(_WEIGHT, chain.from_iterable(rows.values())))
    return model | {"weights": packed}


class FeatureWeights:
    """For each feature a row of whole numbers.

    Args:
        names: the features, by row.
        places: where each row begins, and the last one ends.
        values: the numbers of all rows.
    """

    def __init__(self, names: list[str], places: bytes, values: bytes) -> None:
        self.names = names
        self.row = dict(zip(names, range(len(names)), strict=True))
        """By feature."""
        self._places, self._values = _numbers(_PLACE, places), _numbers(_WEIGHT, values)

    def __getitem__(self, row: int) -> list[int]:
        return self._values[self._places[row] : self._places[row + 1]].tolist()


def _bytes(numbers: array[int]) -> bytes:
    return _in_order(numbers).tobytes()


def _numbers(code: str, data: bytes) -> array[int]:
    numbers: array[int] = array(code)
    numbers.frombytes(data)
    return _in_order(numbers)


def _in_order(numbers: array[int]) -> array[int]:
    """The same in the order of bytes in which they are kept, or back: one package is for all machines."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
