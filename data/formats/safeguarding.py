"""From the Standard Safeguarding Dataset's tables to those of a return so far, at the door.

The dataset holds six years; an extract states today. So the episodes of its newest collection year
become the Episodes, and what is told of those children the Header, Reviews, Missing, OC2 and
PlacedAdoption of a return so far. Older years are left to the 903 returns. A row's file and number
stay those of the extract, so that every problem leads there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from data.formats.batch import Count
from data.formats.cells import convert_cells
from data.formats.code_words import code_in, list_of
from data.formats.grid import file_doubt, file_problem
from data.formats.parts import FileTable
from data.formats.return_year import collection_year
from data.formats.safeguarding_dataset import TABLES
from data.formats.table import CellKind, Column, Privacy
from data.formats.tables import table_named
from data.reference.codes import order_of
from models.problems import Problem
from models.questions import NO_ANSWERS, AnswerChoice, Answers, FileQuestion, plain_key
from models.readiness.stops import SET_BY_ANOTHER

_NAMES = frozenset(tables.name for tables in TABLES)
_NEEDED = ("ssd_cla_episodes", "ssd_cla_placement", "ssd_legal_status", "ssd_person")
_UNUSED = ("ssd_cla_visits", "ssd_disability")
_DAY = Column("day", "", CellKind.DATE, "a day", Privacy.CARE)
_STOPS = frozenset(order.value for order in SET_BY_ANOTHER)
_PERSON, _LEGACY = "pers_person_id", "pers_legacy_id"


@dataclass(frozen=True, slots=True)
class Translated:
    """The parts with the dataset's put into a return's tables; what that left aside, and counts."""

    parts: tuple[FileTable, ...]
    problems: tuple[Problem, ...] = ()
    questions: tuple[FileQuestion, ...] = ()
    counts: tuple[Count, ...] = ()


def translate_safeguarding(
    parts: Sequence[FileTable], today: date, answers: Answers = NO_ANSWERS
) -> Translated:
    """Every part that is none of the dataset's as it is, each extract of the dataset translated."""
    others = [part for part in parts if part.table.name not in _NAMES]
    extracts: dict[str, list[FileTable]] = {}
    for part in parts:
        if part.table.name in _NAMES:
            extracts.setdefault(part.file if part.book else part.folder, []).append(part)
    made = [
        _Extract(of_one, today, answers).translated(_folder(key, others))
        for key, of_one in sorted(extracts.items())
    ]
    return Translated(
        (*others, *(part for translated in made for part in translated.parts)),
        tuple(problem for translated in made for problem in translated.problems),
        tuple(question for translated in made for question in translated.questions),
        tuple(count for translated in made for count in translated.counts),
    )


def _folder(key: str, others: Sequence[FileTable]) -> str:
    """A set of its own where the folder holds another return's files too."""
    is_shared = any(part.folder == key for part in others)
    return f"{key}/Standard Safeguarding Dataset" if is_shared else key


class _Extract:
    """The dataset's tables of one folder, while they are put together."""

    def __init__(self, parts: Sequence[FileTable], today: date, answers: Answers) -> None:
        self.parts, self.today, self.answers = parts, today, answers
        self.problems: list[Problem] = []
        self.questions: list[FileQuestion] = []
        self.counts: list[Count] = []

    def translated(self, folder: str) -> Translated:
        have = {part.table.name for part in self.parts}
        absent = [name for name in _NEEDED if name not in have]
        if absent:
            return self._not_readable(absent)
        self.names = self._names()
        episodes = self._episodes()
        joined = episodes[episodes["kept"]]
        self.children = frozenset(joined["child_id"])
        self.of_care = dict(zip(episodes["care"], episodes["child_id"], strict=True))
        made = [
            *self._of("ssd_cla_episodes", "episodes", joined, _EPISODE),
            *self._of("ssd_person", "header", self._header(), _HEADER),
            *self._of("ssd_cla_reviews", "reviews", self._reviews(), _REVIEW),
            *self._of("ssd_missing", "missing", self._missing(), _MISSING),
            *self._of("ssd_sdq_scores", "oc2", self._scores(), _SCORE),
            *self._of("ssd_permanence", "placed_adoption", self._adoption(), _ADOPTION),
        ]
        for name in _UNUSED:
            for part in self._parts_of(name):
                self._leave_aside(part, len(part.rows), "rows that we do not use yet")
                self._count(part, 0)
        moved = [replace(part, folder=part.folder if part.book else folder) for part in made]
        return Translated(
            tuple(moved), tuple(self.problems), tuple(self.questions), tuple(self.counts)
        )

    def _not_readable(self, absent: Sequence[str]) -> Translated:
        names = ", ".join(absent)
        for part in self.parts:
            self._count(part, 0)
        where = self.parts[0].where
        problem = file_problem(
            where,
            f"tables of the Standard Safeguarding Dataset without {names}",
            "people, episodes, placements and legal statuses together",
            (
                f"Export {names} too and import all tables together. Without them we do not "
                "know where a child is, or under which order. Nothing from these files was "
                "kept."
            ),
        )
        return Translated((), (problem,), (), tuple(self.counts))

    def _parts_of(self, name: str) -> list[FileTable]:
        return [part for part in self.parts if part.table.name == name]

    def _rows(self, name: str) -> pd.DataFrame:
        """All rows of a table as text, with the part and the place in it of each."""
        frames = []
        for position, part in enumerate(self._parts_of(name)):
            columns = {column.name: part.column(column.name) for column in part.table.columns}
            frame = pd.DataFrame(columns, dtype=object)
            frames.append(frame.assign(part=position, at_row=range(len(frame))))
        rows = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
        for column in table_named(name).columns:
            if column.heading.endswith("_id"):
                written = rows.get(column.name, pd.Series(dtype=object))
                rows[column.name] = _mapped(written, lambda one: one.strip().removesuffix(".0"))
        return rows

    def _days(self, written: pd.Series) -> pd.Series:
        cells = convert_cells(_DAY, written.to_numpy(object), self.today)
        return pd.Series(cells.dates().astype("datetime64[s]"), index=written.index)

    def _names(self) -> dict[str, str]:
        """The identifier of each person: the one that the council's other files use."""
        people = self._rows("ssd_person")
        both = people[(people[_LEGACY] != "") & (people[_LEGACY] != people[_PERSON])]
        key = plain_key("ssd_person", "identifier")
        answer = self.answers.get(key, _PERSON)
        if len(both) and key not in self.answers:
            self.questions.append(
                FileQuestion(
                    key,
                    self._parts_of("ssd_person")[0].where,
                    _LEGACY,
                    "two numbers for one person: which do your other files use?",
                    (
                        AnswerChoice(_PERSON, f"{_PERSON}, as {both[_PERSON].iloc[0]}"),
                        AnswerChoice(_LEGACY, f"{_LEGACY}, as {both[_LEGACY].iloc[0]}"),
                    ),
                    f"Until then {_PERSON} counts.",
                )
            )
        if answer != _LEGACY:
            return {}
        names = people[_LEGACY].where(people[_LEGACY] != "", people[_PERSON])
        return dict(zip(people[_PERSON], names, strict=True))

    def _child(self, persons: pd.Series) -> pd.Series:
        return _mapped(persons, lambda person: self.names.get(person, person))

    def _episodes(self) -> pd.DataFrame:
        """Episodes with placement and legal status joined; `kept`: open in the newest year."""
        rows = self._rows("ssd_cla_episodes")
        rows["child_id"] = self._child(rows["clae_person_id"])
        rows["care"] = rows["clae_cla_id"]
        rows["starts"] = self._days(rows["clae_cla_episode_start_date"])
        rows["ends"] = self._days(rows["clae_cla_episode_ceased_date"])
        dates = pd.concat([rows["starts"], rows["ends"]]).dropna()
        dates = dates[dates <= pd.Timestamp(self.today)]
        year = collection_year(dates.max().date() if len(dates) else self.today)
        self.from_day = pd.Timestamp(year - 1, 4, 1)
        rows["kept"] = ~(rows["ends"] <= self.from_day)
        rows["decom"] = rows["clae_cla_episode_start_date"]
        rows["dec"] = rows["clae_cla_episode_ceased_date"]
        rows["rne"] = rows["clae_cla_episode_start_reason"]
        rows["cin"] = rows["clae_cla_primary_need_code"]
        rows["rec"] = _mapped(rows["clae_cla_episode_ceased_reason"], _ending)
        rows["ls"] = self._legal_statuses(rows)
        rows = self._placements(rows)
        for position, part in enumerate(self._parts_of("ssd_cla_episodes")):
            older = int((~rows["kept"] & (rows["part"] == position)).sum())
            self._leave_aside(
                part,
                older,
                f"episodes that ended before {self.from_day:%d/%m/%Y}",
                "An extract covers this year. Bring in earlier years as 903 returns.",
            )
        return rows

    def _legal_statuses(self, episodes: pd.DataFrame) -> pd.Series:
        """The legal status of each episode as written, "" where none is told.

        Of several in force at its end a stop comes first, then one that isn't understood (so that
        somebody is asked), then the newest.
        """
        legal = self._rows("ssd_legal_status")
        legal["lega_starts"] = self._days(legal["lega_legal_status_start_date"])
        legal["lega_ends"] = self._days(legal["lega_legal_status_end_date"])
        legal["urgency"] = legal["lega_legal_status"].map(
            {text: _urgency(text) for text in legal["lega_legal_status"].unique()}
        )
        legal["number"] = range(len(legal))
        frame = episodes.reset_index()[["index", "clae_person_id", "starts", "ends"]]
        pairs = frame.merge(legal, left_on="clae_person_id", right_on="lega_person_id")
        begun = (
            pairs["lega_starts"].isna()
            | pairs["ends"].isna()
            | (pairs["lega_starts"] < pairs["ends"])
        )
        still = pairs["lega_ends"].isna() | (pairs["lega_ends"] > pairs["starts"])
        pairs = pairs[begun & still & (pairs["lega_legal_status"].str.strip() != "")]
        pairs["at_end"] = pairs["lega_ends"].isna() | (pairs["lega_ends"] >= pairs["ends"])
        order = ["at_end", "urgency", "lega_starts", "number"]
        pairs = pairs.sort_values(order, na_position="first")
        pairs = pairs.drop_duplicates("index", keep="last")
        self._count_joined("ssd_legal_status", legal, pairs["number"])
        written = pairs.set_index("index")["lega_legal_status"]
        return written.reindex(episodes.index).fillna("").astype(object)

    def _placements(self, episodes: pd.DataFrame) -> pd.DataFrame:
        """The episodes with their placement: by its number, else the child's newest by then."""
        homes = self._rows("ssd_cla_placement")
        homes["number"] = range(len(homes))
        newest = homes.drop_duplicates("clap_cla_placement_id", keep="last")
        by_number = newest.set_index("clap_cla_placement_id")["number"]
        number = (
            episodes["clae_cla_placement_id"]
            .where(episodes["clae_cla_placement_id"] != "")
            .map(by_number)
        )
        number = number.fillna(self._by_dates(episodes[number.isna()], homes))
        chosen = homes.reindex(number.fillna(-1).astype(int)).set_axis(episodes.index)
        self._count_joined("ssd_cla_placement", homes, number.dropna())
        return episodes.assign(
            **{name: chosen[heading].fillna("").astype(object) for name, heading in _HOME.items()}
        )

    def _by_dates(self, episodes: pd.DataFrame, homes: pd.DataFrame) -> pd.Series:
        homes = homes.assign(
            home_starts=self._days(homes["clap_cla_placement_start_date"]),
            home_ends=self._days(homes["clap_cla_placement_end_date"]),
        )
        frame = episodes.reset_index()[["index", "clae_person_id", "starts"]]
        pairs = frame.merge(homes, left_on="clae_person_id", right_on="clap_person_id")
        there = (pairs["home_starts"] <= pairs["starts"]) & (
            pairs["home_ends"].isna() | (pairs["home_ends"] > pairs["starts"])
        )
        pairs = pairs[there & (pairs["clae_person_id"] != "")].sort_values("home_starts")
        return pairs.drop_duplicates("index", keep="last").set_index("index")["number"]

    def _header(self) -> pd.DataFrame:
        rows = self._rows("ssd_person")
        rows["child_id"] = self._child(rows[_PERSON])
        rows["kept"] = rows["child_id"].isin(self.children)
        rows["mother"] = _mapped(rows["pers_is_mother"], _flag)
        rows["sex"] = _mapped(rows["pers_sex"], lambda text: text.strip()[:1].upper())
        return self._only_kept("ssd_person", rows, "people without an episode of this year")

    def _reviews(self) -> pd.DataFrame:
        rows = self._rows("ssd_cla_reviews")
        if rows.empty:
            return rows
        rows["child_id"] = rows["clar_cla_id"].map(self.of_care).fillna("").astype(object)
        cancelled = rows["clar_cla_review_cancelled"].str.strip().str.casefold().str[:1] == "y"
        rows["kept"] = (
            rows["child_id"].isin(self.children)
            & ~cancelled
            & (rows["clar_cla_review_date"].str.strip() != "")
        )
        words = "reviews that were cancelled, are still to come, or are of other children"
        return self._only_kept("ssd_cla_reviews", rows, words)

    def _missing(self) -> pd.DataFrame:
        rows = self._rows("ssd_missing")
        if rows.empty:
            return rows
        rows["child_id"] = self._child(rows["miss_person_id"])
        ends = self._days(rows["miss_missing_episode_end_date"])
        rows["kept"] = rows["child_id"].isin(self.children) & ~(ends <= self.from_day)
        rows["missing"] = _mapped(rows["miss_missing_episode_type"], _missing_code)
        words = "times missing of earlier years or of other children"
        return self._only_kept("ssd_missing", rows, words)

    def _scores(self) -> pd.DataFrame:
        """The newest questionnaire of each child in the year."""
        rows = self._rows("ssd_sdq_scores")
        if rows.empty:
            return rows
        rows["child_id"] = self._child(rows["csdq_person_id"])
        day = self._days(rows["csdq_sdq_completed_date"])
        of_year = rows["child_id"].isin(self.children) & (day >= self.from_day)
        ordered = rows[of_year].assign(day=day[of_year]).sort_values("day", kind="stable")
        newest = ordered.drop_duplicates("child_id", keep="last").index
        rows["kept"] = rows.index.isin(newest)
        words = "older questionnaires, or those of other children"
        return self._only_kept("ssd_sdq_scores", rows, words)

    def _adoption(self) -> pd.DataFrame:
        rows = self._rows("ssd_permanence")
        if rows.empty:
            return rows
        rows["child_id"] = self._child(rows["perm_person_id"])
        rows["kept"] = rows["child_id"].isin(self.children) & (
            rows["perm_adm_decision_date"].str.strip() != ""
        )
        words = "plans without a decision to place for adoption, or of other children"
        return self._only_kept("ssd_permanence", rows, words)

    def _only_kept(self, name: str, rows: pd.DataFrame, words: str) -> pd.DataFrame:
        for position, part in enumerate(self._parts_of(name)):
            self._leave_aside(part, int((~rows["kept"] & (rows["part"] == position)).sum()), words)
        return rows[rows["kept"]]

    def _of(
        self, name: str, to: str, rows: pd.DataFrame, columns: Mapping[str, str]
    ) -> list[FileTable]:
        """The rows as parts of a return's table, one for each file they come from."""
        made = []
        for position, part in enumerate(self._parts_of(name)):
            chosen = rows[rows["part"] == position]
            places = chosen["at_row"].to_numpy(int)
            cells = [chosen[heading].to_numpy(object) for heading in columns.values()]
            made.append(
                FileTable(
                    table_named(to),
                    part.file,
                    part.where,
                    part.folder,
                    part.book,
                    tuple(columns),
                    tuple(cells),
                    part.rows[places],
                    part.blank,
                    part.rejected + len(part.rows) - len(chosen),
                )
            )
        return made

    def _leave_aside(
        self, part: FileTable, rows: int, words: str, cure: str = "Nothing to do."
    ) -> None:
        if rows:
            self.problems.append(
                file_doubt(part.where, "", f"{rows:,} {words}: left out", "rows of this year", cure)
            )

    def _count_joined(self, name: str, rows: pd.DataFrame, used: pd.Series) -> None:
        """Rows that became a part of an episode's row are kept; the others are told and left."""
        is_used = rows["number"].isin(used)
        for position, part in enumerate(self._parts_of(name)):
            joined = int((is_used & (rows["part"] == position)).sum())
            words = "rows that belong to no episode, or that a newer one replaces"
            self._leave_aside(part, len(part.rows) - joined, words)
            self._count(part, joined)

    def _count(self, part: FileTable, retained: int) -> None:
        rejected = len(part.rows) - retained + part.rejected
        read = len(part.rows) + part.rejected + part.blank
        self.counts.append(
            Count(part.file, part.table.name, read, retained, 0, rejected, part.blank)
        )


# Column of the return's table -> column of the joined rows.
_HOME = {
    "place": "clap_cla_placement_type", "place_provider": "clap_cla_placement_provider",
    "urn": "clap_cla_placement_urn", "pl_post": "clap_cla_placement_postcode",
    "reason_place_change": "clap_cla_placement_change_reason",
}  # fmt: skip
_EPISODE = {name: name for name in ("child_id", "decom", "rne", "ls", "cin", "place",
                                    "place_provider", "dec", "rec", "reason_place_change",
                                    "pl_post", "urn")}  # fmt: skip
_HEADER = {"child_id": "child_id", "sex": "sex", "dob": "pers_dob", "ethnic": "pers_ethnicity",
           "upn": "pers_upn", "mother": "mother"}  # fmt: skip
_REVIEW = {"child_id": "child_id", "review": "clar_cla_review_date",
           "review_code": "clar_cla_review_participation"}  # fmt: skip
_MISSING = {"child_id": "child_id", "missing": "missing",
            "mis_start": "miss_missing_episode_start_date",
            "mis_end": "miss_missing_episode_end_date"}  # fmt: skip
_SCORE = {"child_id": "child_id", "sdq_score": "csdq_sdq_score", "sdq_reason": "csdq_sdq_reason"}
_ADOPTION = {"child_id": "child_id", "date_placed": "perm_adm_decision_date",
             "date_placed_ceased": "perm_decision_reversed_date",
             "reason_placed_ceased": "perm_decision_reversed_reason"}  # fmt: skip


def _urgency(written: str) -> int:
    """2 for a legal status that is a stop, 1 for one that isn't understood, 0 for any other."""
    code = code_in(written, list_of("LS", ()))
    if code is None:
        return 1
    return 2 if order_of(pd.Series([code])).isin(_STOPS).iloc[0] else 0


def _mapped(written: pd.Series, meaning: object) -> pd.Series:
    """The meaning of each different text, worked out once."""
    assert callable(meaning)
    return written.map({text: meaning(text) for text in written.unique()}).astype(object)


def _ending(text: str) -> str:
    return "X1" if "new episode" in text.casefold() else text


def _flag(text: str) -> str:
    return {"y": "1", "yes": "1", "n": "0", "no": "0"}.get(text.strip().casefold(), text)


def _missing_code(text: str) -> str:
    word = text.strip().casefold()
    if word.startswith("missing"):
        return "M"
    return "A" if word.startswith(("away", "absent", "unauthorised")) else text
