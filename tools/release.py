"""A release, step by step; docs/contributing/release.md says when to run which.

    python -m tools.release build                  dist/ with sdist and wheel, looked through; sbom/ with what they need
    python -m tools.release try                    both, installed with the oldest and newest of all on each Python here
    python -m tools.release try --python 3.12 --only oldest
    python -m tools.release test -- tests/cli      the tests of the sdist, from there: with pytest's own words
    python -m tools.release version 1.0.0          version, changelog and pages: what is left is to commit and to tag
    python -m tools.release tag v1.0.0             whether the tag is the version, and the changelog tells of it

Needs the extra `release`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.releasing import distributions, trial, version
from tools.releasing.run import ROOT


def main() -> int:
    """Run a step."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    steps = parser.add_subparsers(dest="step", required=True)
    for name in ("build", "try", "test"):
        step = steps.add_parser(name)
        step.add_argument("--dist", type=Path, default=ROOT / "dist", help="the folder of sdist and wheel")
        if name == "build":
            step.add_argument("--sbom", type=Path, default=ROOT / "sbom", help="the folder of the bill of materials")
        else:
            step.add_argument("--python", action="append", help="a version of Python, such as 3.12; else all")
            step.add_argument("--only", choices=trial.RESOLUTIONS, help="of the two sets of versions")
        if name == "test":
            step.add_argument("words", nargs="*", help="for pytest, after --")
    steps.add_parser("version").add_argument("version")
    steps.add_parser("tag").add_argument("tag")
    asked = parser.parse_args()
    if asked.step == "version":
        version.prepare(asked.version)
    elif asked.step == "tag":
        version.check_tag(asked.tag)
    elif asked.step == "build":
        built = distributions.build(asked.dist)
        print(distributions.bill_of_materials(built.wheel, asked.sbom))
    else:
        return _try(asked)
    return 0


def _try(asked: argparse.Namespace) -> int:
    """All trials, also after one has failed; 1 where one has."""
    built = distributions.distributions_in(asked.dist)
    pythons = trial.present(asked.python or trial.PYTHONS)
    found = trial.trials(built, pythons, [asked.only] if asked.only else list(trial.RESOLUTIONS))
    if asked.step == "test":
        found = [one for one in found if one.distribution == built.sdist]
    failed = []
    for one in found:
        try:
            trial.try_it(one) if asked.step == "try" else trial.run_tests(one, asked.words)
        except SystemExit as error:
            print(error, flush=True)
            failed.append(one)
    print(f"{len(found) - len(failed)} passed, {len(failed)} failed{''.join(f'; {one}' for one in failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
