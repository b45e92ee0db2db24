"""What a meeting decided about one child, with everything that belongs on record (DOMAIN.md).

Everything has an empty default, so that a draft is a decision too; `complete.py` says what is
missing before it can be recorded. No money here: it is noted apart, after the decision.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.audience import Audience
from models.evidence import Basis
from models.labels import BarrierKind, Readiness
from models.settings import Setting


class Outcome(StrEnum):
    """The decision itself."""

    EXPLORE = "explore"
    MATCH = "match"
    RECOMMEND_MOVE = "agree move"
    STAY = "stay"
    LOOK_AGAIN = "look again"


class Note(StrEnum):
    """A text of a decision that is marked with who may see it; the value is the field's name.

    What has no note here and no mark of its own (`because`, what the tool said) is the panel's.
    """

    CHILD_WORDS = "child_words"
    WORDS_CHANGED = "words_changed"
    PARENTS_VIEW = "parents_view"
    IRO_VIEW = "iro_view"
    CARERS_VIEW = "carers_view"
    WORKER_RECOMMENDS = "worker_recommends"
    MANAGER_RECOMMENDS = "manager_recommends"
    FAMILY_TIME_PLAN = "family_time_plan"
    CONTINGENCY = "contingency"
    INTRODUCTIONS = "introductions"
    APPROVALS = "approvals"
    RECOMMENDATION = "recommendation"
    REVIEW = "review"  # the whole of a statutory review's notes: the family sat there


# Whoever writes these down has to say who may see them: nobody else can tell, and a review whose
# own family may not read what it settled is no record of it.
ASKED_WHO_MAY_SEE = frozenset({Note.CHILD_WORDS, Note.REVIEW})


class Wording(StrEnum):
    """Whose words they are: typed here, or a suggestion of the tool that somebody took over."""

    PEOPLE = "people"
    TOOL = "tool"


class Agreement(StrEnum):
    """Whether the panel agrees with the tool: both need a because, both are one click."""

    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class OptionConsidered:
    """One option that was talked about; `place` None = stay here.

    `gives_by`, `costs_by`: whose words; the tool's once its suggestion was taken over as it was.
    """

    place: Setting | None = None
    gives: str = ""
    costs_the_child: str = ""
    gives_by: Wording = Wording.PEOPLE
    costs_by: Wording = Wording.PEOPLE
    shown_to: Audience = Audience.PANEL


@dataclass(frozen=True, slots=True)
class ToolPlace:
    """What the tool said of one destination. Chances are None where withheld."""

    place: Setting
    readiness: Readiness
    reasons: tuple[str, ...]
    question: str | None = None
    packages: tuple[str, ...] = ()
    p_lasts_12m: float | None = None
    p_lasts_low: float | None = None
    p_lasts_high: float | None = None
    p_lasts_basis: Basis = Basis.WITHHELD


@dataclass(frozen=True, slots=True)
class ToolSaid:
    """What the tool said when it was decided, with all that it takes to reproduce it.

    `data_version`: the store's count of changes; `engine`: version of the engine or of the
    published evidence; `scheme`: digest of the ceilings and packages in force. No money.
    """

    as_of: date
    data_date: date
    move_on: date
    data_version: str
    engine: str
    scheme: str
    places: tuple[ToolPlace, ...]

    def readiness(self, place: Setting) -> Readiness | None:
        """What it said of one destination, None = it wasn't asked about."""
        return next(
            (tool_place.readiness for tool_place in self.places if tool_place.place is place), None
        )


@dataclass(frozen=True, slots=True)
class Sorting:
    """What needed sorting, as it stood when it was decided."""

    words: str
    kind: BarrierKind
    owner: str = ""
    due: date | None = None
    look_again: date | None = None
    shown_to: Audience = Audience.PANEL


@dataclass(frozen=True, slots=True)
class Action:
    """A promise: `key` tells the actions of one decision apart ("1", "2", …)."""

    key: str = ""
    words: str = ""
    owner: str = ""
    due: date | None = None
    shown_to: Audience = Audience.PANEL


@dataclass(frozen=True, slots=True)
class Dissent:
    """Somebody who saw it differently, in their words."""

    who: str = ""
    words: str = ""
    shown_to: Audience = Audience.PANEL


@dataclass(frozen=True, slots=True)
class NoteShown:
    """Who may see one note of a decision; a note that nobody marked is the panel's."""

    note: Note
    shown_to: Audience


@dataclass(frozen=True, slots=True)
class ReviewNotes:
    """What a statutory review settles about one child (its own form; nothing is prefilled)."""

    care_plan: str = ""
    health: str = ""
    education: str = ""
    family_time: str = ""
    contingency: str = ""
    next_review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The whole record of one child in one meeting.

    `child_present`: whether the child was in the room, as somebody answered (None = not asked yet).
    `child_words_from`: where a saying was taken over from, "" = typed here. `carers_view`: of the
    home and the carers. `worker_recommends`, `manager_recommends`: each before the panel talked.
    `family_time_plan`, `contingency` (if it ends early), `introductions` and `approvals` belong to
    a move. `review`: of a statutory review only. `notes_shown`: who may see which note.
    `words_changed`: how the child's words changed the plan. `because` belongs to `agreement` and is
    wanted for both. `destination`: for explore, match and move. `look_again_on`: the day on which
    this is looked at again. `recommendation` is the panel's, `decided_by` the accountable person.
    `packages`: names of support packages. `corrected_because`: in a correction of what the chair
    had signed, why the signed record was wrong; it is the entry's reason too.
    """

    options: tuple[OptionConsidered, ...] = ()
    child_present: bool | None = None
    child_words: str = ""
    child_words_from: str = ""
    child_heard_by: str = ""
    words_changed: str = ""
    parents_view: str = ""
    iro_view: str = ""
    carers_view: str = ""
    worker_recommends: str = ""
    manager_recommends: str = ""
    tool: ToolSaid | None = None
    agreement: Agreement | None = None
    because: str = ""
    outcome: Outcome | None = None
    destination: Setting | None = None
    packages: tuple[str, ...] = ()
    sorting: tuple[Sorting, ...] = ()
    actions: tuple[Action, ...] = ()
    dissent: tuple[Dissent, ...] = ()
    family_time_plan: str = ""
    contingency: str = ""
    introductions: str = ""
    approvals: str = ""
    recommendation: str = ""
    decided_by: str = ""
    look_again_on: date | None = None
    review: ReviewNotes = ReviewNotes()
    notes_shown: tuple[NoteShown, ...] = ()
    corrected_because: str = ""

    @property
    def actions_by_date(self) -> tuple[Action, ...]:
        """What is promised, the earliest first; what has no day comes last."""
        return tuple(sorted(self.actions, key=lambda action: (action.due or date.max, action.key)))

    def shown_to(self, note: Note) -> Audience:
        """Who may see one of its notes."""
        marked = (note_shown.shown_to for note_shown in self.notes_shown if note_shown.note is note)
        return next(marked, Audience.PANEL)


@dataclass(frozen=True, slots=True)
class ActionProgress:
    """What became of an action. `done_on` None = still open, with words why."""

    done_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class MoneyNoted:
    """What finance notes after the decision; shown with the money only."""

    words: str = ""
    weekly_now_gbp: float | None = None
    weekly_then_gbp: float | None = None
