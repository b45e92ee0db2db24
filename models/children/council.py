"""Everything the models may know of a council, as frames with fixed columns.

`data/store/read.py` fills these within a scope; nothing else makes them but tests. Every frame may
be empty but always has its columns. `child` is the store's opaque key. Dates are datetime64, whole
days. Missing is NaN/NaT/None and means *not known*.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

# frame -> its columns; the builders in tests and the store's reader are both checked against this.
COLUMNS: dict[str, tuple[str, ...]] = {
    # One row a statement of a return. `starts_placement`: RNE S, P, B. `starts_care`: RNE S.
    # `setting`: a Setting value, or "temporary" for T0 to T4. `order`: an Order value, `ending`:
    # an Ending value or None (blank REC), `provider`: in_house, other_public, external, unknown.
    # `home`: what tells one home from another (URN, else a digest of the postcode), or None.
    "episodes": (
        "child", "return_id", "starts", "ends", "starts_placement", "starts_care", "setting",
        "provider", "order", "ending", "change_reason", "home", "text",
    ),
    # `covers_from` 1 April, `covers_to` 31 March or, for an in-year extract, its latest date.
    # `rank` orders the versions of one return: the greatest (imported last) counts. `line`: the
    # authority whose returns these are, 0 where a source has one; a joint list has a row a line.
    # `kind`: "ssda903" or "annex_a" (one row a child: where they are, not the whole year).
    "returns": ("return_id", "source", "kind", "year", "line", "covers_from", "covers_to", "rank"),
    # One row a child: the newest statement. No ethnicity here, nor in any other frame.
    "children": ("child", "child_id", "source", "council", "name", "born", "asylum_seeking"),
    # One row an episode (child, return_id, starts and text as in `episodes`); no postcode. Miles in
    # a straight line from home to where the child lived, NaN = not known. `home_is`, `lives_is`:
    # an Address value of models/children/where.py; `exact`: both by whole postcode, not by sector.
    # `in_area`: in our councils' area, None = not known; `area_certain` False: a sector that lies
    # in several areas. `cell_x`, `cell_y`: the 5 km cell of the British grid, NaN = not known.
    "whereabouts": (
        "child", "return_id", "starts", "text", "miles", "home_is", "lives_is", "exact", "in_area",
        "area_certain", "cell_x", "cell_y",
    ),
    "profiles": ("child", "assessed_on", "item", "level", "assessed_by", "evidence", "child_view"),
    # Pounds a week. `trust_gbp` NaN = split not recorded. `starts`, `ends` of the placement priced
    # (NaT = not said). `price_year` = calendar year in which the financial year starts.
    # by which files are put in order; `year_unsaid`: nobody has said it, so the price counts as it
    # is. `setting` a Setting value or None; `block`: bought in a block contract (NA = not known).
    # `added_up`: the file's lines that make the price together, in words. `newest`: a number that
    # grows with how new the line's file is.
    "prices": (
        "child", "total_gbp", "trust_gbp", "health_gbp", "education_gbp", "starts", "ends",
        "price_year", "setting", "block", "notice_days", "placing_authority", "source",
        "added_up", "year_unsaid", "newest",
    ),
    # What was paid for placements, days [starts, ends); a credit is below nothing. `setting`: a
    # Setting value, or None where the file doesn't say.
    "payments": ("child", "setting", "starts", "ends", "posted_on", "paid_gbp"),
    "missing": ("child", "starts", "ends"),
    # `recorded`: a person wrote it down here; no file says so (blank = a file does).
    "incidents": ("child", "on", "kind", "serious", "recorded"),
    "siblings": ("child", "sibling", "plan"),
    # `starts` NaT: from before. `in_force` None: the dates tell. False: a file says that there is
    # none, until `ends`. A child without a row: no file says.
    "deprivation_of_liberty": ("child", "starts", "ends", "in_force"),
    # What a file says where a rule reads a stop, and nobody has explained yet, or what two files
    # tell differently. `written` in words ('Placement census says "pending" under DoL').
    "unread_stops": ("child", "starts", "written"),
    "sdq": ("child", "year", "score"),
    "reviews": ("child", "on"),
    # From Annex A: latest known per child.
    "annex_a": (
        "child", "as_at", "team", "worker", "permanence_plan", "disability", "last_review",
        "last_visit", "missing_12m", "care_started",
    ),
    # What people recorded as needing sorting: one row an entry that stands, of each thing (`part`)
    # the newest by `on` counts. `destinations`: Setting values with "|", blank = every one.
    "blockers": (
        "child", "part", "number", "on", "name", "kind", "words", "destinations", "raised_on",
        "owner", "due", "cleared", "evidence", "look_again",
    ),
    # The child's own words; `no_to`, `open_to`: Setting values with "|".
    # `advocate_offered`: somebody offered the child an advocate that day.
    "wishes": (
        "child", "number", "on", "words", "heard_by", "no_to", "open_to", "look_again",
        "advocate_offered",
    ),
    # That a child's words don't change these destinations; `said`: marks of the sayings with "|".
    "words_weighed": ("child", "number", "on", "said", "places", "because"),
    # Which legal status is right, as a person looked it up; `order`: an Order value.
    "legal_statuses": ("child", "number", "on", "order", "since"),
    "support_not_care": ("child", "number", "on", "because"),
    # That a missing child is back, which ends what `missing` has open; `on`: the day.
    "came_back": ("child", "number", "on", "missing_from"),
    # What people said of where a child is, append-only, oldest first. `what`: a Said value, None
    # for a withdrawal, which `withdraws` the child's row of that number (else NaN). `on`: the day
    # it was true. `data_to`: the day to which the data held then reached. `noted_at` in UTC.
    "corrections": (
        "child", "number", "what", "on", "noted_at", "actor", "data_to", "withdraws",
    ),
    # edge_of_care.csv: a family supported so that the child stays at home; `council` as the file
    # has it. The child may be unknown to the returns. `ends_on` NaT = going on.
    "edge_of_care": ("child", "council", "referred_on", "support", "ends_on"),
    # unit_costs.csv, the council's own prices, newest last.
    "unit_costs": (
        "setting", "weekly_gbp", "support_weekly_gbp", "support_weeks", "one_off_gbp",
        "price_year", "source",
    ),
    # The council's own files, pounds a year. `council` may be "both" or "all".
    "budgets": ("financial_year", "council", "category", "budget_gbp"),
    "targets": ("financial_year", "council", "target_gbp"),
    # renegotiations.csv: the trust's pounds a week without and with it. `starts`, `until` (NaT =
    # open, else not counted); `kind` a PriceChange value.
    "renegotiations": (
        "child", "agreed_on", "starts", "until", "old_weekly_gbp", "new_weekly_gbp", "kind",
        "provider", "source",
    ),
    "programme_costs": ("financial_year", "council", "item", "cost_gbp"),
}  # fmt: skip


SSDA903 = "ssda903"


def empty_frame(name: str) -> pd.DataFrame:
    """The frame of that name with no rows."""
    return pd.DataFrame({column: pd.Series(dtype=object) for column in COLUMNS[name]})


@dataclass(frozen=True, slots=True)
class CouncilData:
    """All frames a person may see, and `version`: text that changes whenever the store does.

    `orders_ever_held`: a return with a deprivation-of-liberty table is held (2027 on).
    `own_councils`: names of the councils this tool serves; empty = not said. `own_area`: the codes
    of the authorities whose area is ours (more than one: the councils'); empty = not known.
    `from_files`: the same before what people recorded was joined to it; None = nothing was.
    """

    version: str
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    orders_ever_held: bool = False
    own_councils: frozenset[str] = frozenset()
    own_area: frozenset[str] = frozenset()
    from_files: CouncilData | None = None

    def frame(self, name: str) -> pd.DataFrame:
        """The frame of that name (empty with its columns when nothing is held)."""
        return self.frames[name] if name in self.frames else empty_frame(name)

    def told_by_files(self, name: str) -> bool:
        """True if a file tells anything of this frame's subject, whatever people recorded here."""
        rows = self.frame(name)
        by_people = rows["recorded"].fillna(False).astype(bool) if "recorded" in rows else None
        return len(rows) > 0 if by_people is None else bool((~by_people).any())

    def missing_told_to(self, source: str, as_of: date) -> date | None:
        """The last day, up to `as_of`, of which a council's 903 returns say who was missing.

        Annex A freshens where children are, and says nothing of this. None = nothing is held.
        """
        returns = self.frame("returns")
        if self.frame("missing").empty or returns.empty:
            return None
        theirs = (returns["kind"] == SSDA903) & (returns["source"] == source)
        ends = pd.to_datetime(returns.loc[theirs, "covers_to"])
        begun = pd.to_datetime(returns.loc[theirs, "covers_from"]) <= pd.Timestamp(as_of)
        timestamp = ends[begun].max()
        return None if pd.isna(timestamp) else min(timestamp.date(), as_of)

    @property
    def data_date(self) -> date | None:
        """The date the newest return states the world at, or None when none is held."""
        ends = self.frame("returns")["covers_to"]
        return None if ends.empty else pd.Timestamp(ends.max()).date()
