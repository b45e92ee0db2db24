"""Barriers to a move as people record them: the types to choose from, and one with its story."""

from dataclasses import dataclass
from datetime import date

from models.audience import Audience
from models.labels import BarrierKind
from models.settings import Setting

HOME_GAVE_NOTICE = "home_gave_notice"  # `due`: the day on which the place ends
OTHER = "other"  # words of one's own; the part of such a blocker is `other-…`


@dataclass(frozen=True, slots=True)
class BarrierType:
    """A barrier that people can choose. `kind`: what it does to a move. `places` empty = every
    destination. `sensitive`: tells of exploitation or incidents, so no child or family sees it."""

    name: str
    kind: BarrierKind
    words: str
    places: tuple[Setting, ...] = ()
    sensitive: bool = False


_STOP, _MUST, _TIMING, _MONEY = (
    BarrierKind.STOP, BarrierKind.MUST_CLEAR, BarrierKind.TIMING, BarrierKind.MONEY,
)  # fmt: skip
_FOSTER = (
    Setting.FOSTER_CONNECTED, Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT,
    Setting.FOSTER_SPECIALIST,
)  # fmt: skip

# A new type is one row here: the form, the rules and the papers read it. `OTHER` stays the last.
# Names that the tool also asks about by itself (models/readiness/questions.py) are the same here,
# so that an answer recorded under one ends the question. The child's no is a wish, not a choice.
BARRIER_TYPES: tuple[BarrierType, ...] = (
    BarrierType("secure_order", _STOP, "a secure order is in force"),
    BarrierType("deprivation_of_liberty", _STOP, "a deprivation-of-liberty order is in force"),
    BarrierType("set_by_court_or_police", _STOP,
                  "a court, police or remand decision sets where the child lives"),
    BarrierType("key_stage_4", _MUST,
                  "education in Key Stage 4 would be disrupted; the nominated officer approves"),
    BarrierType("out_of_area", _MUST, "the home is out of area; the nominated officer approves"),
    BarrierType("out_of_area_at_a_distance", _MUST,
                  "the home is at a distance; the director approves"),
    BarrierType("court_view", _MUST, "court proceedings or an interim order are under way"),
    BarrierType("agreement_section_20", _MUST, "the parents' agreement under section 20"),
    BarrierType("placement_with_parents", _MUST,
                  "the placement with parents rules, under a care order", (Setting.HOME,)),
    BarrierType("exploitation_risk_now", _MUST, "a risk of exploitation now", sensitive=True),
    BarrierType("school_tied_to_home", _MUST, "the school or EHCP is tied to the home"),
    BarrierType("health_funding", _MUST, "health funding has to be agreed"),
    BarrierType("no_matched_carer", _MUST, "no matched carer yet", _FOSTER),
    BarrierType("family_tracing", _MUST, "family tracing comes first",
                  (Setting.HOME, Setting.FOSTER_CONNECTED)),
    BarrierType("serious_incident", _TIMING, "a serious incident within 12 weeks", sensitive=True),
    BarrierType("therapy_mid_way", _TIMING, "therapy is mid-way"),
    BarrierType("moved_recently", _TIMING, "a move within 6 months"),
    BarrierType("siblings", _TIMING, "brothers and sisters have to be decided together"),
    BarrierType(HOME_GAVE_NOTICE, _TIMING, "the home gave notice"),
    BarrierType("notice_period", _MONEY, "the home's notice period"),
    BarrierType("block_contract", _MONEY, "the bed is in a block contract"),
    BarrierType(OTHER, _MUST, ""),
)  # fmt: skip
SENSITIVE_BARRIERS = frozenset(barrier.name for barrier in BARRIER_TYPES if barrier.sensitive)


@dataclass(frozen=True, slots=True)
class BarrierEntry:
    """One barrier, as it stands after an entry.

    `places` empty = it bears on every destination. `look_again`: wanted for a stop (12 weeks on
    where nobody says). `cleared`: the day it was resolved, with the `evidence` for it. `shown_to`:
    who may see it, the panel only where nobody said.
    """

    name: str = ""
    kind: BarrierKind = BarrierKind.MUST_CLEAR
    words: str = ""
    places: tuple[Setting, ...] = ()
    raised_on: date | None = None
    owner: str = ""
    due: date | None = None
    cleared: date | None = None
    evidence: str = ""
    look_again: date | None = None
    shown_to: Audience = Audience.PANEL

    def overdue(self, today: date) -> bool:
        """Still open after the day it was promised for."""
        still_open = self.cleared is None or self.cleared > today
        return still_open and self.due is not None and self.due < today


def barrier_type(name: str) -> BarrierType | None:
    """The choice of that name, or None."""
    return next((barrier for barrier in BARRIER_TYPES if barrier.name == name), None)
