"""Freezing a move's baseline when its day is agreed: what the tool adds, and nobody types."""

from __future__ import annotations

from dataclasses import replace

from data.store.recording import record_fact
from models.access import Actor, Permission, may
from models.children.settings import Setting
from models.moves.on_record import OneMove
from models.problems import UserError
from models.recording.subject import move_money_of
from models.savings.pipeline import MoveMoney, MoveStage
from models.shortlist.agreed import AsAgreed
from pages.parts import cached, move_view, source
from pages.parts.about_move import AboutMove

WHAT_TO_DO = (
    "The move is followed all the same, but it has no place among the savings. Next time record "
    "the day as agreed before a return tells that the child has moved: that is when it is frozen."
)


def may_agree(person: Actor) -> bool:
    """Whether this person records money: both rights are wanted."""
    return may(person, Permission.AGREE_MONEY) and may(person, Permission.READ_COSTS)


def known_of(person: Actor, child: str, stage: MoveStage) -> AsAgreed:
    """What the tool knows of the move on its day; nothing where no day or home is said."""
    if stage.destination is None or stage.move_on is None:
        return AsAgreed(why_not="no day of the move is recorded yet")
    to: Setting = stage.destination
    return cached.as_agreed(person, child, to, stage.move_on)


def why_no_baseline(known: AsAgreed) -> str:
    """In words, with what to do."""
    return f"No baseline can be frozen: {known.why_not}. {WHAT_TO_DO}"


def with_the_stage(found: AboutMove, content: MoveStage) -> str:
    """Freeze the baseline where this stage agrees a day and none is frozen; what came of it.

    Whoever may not record money leaves that to whoever may.
    """
    if not move_view.is_after_the_day(content.stage) or (found.move and found.move.frozen):
        return ""
    if not may_agree(found.person):
        return "The baseline is frozen by whoever records the money: please tell them today."
    known = known_of(found.person, found.child.key, content)
    if known.frozen is None:
        return why_no_baseline(known)
    return _record(found, begun(found.move, known))


def learn_ahead(found: AboutMove) -> None:
    """Learn from the history while somebody reads, so that nobody waits for it when they record."""
    if found.move is not None and found.move.frozen is None and may_agree(found.person):
        cached.engine_name(found.person)


def begun(move: OneMove | None, known: AsAgreed) -> MoveMoney:
    """What is on record, else the usual costs; the baseline in both."""
    held = move.agreed if move else None
    if held is not None:
        return replace(held, frozen=held.frozen or known.frozen)
    return MoveMoney(
        frozen=known.frozen,
        prices=(known.price,) if known.price else (),
        supports=known.supports,
        one_offs=known.one_offs,
    )


def _record(found: AboutMove, money: MoveMoney) -> str:
    held, about = source.current(), move_money_of(found.child.key, found.key)
    try:
        record_fact(held.store_shown(), actor=found.person, about=about, content=money,
                    expected_version=found.record.version(about), now=held.now())  # fmt: skip
    except UserError as error:
        return str(error)
    return "The baseline is frozen: what today's path would have cost."
