"""Which folders a client has granted, and which files are below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.agents.roots import GrantedFile, granted
from skillmatch.errors import UsageError


def test_what_is_a_granted_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a b#ü%41"
    folder.mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(folder)
    addresses = {
        folder.as_uri(): [str(folder)],
        folder.as_uri() + "/": [str(folder)],
        (tmp_path / "link").as_uri(): [str(folder)],
        "file://localhost" + folder.as_uri().removeprefix("file://"): [str(folder)],
        (tmp_path / "file").as_uri(): [],
        (tmp_path / "missing").as_uri(): [],
        "file://example.org/tmp": [],
        "https://example.org/": [],
        str(folder): [],
        "file:///a%00b": [],
        "file:": [],
        "": [],
        "file://[": [],
    }
    for address, expected in addresses.items():
        assert list(granted([address])) == expected, address
    assert granted([folder.as_uri(), folder.as_uri()]) == (str(folder),)


def test_the_folder_of_all_folders(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    assert GrantedFile(str(tmp_path / "file"), ("/",)).read(10) == b"x"


@pytest.mark.parametrize(
    "name", ["file://[", "file://[/x", "FILE:///etc/passwd", "\\ud800", "file:///%ff/../x", "x" * 9_999]
)
def test_no_name_is_too_strange(tmp_path: Path, name: str) -> None:
    try:
        found = GrantedFile(name, (str(tmp_path),))
    except UsageError as error:
        assert "granted" in str(error) and len(str(error)) < 250
    else:
        assert found.path.is_relative_to(tmp_path)
