"""What applicant systems answer, by the schemas that they publish."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from tools.posting_samples.content import Posting

Made = tuple[str, bytes, str]
"""The name of a file, what is in it, and the name in it of the posting that is meant, if it is not the only one."""


def _json(data: Any) -> bytes:
    return json.dumps(data).encode()


def _greenhouse(posting: Posting) -> dict[str, Any]:
    return {
        "absolute_url": f"https://boards.example.org/jobs/{posting.id}",
        "data_compliance": [{"type": "gdpr", "requires_consent": False, "retention_period": None}],
        "internal_job_id": 77,
        "location": {"name": "Ghent"},
        "metadata": [{"id": 3, "name": "Spark team", "value": None, "value_type": "single_select"}],
        "id": int(posting.id),
        "updated_at": "2026-05-01T10:00:00-04:00",
        "requisition_id": "R-12",
        "title": posting.title,
        "content": escape(posting.html() + "<p>&nbsp;</p>"),
        "departments": [{"id": 9, "name": "React", "child_ids": [], "parent_id": None}],
        "offices": [{"id": 4, "name": "Ghent", "location": "Ghent, Belgium"}],
        "questions": [{"label": "How many years of Haskell have you?", "required": True, "fields": [{"name": "q"}]}],
    }


def _lever(posting: Posting) -> dict[str, Any]:
    intro = posting.sections[0].html() if not posting.sections[0].heading else ""
    listed = [one for one in posting.sections if one.heading]
    return {
        "additional": listed[-1].html(),
        "additionalPlain": listed[-1].plain(),
        "categories": {"commitment": "Full-time", "department": "Scala", "location": "Ghent", "team": "Kafka"},
        "createdAt": 1_760_000_000_000,
        "descriptionPlain": posting.sections[0].plain(),
        "description": f"<div>{intro}</div>",
        "descriptionBody": f"<div>{intro}</div>",
        "descriptionBodyPlain": posting.sections[0].plain(),
        "opening": "",
        "openingPlain": "",
        "id": f"5ac21346-{posting.id}",
        "lists": [
            {"text": one.heading, "content": one.html("").replace("<ul>", "").replace("</ul>", "")}
            for one in listed[:-1]
        ],
        "text": posting.title,
        "hostedUrl": f"https://jobs.example.org/{posting.id}",
        "applyUrl": f"https://jobs.example.org/{posting.id}/apply",
        "workplaceType": "hybrid",
    }


def _ashby(posting: Posting) -> dict[str, Any]:
    return {
        "id": f"d1c1-{posting.id}",
        "title": posting.title,
        "department": "Hadoop",
        "team": "Flink",
        "employmentType": "FullTime",
        "location": "Ghent",
        "secondaryLocations": [],
        "publishedAt": "2026-04-20T15:00:00.000+00:00",
        "isListed": True,
        "isRemote": False,
        "address": {"postalAddress": {"addressLocality": "Ghent", "addressCountry": "Belgium"}},
        "jobUrl": "https://jobs.example.org/x",
        "applyUrl": "https://jobs.example.org/x/application",
        "descriptionHtml": posting.html("h2"),
        "descriptionPlain": posting.plain(),
    }


def _workday(posting: Posting) -> dict[str, Any]:
    return {
        "jobPostingInfo": {
            "id": "a1",
            "title": posting.title,
            "jobDescription": posting.html("b"),
            "location": "Ghent",
            "postedOn": "Posted 3 Days Ago",
            "startDate": "2026-05-01",
            "timeType": "Full time",
            "jobReqId": f"JR{posting.id}",
            "jobPostingId": f"Engineer_JR{posting.id}",
            "country": {"descriptor": "Belgium", "id": "b2"},
            "canApply": True,
            "externalUrl": "https://wd.example.org/job/x",
            "questionnaireId": "terraform",
        },
        "hiringOrganization": {"name": "Larkfield", "url": ""},
        "similarJobs": [{"title": "Kotlin Engineer", "externalPath": "/job/y", "locationsText": "Ghent"}],
        "userAuthenticated": False,
    }


def _smartrecruiters(posting: Posting) -> dict[str, Any]:
    first, *others = posting.sections
    sections = {
        "companyDescription": {"title": "Company Description", "text": ""},
        "jobDescription": {"title": first.heading, "text": first.html("")},
    }
    for key, section in zip(("qualifications", "additionalInformation"), others, strict=False):
        sections[key] = {"title": section.heading, "text": section.html("")}
    if left := "".join(section.html() for section in others[2:]):
        sections["additionalInformation"]["text"] += left
    return {
        "id": posting.id,
        "name": posting.title,
        "uuid": "c4",
        "refNumber": "REF12",
        "company": {"identifier": "Larkfield", "name": "Larkfield"},
        "location": {"city": "Ghent", "country": "be", "remote": False},
        "industry": {"id": "computer_software", "label": "Computer Software"},
        "department": {"id": "1", "label": "Kubernetes"},
        "function": {"id": "engineering", "label": "Engineering"},
        "typeOfEmployment": {"id": "permanent", "label": "Full-time"},
        "experienceLevel": {"id": "mid_senior_level", "label": "Mid-Senior Level"},
        "customField": [{"fieldLabel": "Stack", "valueLabel": "Elixir"}],
        "jobAd": {"sections": {**sections, "videos": {"title": "Videos", "urls": ["https://v.example.org/1"]}}},
        "applyUrl": "https://jobs.example.org/oneclick",
    }


def _recruitee(posting: Posting) -> dict[str, Any]:
    asked = next((at for at, one in enumerate(posting.sections) if one.heading and at > 1), 1)
    before, after = posting.sections[:asked], posting.sections[asked:]
    return {
        "id": int(posting.id),
        "slug": "engineer",
        "title": posting.title,
        "description": "".join(one.html() for one in before),
        "requirements": "".join(one.html() for one in after),
        "department": "Rust",
        "location": "Ghent, Belgium",
        "careers_url": "https://jobs.example.org/o/engineer",
        "tags": ["elasticsearch", "php"],
        "status": "published",
        "position": 3,
        "translations": {"en": {"title": posting.title, "description": "".join(one.html() for one in before)}},
        "open_questions": [{"body": "Do you know Clojure?"}],
    }


def _workable(posting: Posting) -> dict[str, Any]:
    return {
        "title": posting.title,
        "shortcode": f"AB{posting.id}",
        "code": "",
        "employment_type": "Full-time",
        "telecommuting": False,
        "department": "Engineering",
        "url": "https://apply.example.org/j/AB",
        "published_on": "2026-04-01",
        "country": "Belgium",
        "city": "Ghent",
        "education": "Bachelor's Degree",
        "experience": "Mid-Senior level",
        "function": "Engineering",
        "industry": "Computer Software",
        "description": posting.html(),
    }


def _pinpoint(posting: Posting) -> dict[str, Any]:
    names = ("description", "key_responsibilities", "skills_knowledge_expertise", "benefits")
    data: dict[str, Any] = {
        "id": posting.id,
        "title": posting.title,
        "location": {"name": "Ghent"},
        "workplace_type": "hybrid",
    }
    first, *others = posting.sections
    data["description"] = first.html()
    for name, section in zip(names[1:], others, strict=False):
        data[name], data[f"{name}_header"] = section.html(""), section.heading
    data["benefits"] = data.get("benefits", "") + "".join(one.html() for one in others[3:])
    return data


SINGLE: Mapping[str, Callable[[Posting], Any]] = {
    "Greenhouse": _greenhouse,
    "Lever": _lever,
    "Workday": _workday,
    "SmartRecruiters": _smartrecruiters,
    "Recruitee": lambda posting: {"offer": _recruitee(posting)},
    "Pinpoint": lambda posting: {"data": [_pinpoint(posting)]},
    "Ashby": lambda posting: {"apiVersion": "1", "jobs": [_ashby(posting)]},
    "Workable": lambda posting: {
        "name": "Larkfield",
        "description": "<p>Larkfield makes parcels move, and writes its own Perl.</p>" * 5,
        "jobs": [_workable(posting)],
    },
    "Teamtailor": lambda posting: {
        "data": {
            "id": posting.id,
            "type": "jobs",
            "attributes": {
                "title": posting.title,
                "pitch": "Come and work with COBOL",
                "body": posting.html("h2"),
                "tags": ["swift"],
                "status": "open",
                "remote-status": "none",
            },
            "relationships": {"department": {"links": {"self": "https://api.example.org/1"}}},
        },
    },
    "JSON feed": lambda posting: {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Larkfield",
        "items": [
            {
                "id": posting.id,
                "title": posting.title,
                "content_html": posting.html(),
                "content_text": posting.plain(),
                "summary": posting.plain()[:150],
                "tags": ["julia"],
            }
        ],
    },
    "BambooHR": lambda posting: {
        "meta": {"totalCount": 1},
        "result": {
            "jobOpening": {
                "jobOpeningName": posting.title,
                "departmentLabel": "Fortran",
                "employmentStatusLabel": "Full-Time",
                "location": {"city": "Ghent"},
                "description": posting.html("b"),
                "jobOpeningShareUrl": "https://x.example.org",
            },
            "formFields": {"coverLetterFileId": {"label": "Letter", "required": True}},
        },
    },
    "Rippling": lambda posting: {
        "uuid": "e5",
        "name": posting.title,
        "description": {"company": "", "role": posting.html()},
        "workLocations": ["Ghent"],
        "department": {"name": "Ruby"},
        "employmentType": {"label": "SALARIED_FT"},
    },
    "Oracle": lambda posting: {
        "items": [
            {
                "Id": posting.id,
                "Title": posting.title,
                "ShortDescriptionStr": posting.plain()[:120],
                "ExternalDescriptionStr": posting.html("b"),
                "CorporateDescriptionStr": "",
                "Category": "Information Technology",
                "skills": [],
            }
        ],
        "count": 1,
    },
    "JobPosting": lambda posting: _declared(posting, posting.html()),
    "JobPosting, escaped": lambda posting: _declared(posting, escape(posting.html("b"))),
    "JobPosting, escaped twice": lambda posting: {"@graph": [_declared(posting, escape(escape(posting.html())))]},
    "JobPosting, plain": lambda posting: [
        {"@type": "Organization", "name": "Larkfield"},
        _declared(posting, posting.plain("## ")),
    ],
    "Markdown in JSON": lambda posting: {
        "job_title": posting.title,
        "company": "Larkfield",
        "description": posting.markdown(),
    },
}


def _declared(posting: Posting, description: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "identifier": {"@type": "PropertyValue", "name": "Larkfield", "value": posting.id},
        "description": description,
        "datePosted": "2026-05-01",
        "employmentType": "FULL_TIME",
        "hiringOrganization": {"@type": "Organization", "name": "Larkfield", "sameAs": "https://example.org"},
        "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Ghent"}},
    }


SEVERAL: Mapping[str, Callable[[Sequence[Posting]], Any]] = {
    "Greenhouse, all": lambda all_: {"jobs": [*map(_greenhouse, all_)], "meta": {"total": len(all_)}},
    "Lever, all": lambda all_: [*map(_lever, all_)],
    "Recruitee, all": lambda all_: {"offers": [*map(_recruitee, all_)]},
    "SmartRecruiters, all": lambda all_: {"content": [*map(_smartrecruiters, all_)], "totalFound": len(all_)},
}


def make(shape: str, posting: Posting, others: Sequence[Posting]) -> Made:
    """What a system answers that is asked for a posting, or for all."""
    if shape in SINGLE:
        return f"{shape}.json", _json(SINGLE[shape](posting)), ""
    return f"{shape}.json", _json(SEVERAL[shape]([others[0], posting])), "2"


SHAPES = (*SINGLE, *SEVERAL)


def declared(posting: Posting, description: str | None = None) -> dict[str, Any]:
    """A posting as pages declare it."""
    return _declared(posting, posting.html() if description is None else description)
