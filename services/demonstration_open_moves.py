"""Moves of the demonstration that are still on their way, and some that left the road."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from data.demo.moved import of_children
from data.demo.written import Written, moment_of_day, owner_of
from models.children.council import CouncilData
from models.children.placements import placements_at
from models.journeys.fit.engine import Engine
from models.labels import Readiness
from models.recording.move_stages import MoveMoney, MoveStage, Stage
from models.recording.subject import move_money_of, move_of
from models.settings import RESIDENTIAL, Setting
from models.shortlist.options import ChildOptions
from services.agreed_baseline import baseline_as_agreed
from services.shortlist import build_shortlist

ASKED = 45  # children of whom the rules are asked, so that the first start stays short
# How far each has come, days ago each stage began, and what it waits for. Made up.
ROADS: tuple[tuple[tuple[Stage, int, str], ...], ...] = (
    ((Stage.IDENTIFIED, 64, ""), (Stage.EXPLORING, 41, ""), (Stage.MATCHED, 20, "a start date"),
     (Stage.DATE_AGREED, 3, "")),
    ((Stage.IDENTIFIED, 75, ""), (Stage.MATCHED, 33, "the review"), (Stage.DATE_AGREED, 4, "")),
    ((Stage.IDENTIFIED, 58, ""), (Stage.EXPLORING, 37, ""), (Stage.MATCHED, 9, "a school place")),
    ((Stage.IDENTIFIED, 90, ""), (Stage.EXPLORING, 52, ""), (Stage.MATCHED, 16, "finance check")),
    ((Stage.EXPLORING, 29, ""), (Stage.MATCHED, 12, "introductions")),
    ((Stage.IDENTIFIED, 47, ""), (Stage.EXPLORING, 24, "a carer")),
    ((Stage.IDENTIFIED, 120, ""), (Stage.EXPLORING, 80, "a carer")),
    ((Stage.EXPLORING, 13, "the court"),),
    ((Stage.IDENTIFIED, 66, ""), (Stage.EXPLORING, 30, "health funding")),
    ((Stage.IDENTIFIED, 5, "a carer"),),
    ((Stage.IDENTIFIED, 18, "a carer"),),
    ((Stage.IDENTIFIED, 34, "a family group conference"),),
    ((Stage.IDENTIFIED, 11, ""),),
)  # fmt: skip
LEFT: tuple[tuple[Stage, str], ...] = (
    (Stage.NOT_NOW, "wants to finish the school year where they live"),
    (Stage.NOT_NOW, "a health assessment has to come first"),
    (Stage.WITHDRAWN, "the carers took another child"),
    (Stage.WITHDRAWN, "no carer near the school was found"),
    (Stage.NOT_NOW, "asked to wait until a brother's plan is clear"),
)
DAYS_AHEAD = (24, 38)  # of the moves with a day agreed


def open_moves(
    data: CouncilData, engine: Engine | None, today: date, rng: np.random.Generator
) -> Iterator[Written]:
    """Children for whom the rules say ready or nearly, at every stage; others who left the road."""
    day = data.data_date
    if day is None:
        return
    small = of_children(data, frozenset(_asked(data, day, rng)))
    listed = build_shortlist(small, None, as_of=day, move_on=None, year=None).children
    ready = [(child, to) for child in listed if (to := _nearest(child)) is not None]
    for number, (road, (child, to)) in enumerate(zip(ROADS, ready, strict=False), 1):
        yield from _on_the_road(small, engine, child, to, road, number, today)
    children = [child for child in listed if _nearest(child) is None]
    for number, (remaining, child) in enumerate(zip(LEFT, children, strict=False), 1):
        yield from _left(child, remaining, number, today)


def _asked(data: CouncilData, day: date, rng: np.random.Generator) -> Sequence[str]:
    """Some children in residential care, drawn by their numbers (keys differ in every database)."""
    stays = placements_at(data, day)
    living = stays["ends"].isna() & stays["setting"].isin(
        [residential.value for residential in RESIDENTIAL]
    )
    keys = set(stays.loc[living & ~stays["short_breaks"].astype(bool), "child"])
    people = data.frame("children").sort_values("child_id")
    texts = [str(key) for key in people["child"] if key in keys]
    return [texts[at] for at in rng.permutation(len(texts))[:ASKED]]


def _nearest(child: ChildOptions) -> Setting | None:
    """The first home in the law's order for which the rules say ready or nearly."""
    good = (Readiness.READY, Readiness.NEARLY)
    return next(
        (option.destination for option in child.options if option.by_rules.readiness in good), None
    )


def _on_the_road(
    data: CouncilData,
    engine: Engine | None,
    options: ChildOptions,
    to: Setting,
    road: Sequence[tuple[Stage, int, str]],
    number: int,
    today: date,
) -> Iterator[Written]:
    child, key = options.child.key, f"demo-open-{number:02}"
    begun = MoveStage(destination=to, owner=owner_of(to))
    for stage, days_ago, waiting in road:
        on = today - timedelta(days=days_ago)
        content = replace(begun, stage=stage, on=on, waiting_for=waiting)
        if stage is Stage.DATE_AGREED:
            move_on = today + timedelta(days=DAYS_AHEAD[number % len(DAYS_AHEAD)])
            content = replace(content, move_on=move_on)
            yield from _agreed(data, engine, child, to, key, on, move_on)
        yield Written(moment_of_day(on), move_of(child, key), content)


def _agreed(
    data: CouncilData,
    engine: Engine | None,
    child: str,
    to: Setting,
    key: str,
    on: date,
    move_on: date,
) -> Iterator[Written]:
    as_of = data.data_date or on
    as_agreed = baseline_as_agreed(data, engine, child, to, move_on, as_of=as_of, today=on)
    if as_agreed.frozen is not None and as_agreed.price is not None:
        money = MoveMoney(
            frozen=as_agreed.frozen,
            prices=(as_agreed.price,),
            supports=as_agreed.supports,
            one_offs=as_agreed.one_offs,
        )
        yield Written(moment_of_day(on, 11), move_money_of(child, key), money)


def _left(
    child: ChildOptions, remaining: tuple[Stage, str], number: int, today: date
) -> Iterator[Written]:
    stage, because = remaining
    about = move_of(child.child.key, f"demo-left-{number:02}")
    to = next(
        (option.destination for option in child.options if option.destination is not Setting.HOME),
        Setting.FOSTER_IN_HOUSE,
    )
    begun = today - timedelta(days=70 + 25 * number)
    base = MoveStage(destination=to, owner=owner_of(to))
    yield Written(moment_of_day(begun), about, replace(base, stage=Stage.IDENTIFIED, on=begun))
    yield Written(
        moment_of_day(begun + timedelta(days=21)),
        about,
        replace(base, stage=Stage.EXPLORING, on=begun + timedelta(days=21)),
    )
    ended = begun + timedelta(days=50)
    yield Written(
        moment_of_day(ended), about, replace(base, stage=stage, on=ended, because=because)
    )
