"""Freezing a move's baseline when its day is agreed: what the tool adds, and nobody types."""

from dataclasses import replace

from models.access import Actor, Permission, may
from models.pipeline.move_record import MoveRecord
from models.problems import UserError
from models.recording.move_stages import MoveMoney, MoveStage
from models.recording.subject import move_money_of
from models.settings import Setting
from models.shortlist.agreed import AsAgreed
from pages.parts import cache
from pages.parts.moves import story, words
from pages.parts.moves.about_move import AboutMove
from pages.parts.shell import waiting
from services.agreed_baseline import agreed_baseline
from services.kept import PreparedStage
from services.recording import record_fact
from services.shortlist import engine_name


def may_agree(person: Actor) -> bool:
    """Whether this person records money: both rights are wanted."""
    return may(person, Permission.AGREE_MONEY) and may(person, Permission.READ_COSTS)


def known_of(person: Actor, child: str, stage: MoveStage) -> AsAgreed:
    """What the tool knows of the move on its day; nothing where no day or home is said."""
    if stage.destination is None or stage.move_on is None:
        return AsAgreed(why_not=words.NO_DAY_YET)
    to: Setting = stage.destination
    return agreed_baseline(cache.council_of(person), child, to, stage.move_on)


def why_no_baseline(as_agreed: AsAgreed) -> str:
    """In words, with what to do."""
    return words.no_baseline_because(as_agreed.why_not)


def with_the_stage(about: AboutMove, content: MoveStage) -> str:
    """Freeze the baseline where this stage agrees a day and none is frozen; what came of it.

    Whoever may not record money leaves that to whoever may.
    """
    if not story.is_after_the_day(content.stage) or (about.move and about.move.frozen):
        return ""
    if not may_agree(about.person):
        return words.ASK_FINANCE
    as_agreed = known_of(about.person, about.child.key, content)
    if as_agreed.frozen is None:
        return why_no_baseline(as_agreed)
    return _record(about, begun(about.move, as_agreed))


def learn_ahead(about: AboutMove) -> None:
    """Learn from the history while somebody reads, so that nobody waits for it when they record."""
    learnt = waiting.is_ready(cache.council_of(about.person), PreparedStage.ENGINE)
    if learnt and about.move is not None and about.move.frozen is None and may_agree(about.person):
        engine_name(cache.council_of(about.person))


def begun(move: MoveRecord | None, as_agreed: AsAgreed) -> MoveMoney:
    """What is on record, else the usual costs; the baseline in both."""
    move_money = move.agreed if move else None
    if move_money is not None:
        return replace(move_money, frozen=move_money.frozen or as_agreed.frozen)
    return MoveMoney(
        frozen=as_agreed.frozen,
        prices=(as_agreed.price,) if as_agreed.price else (),
        supports=as_agreed.supports,
        one_offs=as_agreed.one_offs,
    )


def _record(about_move: AboutMove, money: MoveMoney) -> str:
    about = move_money_of(about_move.child.key, about_move.key)
    try:
        record_fact(
            cache.council_of(about_move.person),
            about=about,
            content=money,
            expected_version=about_move.record.version(about),
        )
    except UserError as error:
        return str(error)
    return words.BASELINE_FIXED
