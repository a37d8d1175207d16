"""From the files of the taxonomy to the taxonomy: the one door that every command goes through."""

from __future__ import annotations

import os
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from skillmatch import compiled
from skillmatch.errors import TaxonomyError
from skillmatch.gc_pause import paused_collector
from skillmatch.shipped import shipped_folder
from skillmatch.taxonomy.build import FINGERPRINT, build, checked, compile_layer, taxonomy_of
from skillmatch.taxonomy.layer import Layer, digest_of, digest_over, merge, names_in, read_layer
from skillmatch.taxonomy.model import Taxonomy


def default_taxonomy_path() -> Path:
    """The folder of the shipped taxonomy."""
    return shipped_folder("taxonomy")


def load_taxonomy(*overlays: Path, base: Path | None = None, anew: bool = False) -> Taxonomy:
    """The shipped taxonomy, with a team's own folders laid over it in the order given.

    The last two are remembered. The shipped files are validated by the suite, a team's here.

    Args:
        overlays: folders of the same layout.
        base: another folder than the shipped one at the bottom.
        anew: whether the files are read though they are remembered: they may have changed.

    Raises:
        TaxonomyError: where a file cannot be used, with file and line.
    """
    base = base or default_taxonomy_path()
    is_absolute = all(folder.is_absolute() for folder in (base, *overlays))
    load = _load.__wrapped__ if anew else _load
    return load(base, overlays, "" if is_absolute else _working_folder())


@lru_cache(maxsize=2)
def _load(base: Path, overlays: tuple[Path, ...], _from: str) -> Taxonomy:
    """``_from`` is the folder that relative ones start from: the same name may be another folder there."""
    with paused_collector():
        if not overlays:
            made = compiled.read("taxonomy", digest_of(base)[:FINGERPRINT])
            return taxonomy_of(made) if made else build(read_layer(base))
        return _overlaid(base, overlays)


def _overlaid(base: Path, overlays: tuple[Path, ...]) -> Taxonomy:
    """The taxonomy of several folders, made and judged once for each content of them."""
    from skillmatch import user_cache

    digest, key = _content(base, overlays)
    kept = user_cache.read(key)
    if kept:
        return taxonomy_of(kept)
    layer = _judged(base, overlays)
    made = compile_layer(layer)
    taxonomy = checked(taxonomy_of(made))
    # What was judged must be what is kept: somebody may have saved a file meanwhile.
    if layer.digest == digest and _content(base, overlays) == (digest, key):
        user_cache.write(key, made)
    return taxonomy


def _content(base: Path, overlays: tuple[Path, ...]) -> tuple[str, bytes]:
    """The digest of the folders laid over each other, and the key of what is made of them."""
    digest = digest_over(*map(digest_of, (base, *overlays)))
    names = [names_in(overlay) for overlay in overlays]
    return digest, compiled.user_key("taxonomy", f"{digest} {names}")


def _judged(base: Path, overlays: tuple[Path, ...]) -> Layer:
    plain = compiled.read("layer", digest_of(base)[:FINGERPRINT])
    layer = Layer(**plain) if plain else read_layer(base)
    for overlay in overlays:
        _refuse_faults(overlay, layer)
        layer = merge(layer, read_layer(overlay))
    return layer


def compile_shipped() -> None:
    """Write the shipped taxonomy in the form that a start reads fastest."""
    layer = read_layer(default_taxonomy_path())
    compiled.write("taxonomy", layer.digest[:FINGERPRINT], compile_layer(layer))
    compiled.write("layer", layer.digest[:FINGERPRINT], asdict(layer))


def _working_folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - a key is all that it is
    except OSError:  # it is gone
        return ""


def _refuse_faults(overlay: Path, below: Layer) -> None:
    # Here, since validating costs an import that the shipped taxonomy does not need.
    from skillmatch.taxonomy.validate.audit import audit_folder

    problems = audit_folder(overlay, below)
    if problems:
        hint = f"See `skillmatch taxonomy validate --taxonomy {overlay}`" + (
            f" for this and {len(problems) - 1} more." if problems[1:] else "."
        )
        raise TaxonomyError(f"{problems[0].message}.", place=problems[0].place, hint=hint)
