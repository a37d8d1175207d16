"""The work of one process, started by speed.py so that each measure has a process of its own."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHARACTERS = 4500
"""The length of a posting, by which rates are counted."""
EXAMPLES = 400
"""How many texts our examples are made into where there is no corpus."""
CHUNK = 40


def in_process(job: str, *amounts: int) -> dict[str, float]:
    """The figures of one of ``JOBS``, done in a fresh process."""
    command = [sys.executable, "-m", "tools.bench.work", job, *map(str, amounts)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
    if ran.returncode:
        raise SystemExit(f"speed: {job} failed: {ran.stderr.strip()}")
    return dict(json.loads(ran.stdout))


def texts() -> list[str]:
    """Postings with their titles."""
    corpus = ROOT.parent / "shared" / "corpus" / "postings.jsonl"
    if corpus.is_file():
        # Not splitlines: the texts hold other separators, which JSON does not escape.
        rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").split("\n") if line]
        return [f"{row['title']}\n\n{row['text']}" for row in rows]
    paths = sorted((ROOT / "examples" / "postings").glob("*.[mt]*"))
    return list(islice(cycle(path.read_text(encoding="utf-8") for path in paths), EXAMPLES))


def as_files(amount: int, folder: Path) -> list[str]:
    """So many texts, each as a file of a folder; the names of these."""
    for number, text in enumerate(texts()[:amount]):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return [str(path) for path in sorted(folder.iterdir())]


def rates(amount: int) -> dict[str, float]:
    """Postings a second: to the profile, to JSON, and spaCy's tokenizer; medians over chunks, in turns."""
    import spacy

    from skillmatch.analysis import Analyzer
    from skillmatch.reporting import render

    analyzer = Analyzer(kind="posting")
    tokenizer = spacy.blank("en").make_doc
    jobs: dict[str, Callable[[str], object]] = {
        "analysis": analyzer.text,
        "json": lambda text: render([analyzer.text(text)], "jsonl"),
        "tokenizer": tokenizer,
    }
    return _in_turns(jobs, amount)


def pairs(amount: int) -> dict[str, float]:
    """Seconds of a processor for postings beside one résumé: their analysis, and what comparing adds; in turns."""
    from skillmatch.analysis import Analyzer
    from skillmatch.comparing.resume_posting import Comparer

    analyzer = Analyzer(kind="posting")
    resume = analyzer.of_kind("resume").file(ROOT / "examples" / "resumes" / "farah-example.txt")
    sides = Comparer(analyzer.taxonomy).sides(resume)  # type: ignore[arg-type]  # it is ours, and can be read
    found: dict[str, list[float]] = {"analysis": [], "comparison": [], "ratio": []}
    for chunk in _chunks(texts()[:amount]):
        began = time.process_time()
        reports = [analyzer.text(text) for text in chunk]
        read = time.process_time()
        for report in reports:
            sides.with_posting(report)
        taken = read - began, time.process_time() - read
        for name, figure in zip(found, (*taken, taken[1] / taken[0]), strict=True):
            found[name].append(figure / (len(chunk) if name != "ratio" else 1))
    return {name: statistics.median(figures) for name, figures in found.items()}


def peers(amount: int) -> dict[str, float]:
    """Postings a second of two other programs that only look phrases up, and ours to the profile, in turns.

    Raises:
        ModuleNotFoundError: where they are not installed.
    """
    from importlib.resources import files

    from flashtext import KeywordProcessor
    from skill_extractor import KeywordMatcher

    from skillmatch.analysis import Analyzer
    from skillmatch.taxonomy.load import load_taxonomy

    labels = KeywordProcessor()
    labels.add_keywords_from_list([label for one in load_taxonomy().concepts.values() for label in one.labels])
    gazetteer = KeywordMatcher(json.loads((files("skill_extractor") / "data" / "skills.json").read_text("utf-8")))
    jobs: dict[str, Callable[[str], object]] = {
        "ours": Analyzer(kind="posting").text,
        "flashtext": labels.extract_keywords,
        "skill-extractor": gazetteer.extract,
    }
    return _in_turns(jobs, amount)


def _in_turns(jobs: Mapping[str, Callable[[str], object]], amount: int) -> dict[str, float]:
    """Postings a second of each job; medians over chunks."""
    warm_up, *chunks = _chunks(texts()[: amount + CHUNK])
    for job in jobs.values():
        _seconds(job, warm_up)
    found: dict[str, list[float]] = {name: [] for name in jobs}
    for at, chunk in enumerate(chunks):
        postings = sum(map(len, chunk)) / CHARACTERS
        # Who goes first changes from chunk to chunk: a text that was just read is nearer at hand.
        names = list(jobs)[at % len(jobs) :] + list(jobs)[: at % len(jobs)]
        for name in names:
            found[name].append(postings / _seconds(jobs[name], chunk))
    return {name: statistics.median(speeds) for name, speeds in found.items()}


def _chunks(all_texts: Sequence[str]) -> list[Sequence[str]]:
    return [all_texts[at : at + CHUNK] for at in range(0, len(all_texts), CHUNK)]


def _seconds(job: Callable[[str], object], chunk: Sequence[str]) -> float:
    began = time.perf_counter()
    for text in chunk:
        job(text)
    return time.perf_counter() - began


def pdfs(rounds: int) -> dict[str, float]:
    """Seconds of a processor for a PDF, by our reader and by pypdfium2 alone; medians over files, in turns."""
    from skillmatch.readers.read import read_file

    shared = ROOT.parent / "shared" / "resumes"
    found: dict[str, list[float]] = {"reader": [], "library": [], "ratio": []}
    for path in sorted((shared if shared.is_dir() else ROOT / "tests" / "readers" / "files").glob("*.pdf")):
        taken = [(_processor(read_file, path), _processor(_library_text, path)) for _ in range(rounds + 1)][1:]
        reader, library = (statistics.median(times) for times in zip(*taken, strict=True))
        for name, figure in zip(found, (reader, library, reader / library), strict=True):
            found[name].append(figure)
    return {name: statistics.median(figures) for name, figures in found.items()}


def _library_text(path: Path) -> None:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return  # one of our test files asks for a password


def _processor(job: Callable[[Path], object], path: Path) -> float:
    began = time.process_time()
    job(path)
    return time.process_time() - began


def memory(passes: int, amount: int) -> dict[str, float]:
    """The peak of resident memory in MB after two passes over the texts, and after all passes."""
    from skillmatch.analysis import Analyzer
    from skillmatch.reporting import render

    analyzer = Analyzer()
    everything = texts()[:amount]
    peaks = []
    for _ in range(passes):
        for text in everything:
            render([analyzer.text(text)], "jsonl")
        peaks.append(_peak())
    return {"early": peaks[min(1, len(peaks) - 1)], "late": peaks[-1], "texts": len(everything)}


def _peak() -> float:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


JOBS: dict[str, Callable[..., dict[str, float]]] = {
    "rates": rates,
    "peers": peers,
    "pairs": pairs,
    "pdfs": pdfs,
    "memory": memory,
}


def _stay_on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


if __name__ == "__main__":
    _stay_on_one_core()
    print(json.dumps(JOBS[sys.argv[1]](*map(int, sys.argv[2:]))))
