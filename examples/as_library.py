"""What each posting in a folder asks for, one line each: python examples/as_library.py examples/postings"""

import sys
from pathlib import Path

from skillmatch import Unreadable, analyze

for path in sorted(Path(sys.argv[1]).iterdir()):
    report = analyze(path)
    if isinstance(report, Unreadable):
        print(report, file=sys.stderr)
        continue
    profile = report.profile
    required = {
        m.concept for m in report.mentions if m.need == "required" and m.asserted and m.kind == "hard"
    }
    print(
        f"{path.name:<22}{profile.split.verdict:<11}{profile.roles[0].id:<16}{profile.level.verdict:<8}"
        f"{len(required):>3} hard skills required"
    )
