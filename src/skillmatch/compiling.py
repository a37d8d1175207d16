"""Everything that is made of the shipped taxonomy when the package is built; see ``skillmatch.compiled``.

``python -m skillmatch.compiling`` makes it anew in a source tree, where a start is slow after each change of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from skillmatch import compiled
from skillmatch.checking.catalogue import rules_data
from skillmatch.checking.skill_names import names_data
from skillmatch.matching.feature_weights import packed_model
from skillmatch.matching.phrases.compile import lexicon_data
from skillmatch.profiling.parameters import wanted_data
from skillmatch.taxonomy.load import compile_shipped, default_taxonomy_path, load_taxonomy
from skillmatch.taxonomy.model import Taxonomy

PARTS: Mapping[str, Callable[[Taxonomy], object]] = {
    "lexicon": lambda taxonomy: tuple(lexicon_data(taxonomy)),
    "wanted": wanted_data,
    "names": names_data,
}
"""What each part is made by, beside the taxonomy itself."""


MODELS = ("needs", "statements")
"""The shipped models."""


def is_fresh() -> bool:
    """Whether all parts are those that this code would make of this taxonomy."""
    names = ("taxonomy", "layer", "rules", *PARTS)
    return all(compiled.read(name, load_taxonomy().fingerprint) is not None for name in names)


def compile_all() -> None:
    """Make all parts of the shipped taxonomy, and keep them in the package."""
    compile_shipped()
    taxonomy = load_taxonomy()
    for name, make in PARTS.items():
        compiled.write(name, taxonomy.fingerprint, make(taxonomy))
    for name in MODELS:
        compiled.write_model(name, packed_model)
    compiled.write("rules", taxonomy.fingerprint, rules_data(default_taxonomy_path()))


if __name__ == "__main__":
    compile_all()
