"""The facts of a child's paper out of what is held and recorded, for screens and documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from models.audience import Audience
from models.children.changes import changes_of
from models.children.council import CouncilData
from models.children.not_held import not_held_about
from models.children.where import Where
from models.frames import each
from models.needs.scheme import Scheme
from models.needs.story import story_of
from models.papers.facts import ChildFacts, facts_shown_to
from models.recording.record import ChildRecord
from models.shortlist.options import ChildOptions
from models.words import a_date


def facts_of(
    data: CouncilData, one: ChildOptions, record: ChildRecord, where: Where, scheme: Scheme,
    today: date, reader: Audience, *, with_name: bool = False,
) -> ChildFacts:  # fmt: skip
    """One child as a reader may see it. `record`: all that was recorded, whenever it counts from.

    Of decisions a paper knows only what the chair has signed; `not_in_it` says what is left out.
    """
    stands, as_of = record.as_signed().at(today), one.asked_on or data.data_date or today
    met = max((kept.on for kept in stands.decisions if kept.on < as_of), default=None)
    facts = ChildFacts(
        one=one,
        story=story_of(data, one.child.key, as_of),
        changes=changes_of(data, one.child, as_of, met),
        where=where,
        record=stands,
        scheme=scheme,
        as_of=as_of,
        today=today,
        councils=len(data.own_area),
        not_held=not_held_about(data, one.child),
        left_out=not_in_it(record),
        with_name=with_name,
    )
    return facts_shown_to(facts, reader)


def not_in_it(record: ChildRecord) -> tuple[str, ...]:
    """For whoever makes a paper: each decision that it leaves out, because no chair signed it."""
    signed = {about for about, _number in record.signed}
    return tuple(
        f"A correction of the decision of {a_date(one.on)} isn’t signed yet and isn’t in this "
        "paper; what was signed is."
        if one.about in signed
        else f"A decision of {a_date(one.on)} isn’t signed yet and isn’t in this paper."
        for one in record.not_signed
    )


def called_on_paper(data: CouncilData, keys: Iterable[str], *, with_name: bool) -> dict[str, str]:
    """What each child is called, wherever they live by now."""
    wanted = set(keys)
    rows = data.frame("children")
    found = dict.fromkeys(wanted, "A child")
    for row in each(rows[rows["child"].isin(wanted)]):
        named = with_name and isinstance(row.name, str) and row.name
        found[row.child] = row.name if named else f"Child {row.child_id}"
    return found


def names_on_record(data: CouncilData, record: ChildRecord) -> tuple[str, ...]:
    """Names that may stand in a text about a child: of them and their brothers and sisters, of
    workers and of councils."""
    people, kin = data.frame("children"), data.frame("siblings")
    near = {record.child, *kin.loc[kin["child"] == record.child, "sibling"]}
    profiles, annex = data.frame("profiles"), data.frame("annex_a")
    mine, team = profiles[profiles["child"] == record.child], annex[annex["child"] == record.child]
    held = [*people.loc[people["child"].isin(near), "name"], *people["council"].unique()]
    held += [*mine["assessed_by"].unique(), *team["worker"]]
    held += [*data.own_councils, *_recorded(record)]
    return tuple(dict.fromkeys(one for one in held if isinstance(one, str) and one))


def _recorded(record: ChildRecord) -> list[str]:
    names = [one.content.heard_by for one in record.wishes if one.content]
    names += [one.content.who for one in record.views if one.content]
    names += [one.content.owner for one in record.blockers if one.content]
    for one in record.decisions:
        if one.content:
            names += [one.content.decided_by, one.content.child_heard_by]
            names += [action.owner for action in one.content.actions]
    return names
