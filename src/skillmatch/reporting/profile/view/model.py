"""All that a report for people shows, in order and whatever the format: a format lays it out, and decides nothing.

Words of the document and labels of the taxonomy are on one line and safe to print; each format still escapes them for
where they go.
"""

from typing import NamedTuple

from skillmatch.matching.model import Mention, Need, Strength
from skillmatch.profiling.model import SplitVerdict
from skillmatch.reporting.profile.view.names import name_of
from skillmatch.reporting.shared.quotes import Quote, short


class Headline(NamedTuple):
    """Which way the document leans."""

    verdict: SplitVerdict
    label: str
    meaning: str
    """In plain words."""
    formerly: str
    """What the job would have been called before; empty unless it leans."""
    score: float | None
    reason: str


class Sign(NamedTuple):
    """One sign of the level."""

    text: str
    aside: str
    """Where it is, and which level it speaks for if not for the one that is told."""


class LevelLine(NamedTuple):
    """The level with the years, where the text tells them."""

    text: str
    signs: tuple[Sign, ...]
    """The heaviest first."""


class RoleRow(NamedTuple):
    """How a role type fits, and how much of it is covered."""

    label: str
    fit: float
    coverage: float


class Evidenced(NamedTuple):
    """A concept with what shows it: how often, where first, and in which words."""

    label: str
    where: str
    """``line 3`` or ``page 2``; empty where nothing is known."""
    quote: Quote | None
    """The first mention in its sentence."""
    mentions: tuple[Mention, ...]
    """All of them, in text order."""
    inside: str = ""
    """For a group: its skills, which tell more than a quote of the first."""
    figure: float = 0.0
    """What it weighs, or pushes."""

    @property
    def often(self) -> int:
        """How many mentions it has."""
        return len(self.mentions)

    @property
    def short(self) -> str:
        """Its label, in as few words as it is known by."""
        return short(self.label)

    @property
    def name(self) -> str:
        """Its label, after the words of the text where these are others: "Debian (Ubuntu)"."""
        # Worked out where it is asked for: not every format shows it, and to fold the words of a sentence takes time.
        return name_of(self.label, self.mentions)


class Side(NamedTuple):
    """What speaks for one side of the split."""

    name: str
    movers: tuple[Evidenced, ...]
    """Strongest first; ``figure`` is the push."""


class NamedSkill(NamedTuple):
    """A skill as a list has it."""

    name: str
    often: int
    last_used: str = ""
    """The year in which it was used last, where that is long ago."""
    mentions: tuple[Mention, ...] = ()
    """In text order."""

    def told(self, times: str) -> str:
        """Its name, how often it is named, and since when it is not used: "Java ×2 (last used 2018)"."""
        return counted(self.name, self.often, times) + (f" (last used {self.last_used})" if self.last_used else "")


class SkillCell(NamedTuple):
    """The skills of a group that are needed as much, or shown as strongly."""

    by: Need | Strength
    name: str
    """``must have``, ``only listed``."""
    choices: tuple[tuple[NamedSkill, ...], ...]
    """Any of the skills of a choice meets its need; most choices are of one."""
    more: int = 0
    """How many there are beside those."""

    def names(self, times: str) -> list[str]:
        """Each choice in words, with how often its skills are named: "PyTorch ×2 or TensorFlow"."""
        named = [" or ".join(skill.told(times) for skill in one) for one in self.choices]
        return [*named, f"+{self.more} more"] if self.more else named


class SkillGroupRow(NamedTuple):
    """The skills of one group."""

    label: str
    soft: bool
    cells: tuple[SkillCell, ...]
    """One for each need, or strength, from the strongest; some have no skill."""


class SkillTable(NamedTuple):
    """The skills by group: those of a posting split by need, those of a résumé by strength."""

    heading: str
    skills: int
    """How many there are in all."""
    groups: tuple[SkillGroupRow, ...]


class PhaseRow(NamedTuple):
    """How much of a phase of the life cycle is stated."""

    label: str
    coverage: float
    matched: tuple[Evidenced, ...]
    missing: tuple[str, ...]
    """In short; only where all is asked for."""


class PhaseTable(NamedTuple):
    """The phases in the order of the life cycle."""

    heading: str
    rows: tuple[PhaseRow, ...]


class GapRow(NamedTuple):
    """What a role has and the document has not, with its weight."""

    label: str
    weight: float


class GapList(NamedTuple):
    """The heaviest gaps of one sort."""

    name: str
    """``duties`` or ``skills``."""
    shown: tuple[str, ...]
    """In short, heaviest first."""
    left: int
    """How many more there are, of less weight."""


class RoleFocus(NamedTuple):
    """The role type that a report speaks of beyond its figures: in depth the one asked for, else in brief the best."""

    id: str
    label: str
    in_depth: bool
    rank: str
    """``best fit``, ``2nd best fit``; empty where no role type is named."""
    of: int
    """Among how many."""
    coverage: float
    gaps: tuple[GapList, ...]
    """In brief: what is missing, duties before skills."""
    covered_name: str
    """``asked for`` or ``shown``."""
    matched: tuple[Evidenced, ...]
    """In depth: what is covered, heaviest first; ``figure`` is the weight."""
    gaps_name: str
    missing: tuple[GapRow, ...]
    """In depth: all that is missing, heaviest first."""

    @property
    def heading(self) -> str:
        """What the part is about."""
        return f"{'In depth:' if self.in_depth else 'Missing for'} {self.label}"

    @property
    def standing(self) -> str:
        """``best fit of 5``; that none is named, where the text is of no role type."""
        return f"{self.rank} of {self.of}" if self.rank else "asked for, though no role type is named"


class EntryRow(NamedTuple):
    """An entry of a résumé as it was read."""

    title: str
    employer: str
    period: str
    counted_as: str
    why: str


class CareerTable(NamedTuple):
    """How a résumé was read."""

    summary: tuple[str, ...]
    """A line each: years, what the present is, what was not found."""
    entries: tuple[EntryRow, ...]
    uncounted: tuple[tuple[str, str], ...]
    """What counts nowhere, and why."""


class Denied(NamedTuple):
    """What the text names without asking for it, or claiming it."""

    heading: str
    mentions: tuple[Evidenced, ...]


class MentionRow(NamedTuple):
    """A mention, with its words and what decided it."""

    where: str
    label: str
    concept: str
    sort: str
    """``hard skill``, ``responsibility``."""
    need: str
    """Empty in a résumé, which needs nothing."""
    section: str
    asserted: bool
    quote: Quote
    found_by: str
    reasons: tuple[tuple[str, str], ...]
    """What each is about, and its words."""
    why_not: str
    """Why it does not count, for one that does not; empty where no reason was given."""


class Foot(NamedTuple):
    """How the report came about."""

    kind_reason: str
    mentions: str
    """``12 mentions``."""
    lists_all: bool
    """Whether the report lists them all."""
    version: str
    taxonomy: str
    compare: str
    """What ``skillmatch compare`` would do with the document; empty among several, after which it is said once."""


class ReportView(NamedTuple):
    """A report in the order in which people read it; a part that has nothing to show is ``None`` or empty."""

    name: str
    noun: str
    """``job posting`` or ``résumé``."""
    title: str
    recognised: bool
    """Whether anything is: where nothing is, only notes and warnings are worth showing."""
    headline: Headline
    level: LevelLine
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    """Best fit first; empty where none is named."""
    no_role: str
    """Why none is; empty where one is."""
    sides: tuple[Side, ...]
    skills: SkillTable | None
    phases: PhaseTable | None
    """``None`` where no responsibility counts."""
    focus: RoleFocus | None
    career: CareerTable | None
    """Of a résumé."""
    denied: Denied | None
    """``None`` also where every mention is listed."""
    mentions: tuple[MentionRow, ...]
    """Every one, in text order; only where asked for."""
    foot: Foot
    brief: bool = False
    """Whether a résumé is told in brief, each list on a line."""


def counted(name: str, often: int, times: str) -> str:
    """``name``, and how often it is in the text where that is more than once."""
    return f"{name} {times}{often}" if often > 1 else name
