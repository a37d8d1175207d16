"""The files of taxonomy folders as bytes, to be carried to where the folders are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from skillmatch.errors import TaxonomyError
from skillmatch.taxonomy.layer import FOLDERS, SINGLE_FILES, read_bytes, taxonomy_files
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import Taxonomy

Files = Mapping[str, bytes]
"""The files of a folder by their names below it."""


def files_of(folder: Path) -> Files:
    """The files of a folder that count.

    Raises:
        TaxonomyError: there is no such folder, or a file cannot be read.
    """
    return {file.name: read_bytes(file.path) for file in taxonomy_files(folder)}


def _write(files: Files, folder: Path) -> None:
    folder.mkdir()
    for name, data in files.items():
        if not _is_ours(name):
            # It may lead out of the folder: a saved pipeline may be anybody's.
            raise TaxonomyError(f"{name!r} is no name of a taxonomy file.")
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def taxonomy_with(folders: Iterable[Files]) -> Taxonomy:
    """The shipped taxonomy with folders laid over it, as ``load_taxonomy`` makes it.

    Raises:
        TaxonomyError: a file cannot be used.
    """
    return _taxonomy_with(tuple(tuple(sorted(files.items())) for files in folders))


@lru_cache(maxsize=2)
def _taxonomy_with(folders: tuple[tuple[tuple[str, bytes], ...], ...]) -> Taxonomy:
    with _written(map(dict, folders)) as paths:
        return load_taxonomy(*paths)


@contextmanager
def _written(folders: Iterable[Files]) -> Iterator[list[Path]]:
    with TemporaryDirectory(prefix="skillmatch-") as room:
        paths = []
        for number, files in enumerate(folders):
            _write(files, path := Path(room, str(number)))
            paths.append(path)
        yield paths


def _is_ours(name: str) -> bool:
    path = PurePosixPath(name)
    if path.suffix != ".yaml" or "\\" in name or str(path) != name:
        return False
    return name.removesuffix(".yaml") in SINGLE_FILES or (len(path.parts) == 2 and path.parts[0] in FOLDERS)
