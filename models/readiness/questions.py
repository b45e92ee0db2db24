"""What the data alone suggests needs sorting: asked among the reasons, never changing the verdict.

A must-clear that is only inferred from the statutory return is a question (FORMATS section 9).
"""

from models.children.records import LegalStatus
from models.labels import Barrier, BarrierKind
from models.readiness.situation import Situation
from models.readiness.stops import stops_not_clear
from models.readiness.words import count_in_words
from models.settings import Setting
from models.words import a_date, join_words

HOME_ONLY = frozenset({Setting.HOME})
FAMILY_FIRST = frozenset({Setting.HOME, Setting.FOSTER_CONNECTED})
CARE_ORDERS = frozenset({LegalStatus.INTERIM_CARE_ORDER, LegalStatus.FULL_CARE_ORDER})
AGREES_FOR_THEMSELVES_FROM_AGE = 16


def questions_to_ask(situation: Situation) -> tuple[Barrier, ...]:
    """Everything to ask about this child's situation, each for the destinations it bears on."""
    return (
        *(_ask("stop_not_clear", reason.words) for reason in stops_not_clear(situation)),
        *_about_the_order(situation),
        *_about_school(situation),
        *_about_family(situation),
        *_about_liberty(situation),
    )


def timing_questions(situation: Situation) -> tuple[Barrier, ...]:
    """Reasons to choose the day with care."""
    barriers = []
    if situation.is_new_here:
        began = a_date(situation.child.placement.starts)
        words = f"moved here less than 6 months ago, on {began}, so ask what another move would do"
        barriers.append(_timing("moved_recently", words))
    if situation.serious_incidents:
        count = count_in_words(situation.serious_incidents, "serious incident", "serious incidents")
        words = f"{count} in the last 12 weeks, so choose the day with care"
        barriers.append(_timing("serious_incident", words))
    if situation.siblings:
        barriers.append(_timing("siblings", _sibling_words(situation)))
    return tuple(barriers)


def _about_the_order(situation: Situation) -> list[Barrier]:
    order = situation.child.placement.order
    barriers = []
    if order is LegalStatus.INTERIM_CARE_ORDER:
        words = "an interim care order is in force, so ask for the court's view first"
        barriers.append(_ask("court_view", words))
    if order is LegalStatus.SECTION_20:
        barriers.append(_ask("agreement_section_20", _agreement_words(situation)))
    if order in CARE_ORDERS:
        words = "going home under a care order follows the placement with parents rules"
        barriers.append(_ask("placement_with_parents", words, HOME_ONLY))
    return barriers


def _agreement_words(situation: Situation) -> str:
    if situation.child.eighteenth_birthday <= situation.move_on:
        return "accommodated under section 20, which ends at 18, before the day of the move"
    if situation.age_on_move >= AGREES_FOR_THEMSELVES_FROM_AGE:
        age = situation.age_on_move
        day = f"{age} on the day of the move"
        return f"accommodated under section 20; {day}, so may agree to it for themselves"
    return "accommodated under section 20, so ask whether the parents agree"


def _about_school(situation: Situation) -> list[Barrier]:
    barriers = []
    if situation.is_key_stage_4:
        year = situation.school_year_on_move
        words = (
            f"in school year {year} on the day of the move, so ask if it would disrupt school: the "
            "nominated officer has to approve it, after asking the IRO and the designated teacher"
        )
        barriers.append(_ask("key_stage_4", words))
    if situation.school_comes_with_the_home:
        words = "lives in a residential school, so ask whether the school place is tied to the home"
        barriers.append(_ask("school_tied_to_home", words))
    return barriers


def _about_family(situation: Situation) -> list[Barrier]:
    if not situation.child.asylum_seeking:
        return []
    words = "family tracing comes first, so ask what is known of family and who may be contacted"
    return [_ask("family_tracing", words, FAMILY_FIRST)]


def _about_liberty(situation: Situation) -> list[Barrier]:
    """Asked only where such an order is usual and no file has said, yes or no.

    Returns hold these orders from 2027, so before that nobody's order is known. Most children in
    registered homes have none, and asking for each would hide the other questions; children in
    unregistered settings are mostly there under one. The page says for everybody that none is held.
    """
    child = situation.child
    unregistered = child.placement.setting is Setting.UNREGISTERED_OR_OTHER
    if not unregistered or child.deprivation_of_liberty is not None:
        return []
    words = "no file says whether a deprivation-of-liberty order is in force, so ask"
    return [_ask("deprivation_of_liberty_not_known", words)]


def _sibling_words(situation: Situation) -> str:
    count = count_in_words(situation.siblings or 0, "brother or sister", "brothers and sisters")
    plans = f" (plan: {join_words(situation.sibling_plans)})" if situation.sibling_plans else ""
    return f"{count} on record{plans}, so decide together"


def _ask(name: str, words: str, destinations: frozenset[Setting] | None = None) -> Barrier:
    return Barrier(name, BarrierKind.QUESTION, words, destinations=destinations)


def _timing(name: str, words: str) -> Barrier:
    return Barrier(name, BarrierKind.TIMING, words)
