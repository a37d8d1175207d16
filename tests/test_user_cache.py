"""What is made of a team's taxonomy is kept for its user: used where it is whole and theirs, no reason to fail."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from skillmatch import user_cache
from skillmatch.cli.taxonomy import app
from skillmatch.errors import TaxonomyError
from skillmatch.taxonomy import load

KEY = bytes(range(32))
OTHER = bytes(range(1, 33))
OURS = "skills:\n  - {id: quazor, label: QuazorML, broader: [ml-frameworks]}\n"
POST = "# Data engineer\n\nRequirements:\n- QuazorML and SQL\n"
posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no such owners here")
not_root = pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write anywhere")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(user_cache.OFF)
    monkeypatch.setenv(user_cache.FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    (tmp_path / "team" / "skills").mkdir(parents=True)
    (tmp_path / "team" / "skills" / "ours.yaml").write_text(OURS, encoding="utf-8")
    return tmp_path / "team"


def the_file(folder: Path) -> Path:
    return folder / f"{KEY.hex()}.bin"


def test_what_is_kept_is_read(kept: Path) -> None:
    value = {"a": [1, 2.5, None], "b": (frozenset({"ü"}), b"x")}
    assert user_cache.read(KEY) is None
    user_cache.write(KEY, value)
    assert user_cache.read(KEY) == value
    assert user_cache.read(OTHER) is None
    assert [path.name for path in kept.iterdir()] == [the_file(kept).name]


@posix
def test_nobody_else_may_look(kept: Path) -> None:
    user_cache.write(KEY, ["x"])
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert stat.S_IMODE(the_file(kept).stat().st_mode) == 0o600


def flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut in its key": lambda data: data[:20],
    "cut in its digest": lambda data: data[:50],
    "cut in what is kept": lambda data: data[:-3],
    "one bit another": flipped,
    "more at its end": lambda data: data + b"x",
    "of another key": lambda data: OTHER + data[32:],
    "nonsense": lambda data: os.urandom(len(data)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_made_anew(kept: Path, name: str) -> None:
    user_cache.write(KEY, ["right"])
    the_file(kept).write_bytes(BROKEN[name](the_file(kept).read_bytes()))
    assert user_cache.read(KEY) is None
    assert user_cache.read_or_make(KEY, lambda: ["right"]) == ["right"]
    assert user_cache.read(KEY) == ["right"]


def test_what_cannot_be_kept_is_made(kept: Path) -> None:
    strange = object()
    assert user_cache.read_or_make(KEY, lambda: strange) is strange
    assert not kept.exists() or list(kept.iterdir()) == []


@posix
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o720])
def test_a_folder_that_others_may_write_is_left_alone(kept: Path, mode: int) -> None:
    user_cache.write(KEY, ["x"])
    kept.chmod(mode)
    assert user_cache.read(KEY) is None
    user_cache.write(OTHER, ["y"])
    assert [path.name for path in kept.iterdir()] == [the_file(kept).name]
    assert "others" in user_cache.why_unusable()


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_made_anew(kept: Path, mode: int) -> None:
    user_cache.write(KEY, ["theirs"])
    the_file(kept).chmod(mode)
    assert user_cache.read(KEY) is None
    user_cache.write(KEY, ["ours"])
    assert user_cache.read(KEY) == ["ours"]


@posix
@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_belongs_to_another_user_is_not_read(kept: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    user_cache.write(KEY, ["theirs"])
    if what == "file":
        monkeypatch.setattr(user_cache, "_is_own", lambda at: True)
    us = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: us + 1)
    assert user_cache.read(KEY) is None


@posix
def test_links_are_not_followed(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user_cache.write(KEY, ["x"])
    the_file(kept).rename(tmp_path / "elsewhere.bin")
    the_file(kept).symlink_to(tmp_path / "elsewhere.bin")
    assert user_cache.read(KEY) is None
    user_cache.write(KEY, ["y"])
    assert user_cache.read(KEY) == ["y"]
    (tmp_path / "link").symlink_to(kept)
    monkeypatch.setenv(user_cache.FOLDER, str(tmp_path / "link"))
    assert user_cache.read(KEY) is None


def test_a_pipe_holds_nobody_up(kept: Path) -> None:
    kept.mkdir(mode=0o700)
    if hasattr(os, "mkfifo"):
        os.mkfifo(the_file(kept))
    assert user_cache.read(KEY) is None


def test_where_there_can_be_no_folder_nothing_is_kept(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for name in (tmp_path / "file", tmp_path / "file" / "below", Path("relative"), Path("/dev/null/x")):
        monkeypatch.setenv(user_cache.FOLDER, str(name))
        assert user_cache.read_or_make(KEY, lambda: [1]) == [1]
    assert not Path("relative").exists()


@not_root
@posix
def test_a_folder_that_cannot_be_written(kept: Path) -> None:
    kept.mkdir(mode=0o500)
    assert user_cache.read_or_make(KEY, lambda: [1]) == [1]
    assert list(kept.iterdir()) == []


@posix
def test_root_makes_no_folder_in_the_home_of_another(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    real = Path.stat
    monkeypatch.setattr(Path, "stat", lambda self: os.stat_result((*real(self)[:4], 1000, *real(self)[5:])))
    user_cache.write(KEY, ["x"])
    assert not kept.exists()
    assert "another user" in user_cache.why_unusable()


def test_it_can_be_switched_off(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user_cache.write(KEY, ["x"])
    monkeypatch.setenv(user_cache.OFF, "1")
    assert user_cache.read(KEY) is None
    user_cache.write(OTHER, ["x"])
    assert [path.name for path in kept.iterdir()] == [the_file(kept).name]


@pytest.mark.parametrize(
    ("platform", "variables", "path"),
    [
        ("linux", {"HOME": "/home/me"}, "/home/me/.cache/skillmatch"),
        ("linux", {"HOME": "/home/me", "XDG_CACHE_HOME": "/fast"}, "/fast/skillmatch"),
        ("linux", {"HOME": "/home/me", "XDG_CACHE_HOME": "here"}, "/home/me/.cache/skillmatch"),
        ("darwin", {"HOME": "/Users/me"}, "/Users/me/Library/Caches/skillmatch"),
        ("linux", {user_cache.FOLDER: "/elsewhere", "HOME": "/home/me"}, "/elsewhere"),
        ("linux", {user_cache.FOLDER: "~/mine", "HOME": "/home/me"}, "/home/me/mine"),
        ("linux", {user_cache.FOLDER: "mine"}, None),
        ("linux", {user_cache.OFF: "1", "HOME": "/home/me"}, None),
    ],
)
@posix
def test_where_it_is(
    platform: str, variables: dict[str, str], path: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (user_cache.FOLDER, user_cache.OFF, "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert user_cache.folder() == (None if path is None else Path(path))


def aged(path: Path, seconds: float) -> Path:
    os.utime(path, (seconds, seconds))
    return path


def test_it_is_bounded_and_what_is_used_stays(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_cache, "_MOST_FILES", 3)
    keys = [bytes([number] * 32) for number in range(6)]
    for age, key in enumerate(keys[:3]):
        user_cache.write(key, [age])
        aged(kept / f"{key.hex()}.bin", 1_000 + age)
    assert user_cache.read(keys[0]) == [0]  # the oldest, used now
    user_cache.write(keys[3], [3])
    assert [user_cache.read(key) is not None for key in keys[:4]] == [True, False, True, True]
    monkeypatch.setattr(user_cache, "_MOST_BYTES", 200)
    user_cache.write(keys[4], ["x" * 100])
    assert len(list(kept.iterdir())) == 1


def test_what_was_never_finished_goes_and_what_is_not_ours_stays(kept: Path) -> None:
    user_cache.write(KEY, ["x"])
    name = the_file(kept).name.removesuffix(".bin")
    forgotten = kept / f"{name}.{'0' * 16}.part"
    fresh = kept / f"{name}.{'1' * 16}.part"
    theirs = kept / "notes.txt"
    for path in (forgotten, fresh, theirs):
        path.write_bytes(b"x")
    aged(forgotten, 1_000), aged(theirs, 1_000)
    user_cache.write(OTHER, ["x"])
    assert [path.exists() for path in (forgotten, fresh, theirs)] == [False, True, True]


AT_ONCE = """
import sys
from skillmatch import user_cache
key, who = bytes(range(32)), sys.argv[1]
for turn in range(150):
    user_cache.write(key, [who] * 20_000)
    found = user_cache.read(key)
    assert found is not None and len(found) == 20_000 and len(set(found)) == 1, (turn, found and len(found))
"""


def test_two_may_write_at_once(kept: Path) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-c", AT_ONCE, who], stderr=subprocess.PIPE, text=True) for who in ("a", "b")
    ]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [("", 0), ("", 0)]
    assert [path.name for path in kept.iterdir()] == [the_file(kept).name]


IMPORTED = """
import sys
from skillmatch.cli.main import main
sys.argv[0] = "skillmatch"
try:
    main()
finally:
    made = {"yaml", "jsonschema", "skillmatch.taxonomy.validate.audit", "skillmatch.matching.phrases.compile", "pickle"}
    print(*sorted(made & set(sys.modules)), file=sys.stderr)
"""


def ran(*words: str | Path, **variables: str) -> tuple[str, str]:
    environment = {**os.environ, **variables}
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, *map(str, words)], capture_output=True, text=True, env=environment
    )
    return done.stdout, done.stderr.strip()


@pytest.mark.parametrize("command", [["match", "--format", "json"], ["check", "--fail-on", "never"]])
def test_a_second_run_makes_nothing(kept: Path, team: Path, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "post.md").write_text(POST, encoding="utf-8")
    words = (*command, tmp_path / "post.md", "--taxonomy", team)
    first, made = ran(*words)
    assert {"yaml", "skillmatch.taxonomy.validate.audit", "skillmatch.matching.phrases.compile"} <= set(made.split())
    assert ran(*words) == (first, "")
    assert ran(*words, **{user_cache.OFF: "1"}) == (first, made)
    if command[0] == "match":
        assert "quazor" in first
    kept.chmod(0o500)
    for path in kept.iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert ran(*words) == (first, made)


def test_each_content_has_its_own(kept: Path, team: Path) -> None:
    def loaded() -> str:
        load._load.cache_clear()
        return load.load_taxonomy(team).concepts["quazor"].label

    assert loaded() == loaded() == "QuazorML"
    (team / "skills" / "ours.yaml").write_text(OURS.replace("QuazorML", "Quazor the Second"), encoding="utf-8")
    assert loaded() == "Quazor the Second"
    (team / "skills" / "ours.yaml").write_text(OURS, encoding="utf-8")
    assert loaded() == "QuazorML"
    assert len(list(kept.iterdir())) == 2
    # A file that would never be read is told, though what counts is the same.
    for strange in ("skill.yaml", "roles.yml", "skils/more.yaml", "cues/nonsense.yaml", "rules/x.yaml"):
        (team / strange).parent.mkdir(exist_ok=True)
        (team / strange).write_text("a: b\n", encoding="utf-8")
        with pytest.raises(TaxonomyError):
            loaded()
        (team / strange).unlink()
        if strange.startswith("rules"):
            (team / "rules").rmdir()
    load._load.cache_clear()


def test_what_is_saved_while_it_is_made_is_not_kept(kept: Path, team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = load._judged

    def slow(base: Path, overlays: tuple[Path, ...]) -> object:
        layer = real(base, overlays)
        (team / "skills" / "ours.yaml").write_text(OURS.replace("QuazorML", "Other"), encoding="utf-8")
        return layer

    monkeypatch.setattr(load, "_judged", slow)
    load._load.cache_clear()
    assert load.load_taxonomy(team).concepts["quazor"].label == "QuazorML"
    assert not kept.exists()
    load._load.cache_clear()


def test_a_command_says_where_it_is(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user_cache.write(KEY, ["x" * 60_000])
    assert CliRunner().invoke(app, ["cache"]).stdout == f"{kept}\n1 file, 0.1 MB\n"
    monkeypatch.setenv(user_cache.OFF, "yes")
    assert CliRunner().invoke(app, ["cache"]).stdout == f"none\nNot used: switched off by {user_cache.OFF}.\n"
