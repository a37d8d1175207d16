"""What each posting in a folder asks for, a line each: python examples/as_library.py examples/postings"""

import sys
from pathlib import Path

from skillmatch import Unreadable, analyze

for path in sorted(Path(sys.argv[1]).iterdir()):
    report = analyze(path, kind="posting")
    if isinstance(report, Unreadable):
        print(report, file=sys.stderr)
        continue
    split, level = report.profile.split, report.profile.level
    role = "-" if split.score is None else report.profile.roles[0].id
    musts = {m.concept for m in report.mentions if m.kind == "hard" and m.need == "required" and m.asserted}
    print(f"{path.name:<22}{split.verdict:<11}{role:<16}{level.verdict:<8}{len(musts):>2} skills required")
