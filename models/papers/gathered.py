"""The facts of a child's paper out of what is held and recorded, for screens and documents."""

from collections.abc import Iterable
from datetime import date

from models.audience import Audience
from models.children.changes import changes_of
from models.children.council import CouncilData
from models.children.needs_story import story_of
from models.children.not_held import not_held_about
from models.children.where import Where
from models.frames import rows_of
from models.needs.scheme import Scheme
from models.papers.facts import ChildFacts, facts_shown_to
from models.recording.record import ChildRecord
from models.shortlist.options import ChildOptions
from models.words import a_date


def facts_of(
    data: CouncilData,
    child: ChildOptions,
    record: ChildRecord,
    where: Where,
    scheme: Scheme,
    today: date,
    reader: Audience,
    *,
    with_name: bool = False,
) -> ChildFacts:
    """One child as a reader may see it. `record`: all that was recorded, whenever it counts from.

    Of decisions a paper knows only what the chair has signed; `not_in_it` says what is left out.
    """
    record_item, as_of = record.as_signed().at(today), child.asked_on or data.data_date or today
    met = max(
        (decision.on for decision in record_item.decisions if decision.on < as_of), default=None
    )
    facts = ChildFacts(
        one=child,
        story=story_of(data, child.child.key, as_of),
        changes=changes_of(data, child.child, as_of, met),
        where=where,
        record=record_item,
        scheme=scheme,
        as_of=as_of,
        today=today,
        councils=len(data.own_area),
        not_held=not_held_about(data, child.child),
        left_out=not_in_it(record),
        with_name=with_name,
    )
    return facts_shown_to(facts, reader)


def not_in_it(record: ChildRecord) -> tuple[str, ...]:
    """For whoever makes a paper: each decision that it leaves out, because no chair signed it."""
    signed = {about for about, _number in record.signed}
    return tuple(
        f"A correction of the decision of {a_date(entry.on)} isn’t signed yet and isn’t in this "
        "paper; what was signed is."
        if entry.about in signed
        else f"A decision of {a_date(entry.on)} isn’t signed yet and isn’t in this paper."
        for entry in record.not_signed
    )


def called_on_paper(data: CouncilData, keys: Iterable[str], *, with_name: bool) -> dict[str, str]:
    """What each child is called, wherever they live by now."""
    wanted = set(keys)
    rows = data.frame("children")
    texts = dict.fromkeys(wanted, "A child")
    for row in rows_of(rows[rows["child"].isin(wanted)]):
        named = with_name and isinstance(row.name, str) and row.name
        texts[row.child] = row.name if named else f"Child {row.child_id}"
    return texts


def names_on_record(data: CouncilData, record: ChildRecord) -> tuple[str, ...]:
    """Names that may stand in a text about a child: of them and their brothers and sisters, of
    workers and of councils."""
    people, kin = data.frame("children"), data.frame("siblings")
    near = {record.child, *kin.loc[kin["child"] == record.child, "sibling"]}
    profiles, annex = data.frame("profiles"), data.frame("annex_a")
    frame, team = profiles[profiles["child"] == record.child], annex[annex["child"] == record.child]
    names = [*people.loc[people["child"].isin(near), "name"], *people["council"].unique()]
    names += [*frame["assessed_by"].unique(), *team["worker"]]
    names += [*data.own_councils, *_recorded(record)]
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name))


def _recorded(record: ChildRecord) -> list[str]:
    names = [wish.content.heard_by for wish in record.wishes if wish.content]
    names += [view.content.who for view in record.views if view.content]
    names += [blocker.content.owner for blocker in record.blockers if blocker.content]
    for decision in record.decisions:
        if decision.content:
            names += [decision.content.decided_by, decision.content.child_heard_by]
            names += [action.owner for action in decision.content.actions]
    return names
