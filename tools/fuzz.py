"""Fuzz every reader, guided by coverage (atheris, libFuzzer): pip install -e '.[fuzz]'

    python -m tools.fuzz                     every reader for a minute; a table of inputs tried and what was found
    python -m tools.fuzz pdf rtf --seconds 600
    python -m tools.fuzz --found DIR         where inputs that broke something are put; copy such a file, cut small,
                                               to tests/readers/files/ and give it a case in cases.yaml

Seeds and promises are those of `tools/attack.py`, which changes the seeds by what it knows of their formats; this
one is led by coverage. An input breaks a reader where the process dies, where it hangs for ten seconds, or where what
was read breaks a promise: no exception, no control character, spans and boxes within the text, the same after a trip
through the wire.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.attacking.promises import check
from tools.attacking.seeds import seeds

_STAMP = (2020, 1, 1, 0, 0, 0)
_COUNT = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_CRASH = re.compile(r"Test unit written to (\S+)")


def _as_is(data: bytes) -> bytes:
    return data


def _packed(member: str, *others: tuple[str, bytes]) -> Callable[[bytes], bytes]:
    """Makes a package whose main part is the input: what is changed in a ZIP itself only breaks its checksum."""

    def pack(data: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            for name, content in (*others, (member, data)):
                package.writestr(zipfile.ZipInfo(name, _STAMP), content)
        return out.getvalue()

    return pack


_ODT = ("mimetype", b"application/vnd.oasis.opendocument.text")
# Of each target: the ending of its seeds, the member of a package that is fuzzed, how a file is made of an input.
TARGETS: dict[str, tuple[tuple[str, ...], str, Callable[[bytes], bytes]]] = {
    "pdf": ((".pdf",), "", _as_is),
    "docx": ((".docx",), "word/document.xml", _packed("word/document.xml")),
    "styles": ((".docx",), "word/styles.xml", _packed("word/styles.xml", ("word/document.xml", b"<w/>"))),
    "odt": ((".odt",), "content.xml", _packed("content.xml", _ODT)),
    "zip": ((".docx", ".odt"), "", _as_is),
    "rtf": ((".rtf",), "", _as_is),
    "html": ((".html", ".mhtml"), "", _as_is),
    "eml": ((".eml", ".mhtml"), "", _as_is),
    "data": ((".json", ".yaml", ".xml", ".csv"), "", _as_is),
    "text": ((".txt", ".md"), "", _as_is),
}


def main() -> int:
    if sys.argv[1:2] == ["--in-process"]:
        _fuzz(sys.argv[2], sys.argv[3:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], help="which readers; else all")
    parser.add_argument("--seconds", type=int, default=60, help="for each")
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"), help="where to put what breaks a reader")
    asked = parser.parse_args()
    total = broken = 0
    for target in asked.targets or TARGETS:
        inputs, found = _run(target, asked.seconds, asked.found)
        total, broken = total + inputs, broken + len(found)
        print(f"{target:8} {inputs:>12,} inputs   {len(found)} found", *found, flush=True)
    print(f"{'all':8} {total:>12,} inputs   {broken} found")
    return int(broken > 0)


def _run(target: str, seconds: int, where: Path) -> tuple[int, list[str]]:
    """Fuzz one reader in a process of its own; how many inputs were tried, and the files that broke it."""
    where.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(_seeds(target)):
            (Path(folder) / f"seed-{number}").write_bytes(seed)
        limits = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=3000", "-max_len=60000"]
        command = [sys.executable, "-m", "tools.fuzz", "--in-process", target, *limits, "-print_final_stats=1"]
        command += [f"-artifact_prefix={where}/{target}-", folder]
        ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    count = _COUNT.search(ran.stderr)
    if not count and not _CRASH.search(ran.stderr):
        raise SystemExit(f"fuzz: {target} did not run:\n{ran.stderr[-2000:]}")
    return int(count.group(1)) if count else 0, _CRASH.findall(ran.stderr)


def _seeds(target: str) -> Iterator[bytes]:
    endings, member, _ = TARGETS[target]
    for data in seeds(*endings):
        if not member:
            yield data
            continue
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if member in package.namelist():
                yield package.read(member)


def _fuzz(target: str, options: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["skillmatch.documents"]):
        import skillmatch.readers.data.feed
        import skillmatch.readers.data.json_file
        import skillmatch.readers.data.table
        import skillmatch.readers.eml
        import skillmatch.readers.html.page
        import skillmatch.readers.office.docx
        import skillmatch.readers.office.odt
        import skillmatch.readers.office.package  # noqa: F401
    make = TARGETS[target][2]

    def one_input(data: bytes) -> None:
        check(make(data))

    atheris.Setup([sys.argv[0], *options], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
