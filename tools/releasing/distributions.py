"""What is released: an sdist, the wheel that is built of it, and a bill of materials of what an installation has."""

from __future__ import annotations

import shutil
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from skillmatch import __version__
from tools.releasing.run import ROOT, module, run

LARGEST = 20_000_000
"""Bytes: what people wait for. PyPI takes five times as much."""
IN_SDIST = (
    "PKG-INFO README.md CHANGELOG.md LICENSE SECURITY.md pyproject.toml hatch_build.py noxfile.py mkdocs.yml "
    "action.yml src taxonomy models tests tools docs examples changes action .ci .github .pre-commit-hooks.yaml"
).split()
"""Without which it could not be built, or would not pass its tests."""


class Distributions(NamedTuple):
    """The two files that are uploaded."""

    sdist: Path
    wheel: Path


def build(into: Path) -> Distributions:
    """Build both into an empty folder, the wheel out of the sdist, and look at what they are."""
    shutil.rmtree(into, ignore_errors=True)
    module("build", "--outdir", into, ROOT)
    built = distributions_in(into)
    module("twine", "check", "--strict", *built)
    for fault in faults(built):
        sys.exit(f"release: {fault}")
    return built


def distributions_in(folder: Path) -> Distributions:
    """Those that are in a folder, of this version and nothing else."""
    names = [f"skillmatch-{__version__}.tar.gz", f"skillmatch-{__version__}-py3-none-any.whl"]
    found = sorted(path.name for path in folder.glob("*") if path.name != ".gitignore")
    if found != sorted(names):
        sys.exit(f"release: {folder} has {', '.join(found) or 'nothing'}, not {' and '.join(names)}.")
    return Distributions(*(folder / name for name in names))


def faults(built: Distributions) -> list[str]:
    """What is wrong with them, in words; nothing where all is well."""
    found = [f"{path.name} is larger than {LARGEST:,} bytes" for path in built if path.stat().st_size > LARGEST]
    with tarfile.open(built.sdist) as sdist:
        tops = {PurePosixPath(name).parts[1] for name in sdist.getnames() if len(PurePosixPath(name).parts) > 1}
    found += [f"the sdist lacks {name}" for name in IN_SDIST if name not in tops]
    with zipfile.ZipFile(built.wheel) as wheel:
        return [*found, *_of_wheel(wheel)]


def _of_wheel(wheel: zipfile.ZipFile) -> list[str]:
    names = wheel.namelist()
    (info,) = {name.split("/")[0] for name in names if name.split("/")[0].endswith(".dist-info")}
    tops = {name.split("/")[0] for name in names} - {info, "skillmatch"}
    found = [f"the wheel installs {top} beside us" for top in sorted(tops)]
    found += [f"the wheel has {name}, of one platform" for name in names if name.endswith((".so", ".pyd", ".dylib"))]
    if "Root-Is-Purelib: true" not in wheel.read(f"{info}/WHEEL").decode():
        found.append("the wheel is not for any platform")
    for part in ("_compiled/", "_taxonomy/", "_models/", "py.typed"):
        if not any(name.startswith(f"skillmatch/{part}") for name in names):
            found.append(f"the wheel lacks {part}")
    return found


def bill_of_materials(wheel: Path, into: Path) -> Path:
    """What an installation of the wheel has, with the newest of all that it needs, as CycloneDX.

    It is of an installation, and so it is beside the wheel and not in it: the wheel itself holds nothing of others
    that its metadata does not name.
    """
    into.mkdir(parents=True, exist_ok=True)
    bill = into / f"skillmatch-{__version__}.cdx.json"
    with TemporaryDirectory() as folder:
        venv = Path(folder) / "venv"
        uv("venv", "--quiet", "--python", sys.executable, venv)
        python = python_of(venv)
        uv("pip", "install", "--quiet", "--python", python, wheel)
        module(
            "cyclonedx_py",
            *("environment", "--output-reproducible", "--spec-version", "1.6", "--mc-type", "application"),
            *("--pyproject", ROOT / "pyproject.toml", "--output-file", bill, python),
        )
    return bill


def uv(*words: str | Path) -> str:
    """Run uv, which makes environments in seconds and can resolve to the lowest."""
    return module("uv", *words)


def python_of(venv: Path) -> Path:
    """The Python of an environment."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def unpacked(sdist: Path, into: Path) -> Path:
    """The folder of an sdist's files."""
    run(sys.executable, "-m", "tarfile", "-e", sdist, into, quiet=True)
    (folder,) = into.iterdir()
    return folder
