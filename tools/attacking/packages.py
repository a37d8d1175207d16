"""Word files and OpenDocument texts with a changed tree, packed again as a valid ZIP."""

from __future__ import annotations

import copy
import io
import warnings
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from tools.attacking import seeds, vocabularies
from tools.attacking.trees import change_tree

_STAMP = (2020, 1, 1, 0, 0, 0)
_UNREAD = (
    "docProps/",
    "customXml/",
    "word/theme",
    "word/stylesWithEffects",
    "word/settings",
    "word/webSettings",
    "word/font",
)
_LARGEST_STYLE = 1_500
"""Bytes: Word's own table styles make most of a file, and are all alike."""
_PARTS = {
    "docx": (
        ("word/document.xml", 12),
        ("word/styles.xml", 5),
        ("word/_rels/document.xml.rels", 1),
        ("word/footnotes.xml", 1),
    ),
    "odt": (("content.xml", 12), ("styles.xml", 4)),
}


class Package(NamedTuple):
    """The members of a ZIP by name: trees where they are XML, else bytes."""

    trees: Mapping[str, Any]
    others: Mapping[str, bytes]


def mutant(kind: str, rng: Random) -> bytes:
    """A ``docx`` or ``odt`` of the seeds, changed."""
    package = rng.choice(_packages(f".{kind}"))
    trees = dict(package.trees)
    words = vocabularies.DOCX if kind == "docx" else vocabularies.ODT
    for _ in range(rng.choice((1, 1, 2))):
        name = _part(kind, trees, rng)
        trees[name] = copy.deepcopy(trees[name])
        change_tree(trees[name], rng, words)
    return packed(dict(package.others) | {name: _written(tree) for name, tree in trees.items()}, rng)


def packed(members: Mapping[str, bytes], rng: Random) -> bytes:
    """A ZIP of the members; now and then one is left out, or there twice."""
    names = list(members)
    if rng.random() < 0.04:
        odd = rng.choice(names)
        names = [*names, odd] if rng.random() < 0.5 else [name for name in names if name != odd]
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as package:
        warnings.simplefilter("ignore")  # of the name that is there twice
        for name in names:
            package.writestr(zipfile.ZipInfo(name, _STAMP), members[name], zipfile.ZIP_DEFLATED, compresslevel=1)
    return out.getvalue()


def _part(kind: str, trees: Mapping[str, Any], rng: Random) -> str:
    """The part to change: mostly the text itself, sometimes its styles, seldom any other."""
    known = [(name, weight) for name, weight in _PARTS[kind] if name in trees]
    if rng.random() < 0.05:
        return rng.choice(list(trees))
    return rng.choices([name for name, _ in known], [weight for _, weight in known])[0]


def _written(tree: Any) -> bytes:
    from lxml import etree

    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


@lru_cache
def _packages(ending: str) -> tuple[Package, ...]:
    return tuple(_opened(data) for data in seeds.seeds(ending))


def _opened(data: bytes) -> Package:
    from lxml import etree

    trees, others = {}, {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")) and not name.startswith(_UNREAD):
                trees[name] = _slim(etree.fromstring(package.read(name)))
            elif not name.startswith(_UNREAD):
                others[name] = package.read(name)
    return Package(trees, others)


def _slim(tree: Any) -> Any:
    """A tree without large styles, which would only make every mutant slow to write."""
    from lxml import etree

    for node in list(tree):
        if node.tag.endswith("}style") and len(etree.tostring(node)) > _LARGEST_STYLE + len(str(node.nsmap)):
            tree.remove(node)
    return tree
