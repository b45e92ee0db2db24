"""Legal statuses that can't last, recorded for longer than the law lets them: which one is right?

A question about the record and no stop by itself: nobody may read "police protection" of two years
as in force, nor as ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.children.records import Child, Order
from models.words import a_date


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest that a status lasts: `days` for the rule, `words` for people, and the `source`.

    The day on which it began isn't counted: 72 hours from the 3rd may last into the 6th.
    """

    days: int
    words: str
    source: str


# Sources as on legislation.gov.uk in November 2026. An emergency protection order that would end
# on a public holiday may last to the next day that is none (section 45(2)); the question waits for
# no holiday, because asking costs a look.
LIMITS: dict[Order, Limit] = {
    Order.POLICE_PROTECTION: Limit(
        3, "lasts 72 hours at most", "Children Act 1989, section 46(6)"
    ),
    Order.EMERGENCY_PROTECTION: Limit(
        15, "lasts 8 days, and 7 more once", "Children Act 1989, section 45(1), (5) and (6)"
    ),
    Order.CHILD_ASSESSMENT: Limit(7, "lasts 7 days at most", "Children Act 1989, section 43(5)"),
    # Before the court that sits next after the charge: two days where a weekend lies between.
    Order.PACE: Limit(
        3, "lasts until the next sitting of the court",
        "Police and Criminal Evidence Act 1984, sections 38(6) and 46",
    ),
    Order.REMAND: Limit(
        182, "lasts 182 days at most unless the court extends it",
        "Prosecution of Offences (Custody Time Limits) Regulations 1987, SI 1987/299",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RunOut:
    """A status older than it can be. `ended_on`: the last day on which it can be in force."""

    order: Order
    since: date
    ended_on: date
    limit: Limit

    @property
    def words(self) -> str:
        """One plain sentence without full stop, the same wherever it is asked."""
        return (
            f"recorded as {_STATUS[self.order]} since {a_date(self.since)}, which "
            f"{self.limit.words}, so ask which legal status is right"
        )


_STATUS: dict[Order, str] = {
    Order.POLICE_PROTECTION: "under police protection",
    Order.EMERGENCY_PROTECTION: "under an emergency protection order",
    Order.CHILD_ASSESSMENT: "under a child assessment order",
    Order.PACE: "accommodated under PACE",
    Order.REMAND: "on remand",
}


def run_out(child: Child, day: date) -> RunOut | None:
    """What has run out by a day; None where nothing has, or nobody knows since when it is."""
    here = child.placement
    limit, since = LIMITS.get(here.order), here.order_since
    if limit is None or since is None:
        return None
    ended = since + timedelta(days=limit.days)
    return RunOut(here.order, since, ended, limit) if day > ended else None
