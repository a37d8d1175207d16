"""Files of settings, baselines and taxonomies that are none: each is refused, and none is waited for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from skillmatch.safe_read import (
    NotReadError,
    Why,
    below,
    exists,
    is_file,
    is_folder,
    read_file_below,
    read_plain_file,
    resolved,
)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


NO_FILES: dict[str, tuple[Callable[[Path], object], Why]] = {
    "nothing": (lambda path: None, Why.MISSING),
    "a folder": (Path.mkdir, Why.FOLDER),
    "a pipe that nobody writes to": (_fifo, Why.NOT_PLAIN),
    "a link to an endless device": (_link("/dev/zero"), Why.NOT_PLAIN),
    "a link to itself": (_link("file"), Why.OTHER),
    "a link that leads nowhere": (_link("gone"), Why.MISSING),
    "a link to a name that no file can have": (_link("x" * 300), Why.OTHER),
    "more than may be read": (lambda path: path.write_bytes(b"x" * 11), Why.TOO_LARGE),
}
NO_NAMES = ["x" * 500, "a\0b", "\ud800"]


@pytest.mark.parametrize(("make", "why"), NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_plain_file_of_its_size_is_refused(tmp_path: Path, make: Callable[[Path], object], why: Why) -> None:
    make(tmp_path / "file")
    with pytest.raises(NotReadError) as refused:
        read_plain_file(tmp_path / "file", 10)
    assert refused.value.why is why
    assert refused.value.reason == str(refused.value) != ""


@pytest.mark.parametrize("name", NO_NAMES)
def test_no_name_is_too_strange(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotReadError):
        read_plain_file(tmp_path / name, 10)
    assert not exists(tmp_path / name) and not is_file(tmp_path / name) and not is_folder(tmp_path / name)
    resolved(tmp_path / name)
    below(tmp_path / name, tmp_path)


def test_a_plain_file_is_read_whole_whatever_the_limit(tmp_path: Path) -> None:
    data = bytes(range(256)) * 9_000
    (tmp_path / "file").write_bytes(data)
    (tmp_path / "link").symlink_to("file")
    for name in ("file", "link"):
        for most in (len(data), 10**15):
            assert read_plain_file(tmp_path / name, most) == data


def test_what_is_too_large_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 11)
    with pytest.raises(NotReadError, match="larger than 10 bytes"):
        read_plain_file(tmp_path / "file", 10)


def test_a_way_below_a_folder_follows_links_to_folders_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "to-a").symlink_to("a")
    (tmp_path / "a" / "out.md").symlink_to("/etc/passwd")
    assert below(tmp_path / "to-a" / "out.md", tmp_path) == "a/out.md"
    assert below(tmp_path / "x.md", tmp_path / "a") is None


BELOW: dict[str, tuple[Callable[[Path], object], Why | None]] = {
    "a file": (lambda path: path.write_bytes(b"inside"), None),
    "a link to a file inside": (lambda path: path.symlink_to("other"), Why.OTHER),
    "a link to a file outside": (lambda path: path.symlink_to("../../outside/secret"), Why.OTHER),
    "nothing": (lambda path: None, Why.MISSING),
    "a folder": (Path.mkdir, Why.FOLDER),
    "a pipe": (_fifo, Why.NOT_PLAIN),
    "more than may be read": (lambda path: path.write_bytes(b"x" * 11), Why.TOO_LARGE),
}


@pytest.mark.skipif(os.open not in os.supports_dir_fd, reason="this system opens files by their path alone")
@pytest.mark.parametrize(("make", "why"), BELOW.values(), ids=BELOW)
def test_a_file_below_a_folder_is_read_through_no_link(
    tmp_path: Path, make: Callable[[Path], object], why: Why | None
) -> None:
    """Whoever found out that it is below may be told otherwise when it is opened."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "folder").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret").write_bytes(b"outside")
    (root / "folder" / "other").write_bytes(b"inside")
    (root / "link").symlink_to(outside)
    make(root / "folder" / "file")
    if why is None:
        assert read_file_below(root, ("folder", "file"), 10) == b"inside"
    else:
        with pytest.raises(NotReadError) as refused:
            read_file_below(root, ("folder", "file"), 10)
        assert refused.value.why is why
    for names in (("link", "secret"), ("folder", "missing", "file"), ("folder", "other", "file"), ()):
        with pytest.raises(NotReadError):
            read_file_below(root, names, 10)


@pytest.mark.skipif(not is_folder("/proc/self/fd"), reason="this system does not list what is open")
def test_no_handle_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for names in [("folder", "missing"), ("missing", "file")] * 10:
        with pytest.raises(NotReadError):
            read_file_below(tmp_path, names, 10)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before
