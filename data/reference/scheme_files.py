"""Checks of a council's own ceilings and packages: every fault names row, column and cure."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.needs.scheme import HIGHEST_NEED, NEVER_IN_A_RULE, Ceiling, Need, Package
from models.problems import UserError

DESTINATIONS = (
    "foster_connected",
    "foster_family",  # foster_in_house and foster_independent: same needs, another payroll
    "foster_specialist",
    "home",
    "supported_accommodation",
)
RULE_NEEDS = tuple(need.value for need in Need if need not in NEVER_IN_A_RULE)
MOST_PACKAGES = 12  # for one destination: all their combinations are tried


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One line of the file, by heading, with its number as a spreadsheet shows it."""

    file: str
    number: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell, or "" where the line ends before it."""
        return self.cells.get(column, "")

    def wrong(self, column: str, wanted: str, what_to_do: str) -> UserError:
        """The error that this cell makes."""
        text = self.text(column) or "a blank"
        where = f"{self.file}, row {self.number}, column {column}"
        return UserError(where, f"found {text}", wanted, what_to_do)

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """The cell, which must be one of these words."""
        if self.text(column) not in allowed:
            raise self.wrong(column, f"one of {', '.join(allowed)}", "Use one of these words.")
        return self.text(column)

    def amount(self, column: str) -> float:
        """The cell as pounds or weeks, 0 or more."""
        try:
            value = float(self.text(column).replace(",", "").removeprefix("£"))
        except ValueError as error:
            raise self.wrong(column, "a number, 0 or more", "Write digits only.") from error
        if not math.isfinite(value) or value < 0:
            raise self.wrong(column, "a number, 0 or more", "Write digits only.")
        return value

    def whole(self, column: str, lowest: int, highest: int) -> int:
        """The cell as a whole number within a range."""
        allowed = [str(number) for number in range(lowest, highest + 1)]
        if self.text(column) not in allowed:
            wanted = f"a whole number from {lowest} to {highest}"
            raise self.wrong(column, wanted, "Write one whole number.")
        return int(self.text(column))


def ceiling_of(row: SchemeRow) -> Ceiling:
    """One ceiling; identity may not have one, because it never enters a rule."""
    return Ceiling(
        destination=row.one_of("destination", DESTINATIONS),
        need=Need(row.one_of("need", RULE_NEEDS)),
        level=row.whole("ceiling", 0, HIGHEST_NEED),
        basis=row.text("basis"),
    )


def package_of(row: SchemeRow) -> Package:
    """One package; it raises each ceiling it names by exactly one level."""
    if not row.text("package"):
        raise row.wrong("package", "a name", "Give the package a name.")
    if row.text("by") != "1":
        raise row.wrong("by", "1", "A package raises a ceiling by exactly one level.")
    return Package(
        name=row.text("package"),
        destination=row.one_of("destination", DESTINATIONS),
        raises=frozenset(_raised(row)),
        weekly_gbp=row.amount("weekly_gbp"),
        weeks=row.whole("weeks", 0, 520),
        one_off_gbp=row.amount("one_off_gbp"),
        basis=row.text("basis"),
        title=row.text("title"),
    )


def check_unique(rows: Sequence[SchemeRow], columns: tuple[str, str]) -> None:
    """No two lines may speak of the same thing, and no destination has too many packages."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.text(column) for column in columns)
        if key in seen:
            wanted = f"each {' and '.join(columns)} once (also in row {seen[key]})"
            raise row.wrong(columns[0], wanted, "Keep one of the two rows.")
        seen[key] = row.number
    for destination, count in Counter(row.text("destination") for row in rows).items():
        if columns[0] == "package" and count > MOST_PACKAGES:
            where = f"{rows[0].file}, column destination"
            raise UserError(
                where,
                f"{count} packages for {destination}",
                f"at most {MOST_PACKAGES}",
                "Join packages that are always given together.",
            )


def check_complete(file: str, ceilings: Sequence[Ceiling]) -> None:
    """Every destination needs a ceiling for every need, or that need would never be checked."""
    texts = {(ceiling.destination, ceiling.need.value) for ceiling in ceilings}
    for destination in DESTINATIONS:
        for need in RULE_NEEDS:
            if (destination, need) not in texts:
                raise UserError(
                    f"{file}, columns destination and need",
                    f"no row for {destination} and {need}",
                    "a ceiling for every destination and need",
                    "Add the row.",
                )


def _raised(row: SchemeRow) -> list[Need]:
    names = [name.strip() for name in row.text("raises").split("|")]
    if not set(names) <= set(RULE_NEEDS):
        wanted = f"needs joined by |, from: {', '.join(RULE_NEEDS)}"
        raise row.wrong("raises", wanted, "Use these words, with | between them.")
    return [Need(name) for name in names]
