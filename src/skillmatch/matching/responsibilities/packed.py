"""Weights of features for several outcomes, packed so that one sum of whole numbers gives them for all outcomes."""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Generic, TypeVar

LIFT = 1 << 15
"""More than any weight: what each is lifted by to be above 0, so that none borrows from its neighbour."""
Feature = TypeVar("Feature", bound=Hashable)


class PackedWeights(Generic[Feature]):
    """For each feature one whole number, with 32 bits for each outcome.

    The number of a feature is made when a text first has it: a text has few of the thousands.
    """

    def __init__(self, outcomes: int, weights_of: Callable[[Feature], Iterable[int]]) -> None:
        """``weights_of`` gives the weights of a feature, one for each of so many outcomes."""
        self._fields = struct.Struct(f"<{outcomes}i")
        self._weights_of = weights_of
        self._numbers: dict[Feature, int] = {}

    def sum(self, features: Collection[Feature]) -> int:
        """The numbers of all ``features``, summed."""
        numbers = self._numbers
        return sum([numbers.get(one) or self._pack(one) for one in features])

    def by_outcome(self, total: int) -> tuple[int, ...]:
        """What a sum holds for each outcome: too high by ``LIFT`` for each feature in it."""
        return self._fields.unpack(total.to_bytes(self._fields.size, "little"))

    def _pack(self, feature: Feature) -> int:
        lifted = [LIFT + weight for weight in self._weights_of(feature)]
        number = self._numbers[feature] = int.from_bytes(self._fields.pack(*lifted), "little")
        return number
