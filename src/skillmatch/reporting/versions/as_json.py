"""A difference as JSON, of the schema that ``skillmatch schema diff`` prints."""

from __future__ import annotations

import json
from typing import Any

from skillmatch.comparing.versions import Difference, Moved
from skillmatch.reporting.shared.envelope import envelope, limits_given
from skillmatch.reporting.shared.escape import json_text
from skillmatch.reporting.shared.options import Options


def render(difference: Difference, options: Options) -> str:
    """All of it; what has not moved is in it too, but for skills and responsibilities."""
    return json_text(json.dumps(_difference(difference), indent=2)) + "\n"


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        **envelope("diff", difference.taxonomy),
        "file": _moved(difference.names),
        "file_sha256": {name: one.sha256 or None for name, one in difference.origins._asdict().items()},
        "options": {"role": difference.only_role, "limits": limits_given(difference.origins.new.limits)},
        "changed": difference.changed,
        "title": _moved(difference.title),
        "verdict": _moved(difference.verdict),
        "score": _moved(difference.score),
        "role": _moved(difference.role),
        "level": _moved(difference.level),
        "years": _moved(difference.years),
        "roles": [
            {"id": role.id, "label": role.label, "fit": _moved(role.fit), "coverage": _moved(role.coverage)}
            for role in difference.roles
        ],
        "skills": [
            {"concept": skill.concept, "label": skill.label, "old": skill.old, "new": skill.new}
            for skill in difference.skills
        ],
        "responsibilities": {
            "added": [duty._asdict() for duty in difference.duties_added],
            "dropped": [duty._asdict() for duty in difference.duties_dropped],
        },
    }


def _moved(moved: Moved[Any]) -> dict[str, Any]:
    return {"old": moved.old, "new": moved.new}
