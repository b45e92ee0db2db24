"""Results of long work that are kept: what kinds there are, and what tells two apart."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from models.access import Permission


class ResultKind(StrEnum):
    """A kind of result. Its value stands in the database and in the audit trail."""

    FORECAST = "forecast"
    EVIDENCE = "evidence"
    REST_OF_YEAR = "rest of year"
    WHAT_IF = "what if"


# The rights by which a result of the kind differs from person to person, beside whose children they
# see: a result made with one of them is never shown to somebody without it, nor the other way.
DIFFERS_BY: dict[ResultKind, frozenset[Permission]] = {
    ResultKind.FORECAST: frozenset({Permission.READ_COSTS}),
    ResultKind.EVIDENCE: frozenset({Permission.AUDIT_GROUPS}),
    ResultKind.REST_OF_YEAR: frozenset({Permission.READ_COSTS}),
    ResultKind.WHAT_IF: frozenset({Permission.READ_COSTS}),
}


@dataclass(frozen=True, slots=True)
class ResultQuestion:
    """What a result answers: equal questions of people who see the same have one answer.

    `asked`: the other arguments as JSON with sorted keys, e.g. `{"months": 24}`; never a name.
    """

    kind: ResultKind
    engine_version: str  # Engine.version: data, date, settings and code in one name
    data_version: str
    as_of: date
    asked: str = "{}"


@dataclass(frozen=True, slots=True)
class SavedResult:
    """A result that is kept, without its content: what it answers, when and for whom it was made.

    `made_at_utc` has no time zone, as the store writes it.
    """

    number: int
    question: ResultQuestion
    made_at_utc: datetime
    actor: str
