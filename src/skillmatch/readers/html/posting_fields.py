"""The names that applicant systems, job boards and their exports give to the parts of a posting.

A name is compared by its letters alone, in lower case: ``jobDescription``, ``job_description`` and "Job Description"
are one. What is not listed is no text of the posting: ids, tags, flags, questions for applicants, other postings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from skillmatch.text.characters import word_set

_NO_LETTER = re.compile(r"[^a-z]+")
_LONGEST_NAME = 60


def plain_name(name: str) -> str:
    """A field's name by its letters; empty for what is too long to be one."""
    return _NO_LETTER.sub("", name.lower()) if len(name) <= _LONGEST_NAME else ""


_BEFORE = re.compile(r"^(?:job|jobs|position|role|vacancy|posting|opening|offer|external|public|listing)")
_AFTER = re.compile(r"(?:html|text|plain|plaintext|str|raw|formatted|sanitized|markdown|md|content)$")


class PostingPart(NamedTuple):
    """A part of a posting.

    Attributes:
        heading: what pages put over it; empty for the description itself.
        names: fields that hold it, of which the fullest is taken: the others say the same in another shape.
    """

    heading: str
    names: tuple[str, ...]


TITLES: tuple[str, ...] = tuple(
    """title jobtitle positiontitle postingtitle jobpostingtitle jobopeningname openingname vacancytitle vacancyname
    advertisedtitle externaltitle displaytitle jobname positionname roletitle designation position name text
    """.split()
)
"""In the order in which they are believed. ``text`` is one with Lever alone, which names the description otherwise."""

DESCRIPTION = PostingPart(
    "",
    tuple(
        """descriptionhtml contenthtml htmldescription jobdescriptionhtml description jobdescription
        descriptionformatted content contents encoded body bodyhtml externaldescriptionstr externaldescription
        fulldescription
        longdescription jobdetails details jobad jobadtext advert adverttext postingtext roledescription
        positiondescription descriptionplain descriptiontext contenttext descriptionplaintext descriptionbody
        jobdescriptions text
        """.split()
    ),
)
SUMMARY = PostingPart("", tuple("summary jobsummary shortdescription pitch intro snippet excerpt teaser".split()))
"""What boards show in their lists: the text only where there is no other."""

PARTS: tuple[PostingPart, ...] = (
    PostingPart(
        "About the company", ("companydescription", "corporatedescriptionstr", "aboutcompany", "employerdescription")
    ),
    DESCRIPTION,
    PostingPart("", ("lists", "sections", "blocks")),
    PostingPart(
        "Responsibilities",
        tuple(
            """responsibilities keyresponsibilities jobresponsibilities externalresponsibilitiesstr duties majorduties
            jobduties tasks whatyoulldo whatyouwilldo abouttherole
            """.split()
        ),
    ),
    PostingPart(
        "Requirements", ("requirements", "jobrequirements", "requirementshtml", "requirementsplain", "whoyouare")
    ),
    PostingPart(
        "Qualifications", ("qualifications", "externalqualificationsstr", "qualificationsummary", "jobqualifications")
    ),
    PostingPart("Basic qualifications", ("basicqualifications", "minimumqualifications", "requiredqualifications")),
    PostingPart(
        "Preferred qualifications", ("preferredqualifications", "desiredqualifications", "preferredrequirements")
    ),
    PostingPart("Experience", ("experiencerequirements",)),
    PostingPart("Education", ("educationrequirements",)),
    PostingPart("Skills", ("skills", "skillsknowledgeexpertise", "requiredskills", "keyskills", "skillsdesc")),
    PostingPart(
        "Nice to have", ("nicetohave", "nicetohaves", "preferredskills", "goodtohave", "bonuspoints", "niceskills")
    ),
    PostingPart("", ("additional", "additionalplain", "additionalinformation", "additionalinfo", "closing")),
    PostingPart("Benefits", ("benefits", "benefitshtml", "perks", "jobbenefits", "whatweoffer")),
)
HEADED = "header"
"""What follows the name of a part in the name of a field that holds its heading."""
INSIDE = word_set("attributes userarea details jobopening fields")
"""Objects that hold more fields of the posting that they are in."""

SECTION_TEXTS = ("rendered", "content", "contents", "value", "body", "html", "description", "text", "items")
SECTION_HEADINGS = ("title", "heading", "header", "name", "label", "text")

SURE = word_set("""
jobtitle positiontitle postingtitle jobpostingtitle jobopeningname openingname vacancytitle vacancyname designation
jobdescription jobdescriptionhtml jobdescriptions jobad jobdetails descriptionhtml descriptionplain
externaldescriptionstr responsibilities keyresponsibilities requirements qualifications basicqualifications
minimumqualifications preferredqualifications companyname company hiringorganization employer employername
department departments team location locations joblocation locationname city office offices employmenttype
typeofemployment jobtype employmentstatus workplacetype remote isremote telecommuting applyurl applicationurl
absoluteurl hostedurl joburl jobid jobreqid requisitionid reqid refnumber referencenumber salary salaryrange
compensation basesalary seniority schedule worktype workingtime experiencelevel dateposted postedon lists jobboard
validthrough recruitingcategory minexperience careerpage careersurl category
""")
"""Fields that postings have and other things with a title and a text seldom do."""
POSTINGS = word_set("""
jobs job postings posting jobpostings jobposting offers offer positions position openings opening vacancies vacancy
jobopenings jobopening listings listing
""")
"""Fields and elements that hold nothing but postings."""
RECORDS = POSTINGS | word_set("""
results items entries records data content channel feed source item entry hits searchresultitems requisitionlist
workzagjobs
""")
"""Fields that hold whole postings, so that what they are in is none."""
OTHERS = re.compile(r"^(?:similar|related|recommended|other|more|next|previous|translation|localized|question|include)")
"""Fields whose postings are not the one that is shown, or say the same in another language."""
IDS: tuple[str, ...] = (
    "id",
    "jobid",
    "uuid",
    "shortcode",
    "jobreqid",
    "refnumber",
    "referencenumber",
    "requisitionid",
    "reqid",
)
IDS += ("reference", "identifier", "guid", "code", "slug")
NOTICES = word_set("legal disclaimer copyright")
"""Fields of the notice that some boards put first in a list of postings."""
_TEXTS = frozenset(name for part in (*PARTS, SUMMARY) for name in part.names)


def texts_of(keyed: Mapping[str, Any]) -> dict[str, Any]:
    """Fields by their plain names, and texts also by theirs without what systems put before and after them.

    ``vacancyDescriptionText`` is found as ``description`` too, where there is none of that name.
    """
    found = dict(keyed)
    for name, value in keyed.items():
        bare = _AFTER.sub("", _BEFORE.sub("", name))
        if name not in _TEXTS and bare in _TEXTS and isinstance(value, str | list | dict):
            found.setdefault(bare, value)
    return found
