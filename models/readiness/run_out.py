"""Legal statuses that can't last, recorded for longer than the law lets them: which one is right?

A question about the record and no stop by itself: nobody may read "police protection" of two years
as in force, nor as ended.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from models.children.records import Child, LegalStatus
from models.words import a_date


@dataclass(frozen=True, slots=True)
class StatusLimit:
    """The longest that a status lasts: `days` for the rule, `words` for people, and the `source`.

    The day on which it began isn't counted: 72 hours from the 3rd may last into the 6th.
    """

    days: int
    words: str
    source: str


# Sources as on legislation.gov.uk in November 2026. An emergency protection order that would end
# on a public holiday may last to the next day that is none (section 45(2)); the question waits for
# no holiday, because asking costs a look.
LIMITS: dict[LegalStatus, StatusLimit] = {
    LegalStatus.POLICE_PROTECTION: StatusLimit(
        3, "lasts 72 hours at most", "Children Act 1989, section 46(6)"
    ),
    LegalStatus.EMERGENCY_PROTECTION: StatusLimit(
        15, "lasts 8 days, and 7 more once", "Children Act 1989, section 45(1), (5) and (6)"
    ),
    LegalStatus.CHILD_ASSESSMENT: StatusLimit(
        7, "lasts 7 days at most", "Children Act 1989, section 43(5)"
    ),
    # Before the court that sits next after the charge: two days where a weekend lies between.
    LegalStatus.PACE: StatusLimit(
        3,
        "lasts until the next sitting of the court",
        "Police and Criminal Evidence Act 1984, sections 38(6) and 46",
    ),
    LegalStatus.REMAND: StatusLimit(
        182,
        "lasts 182 days at most unless the court extends it",
        "Prosecution of Offences (Custody Time Limits) Regulations 1987, SI 1987/299",
    ),
}


@dataclass(frozen=True, slots=True)
class RunOut:
    """A status older than it can be. `ended_on`: the last day on which it can be in force."""

    order: LegalStatus
    since: date
    ended_on: date
    limit: StatusLimit

    @property
    def words(self) -> str:
        """One plain sentence without full stop, the same wherever it is asked."""
        return (
            f"recorded as {_STATUS[self.order]} since {a_date(self.since)}, which "
            f"{self.limit.words}, so ask which legal status is right"
        )


_STATUS: dict[LegalStatus, str] = {
    LegalStatus.POLICE_PROTECTION: "under police protection",
    LegalStatus.EMERGENCY_PROTECTION: "under an emergency protection order",
    LegalStatus.CHILD_ASSESSMENT: "under a child assessment order",
    LegalStatus.PACE: "accommodated under PACE",
    LegalStatus.REMAND: "on remand",
}


def run_out(child: Child, day: date) -> RunOut | None:
    """What has run out by a day; None where nothing has, or nobody knows since when it is."""
    placement = child.placement
    limit, since = LIMITS.get(placement.order), placement.order_since
    if limit is None or since is None:
        return None
    ended = since + timedelta(days=limit.days)
    return RunOut(placement.order, since, ended, limit) if day > ended else None
