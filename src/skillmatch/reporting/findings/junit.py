"""Findings as JUnit XML, for dashboards of tests: a suite for each post, a failing case for each finding."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from skillmatch.checking.model import Checked, Finding, Run, Severity
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.shared.escape import one_line, xml_text
from skillmatch.reporting.shared.options import Options

_CLEAN = "nothing found"


def render(run: Run, options: Options) -> str:
    """All posts; one without findings has one passing case, so that a dashboard does not say "no tests"."""
    suites = ET.Element("testsuites", {"name": "skillmatch"})
    for post in run.posts:
        _suite(suites, post)
    for unread in run.unreadable:
        _unread(suites, unread)
    if not run.posts and not run.unreadable:
        _case(
            _element(suites, "testsuite", name="skillmatch", tests="1", failures="0", errors="0"), "skillmatch", _CLEAN
        )
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _suite(suites: ET.Element, post: Checked) -> None:
    failures = [finding for finding in post.findings if finding.severity is not Severity.NOTE]
    tests = str(len(post.findings) or 1)
    suite = _element(suites, "testsuite", name=post.path, tests=tests, failures=str(len(failures)), errors="0")
    for finding in post.findings:
        _told(_case(suite, post.path, f"{finding.rule} (line {finding.place.line})"), finding)
    if not post.findings:
        _case(suite, post.path, _CLEAN)


def _told(case: ET.Element, finding: Finding) -> None:
    where = f"{finding.path}:{finding.place.line}:{finding.place.column}"
    text = f"{one_line(f'{where}: {finding.message}')}\n{one_line(finding.remedy)}"
    # A note is worth reading and no failure.
    if finding.severity is Severity.NOTE:
        _element(case, "system-out").text = xml_text(text)
    else:
        _element(case, "failure", message=finding.message, type=str(finding.severity)).text = xml_text(text)


def _unread(suites: ET.Element, unread: Unreadable) -> None:
    suite = _element(suites, "testsuite", name=unread.name, tests="1", failures="0", errors="1")
    case = _case(suite, unread.name, "can be read")
    _element(case, "error", message=f"{unread.reason}. {unread.hint}", type="unreadable")


def _case(suite: ET.Element, path: str, name: str) -> ET.Element:
    return _element(suite, "testcase", classname=path, name=name)


def _element(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, {name: xml_text(one_line(value)) for name, value in attributes.items()})
