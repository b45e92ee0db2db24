"""Moves that were made, for tests: pounds a day × 7 are whole pounds a week."""

from datetime import date, timedelta

from models.ledger.completed_move import CompletedMove
from models.recording.move_stages import (
    AgreedPrice,
    Backfill,
    Baseline,
    Label,
    MoveMoney,
    MoveStage,
    OneOff,
    PathStep,
    Stage,
    SupportPhase,
)
from models.settings import Setting

WEEK = 7
FAR = date(2030, 1, 1)


def a_stage(
    stage: Stage = Stage.DATE_AGREED,
    on: date = date(2025, 6, 2),
    move_on: date | None = date(2025, 8, 4),
    **given: object,
) -> MoveStage:
    """A move to a foster family that somebody sees to."""
    made: dict[str, object] = {"destination": Setting.FOSTER_IN_HOUSE, "owner": "F. Ostering"}
    return MoveStage(stage=stage, on=on, move_on=move_on, **(made | given))  # type: ignore[arg-type]


def a_frozen(
    move_on: date = date(2025, 8, 4),
    *,
    daily: int = 800,
    ends_on: date = FAR,
    path: tuple[PathStep, ...] | None = None,
    **given: object,
) -> Baseline:
    """A baseline at so many pounds a day; without a path the child would have stayed."""
    steps = -(-(ends_on - move_on).days // 28)
    made: dict[str, object] = {
        "frozen_on": move_on - timedelta(28),
        "council": "North",
        "old_setting": Setting.CHILDRENS_HOME_INDEPENDENT,
        "old_source": "costs.csv",
        "price_year": 2024,
    }
    return Baseline(
        move_on=move_on,
        old_weekly_pence=daily * WEEK * 100,
        ends_on=ends_on,
        path=(PathStep(1.0),) * steps if path is None else path,
        **(made | given),  # type: ignore[arg-type]
    )


def some_money(frozen: Baseline | None = None, *prices: AgreedPrice) -> MoveMoney:
    """Money of a move with a baseline, a price and a label."""
    baseline = frozen or a_frozen()
    return MoveMoney(
        frozen=baseline, prices=prices or (a_price(baseline.move_on, 200),), label=Label.BUDGET
    )


def a_price(from_day: date, daily: int) -> AgreedPrice:
    return AgreedPrice(from_day, daily * WEEK * 100, "agreed with the home")


def a_made_move(
    key: str,
    moved_on: date,
    *,
    old: int,
    new: int | tuple[AgreedPrice, ...],
    child: str = "",
    support: tuple[int, int] | None = None,
    one_offs: tuple[OneOff, ...] = (),
    backfill: Backfill | None = None,
    returned_on: date | None = None,
    overtaken_on: date | None = None,
    label: Label = Label.BUDGET,
    to_family: bool = False,
    **frozen: object,
) -> CompletedMove:
    """Pounds a day of the old and the new home; `support`: pounds a day for so many days."""
    prices = (a_price(moved_on, new),) if isinstance(new, int) else new
    phases: tuple[SupportPhase, ...] = ()
    if support is not None:
        daily, days = support
        phases = (SupportPhase(moved_on, moved_on + timedelta(days), daily * WEEK * 100, "team"),)
    money = MoveMoney(
        frozen=a_frozen(moved_on, daily=old, **frozen),  # type: ignore[arg-type]
        prices=prices,
        supports=phases,
        one_offs=one_offs,
        label=label,
        backfill=backfill,
    )
    return CompletedMove(
        key, child or f"child {key}", moved_on, money, returned_on, overtaken_on, to_family
    )
