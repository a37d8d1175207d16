"""Keeping start-up short: what spaCy imports and this program never uses."""

from __future__ import annotations

import sys
from types import ModuleType

_HEAVY = ("torch", "tensorflow", "mxnet", "cupy", "jax", "mlx")


def import_spacy_slim() -> None:
    """Import spaCy without its command line, and without the packages that it uses where it finds them.

    An ML engineer's environment has those, and they cost seconds; spaCy's own command line is a third of what is
    left. Only our command line does this, whose process is its own: a library must not meddle with the imports of its
    caller. Where a spaCy does not like it, it is imported whole.
    """
    if "spacy" in sys.modules:
        return
    for name in _HEAVY:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    cli, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    cli.__path__, info.info = [], None  # type: ignore[attr-defined]
    stand_ins = {"spacy.cli": cli, "spacy.cli.info": info}
    sys.modules.update(stand_ins)
    try:
        import spacy  # noqa: F401
    except Exception:
        for name in [name for name in sys.modules if name == "spacy" or name.startswith("spacy.")]:
            del sys.modules[name]
