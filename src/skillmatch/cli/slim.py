"""Keeping start-up short beside heavy packages."""

from __future__ import annotations

import sys

_HEAVY = ("torch", "tensorflow", "mxnet", "cupy", "jax", "mlx")


def keep_out_heavy_packages() -> None:
    """Hide the packages that spaCy's own dependency imports when it finds them, and that nothing here uses.

    An ML engineer's environment has them, and they cost seconds. Only the command line does this, whose process is
    its own: a library must not meddle with the imports of its caller.
    """
    for name in _HEAVY:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
