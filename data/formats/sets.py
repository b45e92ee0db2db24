"""Which files make one return, which collection year it is, and what it covers.

A set is a leaf folder, a folder of a zip, or a workbook that holds a return's tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

import numpy as np

from data.formats.return_year import YearFit, best_fit, collection_year, year_named
from data.formats.rows import TableRows
from models.questions import NO_ANSWERS, AnswerChoice, Answers, FileQuestion, plain_key

SSDA903, ANNEX_A, PART_OF_A_RETURN = "ssda903", "annex_a", "ssda903_part"


@dataclass(frozen=True, slots=True)
class ReturnGroup:
    """One return to be: its kind, year, the period it covers and its newest date.

    `year` 0 and kind "ssda903_part": tables without Episodes that no return of the batch fits.
    """

    kind: str
    year: int
    covers_from: date
    covers_to: date
    content_date: date
    folder: str
    tables: frozenset[str] = frozenset()  # of a part: the tables that it holds
    label: str = ""  # how a person finds it: its folder, or its file where a folder has versions


@dataclass(frozen=True, slots=True)
class Grouping:
    """`of_part[table]`: for each part of a 903 or Annex A table, the index of its group."""

    groups: tuple[ReturnGroup, ...]
    of_part: dict[str, np.ndarray]
    questions: tuple[FileQuestion, ...] = ()

    def of_rows(self, rows: TableRows) -> np.ndarray:
        """The group of each row of a table that belongs to returns."""
        values: np.ndarray = self.of_part[rows.table.name][rows.part]
        return values


@dataclass(frozen=True, slots=True)
class _Piece:
    """One part of one table and the set it lies in."""

    rows: TableRows
    at: int
    folder: str

    @property
    def children(self) -> frozenset[str]:
        """The identifiers in its kept rows."""
        ids, span = self.rows.column("child_id"), self.rows.span(self.at)
        return frozenset(ids.texts[np.unique(ids.text[span][self.rows.kept[span]])].tolist())

    @property
    def has_ending(self) -> bool:
        """True if an episode of it ended."""
        span = self.rows.span(self.at)
        ended = ~self.rows.column("dec").is_blank[span]
        return bool((ended & self.rows.kept[span]).any())

    @property
    def episode_keys(self) -> frozenset[tuple[int, int]]:
        """Of Episodes: child and start of each row, as numbers of this batch."""
        span = self.rows.span(self.at)
        retained = self.rows.kept[span]
        children = self.rows.column("child_id").text[span][retained].tolist()
        starts = self.rows.column("decom").text[span][retained].tolist()
        return frozenset(zip(children, starts, strict=True))

    @property
    def row_texts(self) -> frozenset[str]:
        """Of Episodes: each kept row as one text."""
        span = self.rows.span(self.at)
        return frozenset(self.rows.texts(np.flatnonzero(self.rows.kept[span]) + span.start))

    @property
    def stays(self) -> tuple[np.ndarray, np.ndarray]:
        """Of Episodes: the start and the end of each kept row, as whole days."""
        span = self.rows.span(self.at)
        retained = self.rows.kept[span]
        starts = self.rows.column("decom").dates()[span][retained]
        return starts, self.rows.column("dec").dates()[span][retained]

    def newest(self, today: date) -> date | None:
        """The latest date up to today that says when the rows were true, or None."""
        names = [
            cells.column.name
            for cells in self.rows.cells
            if cells.column.kind == "date"
            and not cells.column.future_ok
            and cells.column.name not in _BIRTHS
        ]
        return newest_date(self.rows, self.at, names, today)


_BIRTHS = frozenset({"dob", "mc_dob"})


def newest_date(rows: TableRows, position: int, columns: Sequence[str], today: date) -> date | None:
    """The latest date up to today in these columns of one part, or None."""
    span = rows.span(position)
    newest: date | None = None
    for name in columns:
        days = rows.column(name).dates()[span][rows.kept[span]]
        days = days[days <= np.datetime64(today)]
        if days.size:
            latest = days.max().astype(object)
            newest = latest if newest is None else max(newest, latest)
    return newest


def group_returns(
    tables: Sequence[TableRows], today: date, answers: Answers = NO_ANSWERS
) -> Grouping:
    """Put every part of the 903 and of Annex A into its return."""
    questions: list[FileQuestion] = []
    books = _books(tables)
    groups: list[ReturnGroup] = []
    members: list[frozenset[str]] = []  # the children of each group's episodes
    of_part: dict[str, np.ndarray] = {}
    # Episodes first: they make the returns that the other tables belong to.
    for rows in sorted(tables, key=lambda table_rows: table_rows.table.name != "episodes"):
        pieces = [
            _Piece(rows, position, part.file if part.file in books else part.folder)
            for position, part in enumerate(rows.parts)
        ]
        if rows.table.name == "episodes":
            places, file_questions = _episode_groups(pieces, groups, members, today, answers)
            questions.extend(file_questions)
        elif rows.table.name == ANNEX_A:
            places = _annex_groups(pieces, groups, members, today)
        else:
            places = [_home_of(piece, groups, members, today) for piece in pieces]
        of_part[rows.table.name] = np.array(places, dtype=np.intp)
    return Grouping(tuple(groups), of_part, tuple(questions))


def _books(tables: Sequence[TableRows]) -> frozenset[str]:
    """Workbooks that hold Episodes and other tables of the return: each is a set by itself."""
    texts: dict[str, set[str]] = {}
    for rows in tables:
        for part in rows.parts:
            if part.book:
                texts.setdefault(part.file, set()).add(rows.table.name)
    return frozenset(
        file for file, names in texts.items() if len(names) > 1 and "episodes" in names
    )


def _episode_groups(
    pieces: list[_Piece],
    groups: list[ReturnGroup],
    members: list[frozenset[str]],
    today: date,
    answers: Answers,
) -> tuple[list[int], list[FileQuestion]]:
    """One group for each set and collection year; a split without endings joins its set's year."""
    places = [-1] * len(pieces)
    questions: list[FileQuestion] = []
    for folder in sorted({piece.folder for piece in pieces}):
        of_folder = [piece for piece in pieces if piece.folder == folder]
        by_year, file_questions = _by_year(of_folder, today, answers)
        questions.extend(file_questions)
        for year, parts in sorted(by_year.items()):
            versions = _versions(parts)
            for version in versions:
                newest = max(
                    (day for part in version if (day := part.newest(today))), default=today
                )
                for part in version:
                    places[part.at] = len(groups)
                group = _group(SSDA903, year, newest, folder, today)
                first_file = version[0].rows.parts[version[0].at].where
                label = folder if len(versions) == 1 and folder not in {"", "."} else first_file
                groups.append(replace(group, label=label))
                members.append(frozenset().union(*(part.children for part in version)))
    return places, questions


def _versions(parts: list[_Piece]) -> list[list[_Piece]]:
    """Files of one set and year: parts of one return together, versions of it apart.

    Parts never tell the same episode (child and start) twice; a draft and a final tell nearly all
    of them twice.
    """
    versions: list[list[_Piece]] = []
    for part in sorted(parts, key=lambda piece: piece.rows.parts[piece.at].where):
        apart = [
            version
            for version in versions
            if not any(_same_episodes(part, other) for other in version)
        ]
        (apart[0] if apart else _appended(versions)).append(part)
    return versions


def _appended(versions: list[list[_Piece]]) -> list[_Piece]:
    versions.append([])
    return versions[-1]


def _same_episodes(some: _Piece, other: _Piece) -> bool:
    """True if most episodes of the smaller file are in the other one too.

    Two rows of one child from one day may lie in two parts of a return; parts never have the very
    same row.
    """
    keys = some.episode_keys, other.episode_keys
    if len(keys[0] & keys[1]) * 2 <= min(len(keys[0]), len(keys[1])):
        return False
    return bool(some.row_texts & other.row_texts)


def _by_year(
    pieces: list[_Piece], today: date, answers: Answers
) -> tuple[dict[int, list[_Piece]], list[FileQuestion]]:
    """The episode files of one set by collection year, and which years a person has to say."""
    by_year: dict[int, list[_Piece]] = {}
    questions: list[FileQuestion] = []
    pieces = [piece for piece in pieces if piece.children]
    if _are_one_return(pieces, today):
        year, question = _year_of(pieces[0], _fit(pieces, today), by_year, answers)
        return {year: pieces}, [question] if question else []
    fitted = [(_fit([piece], today), piece) for piece in pieces]
    # A part that fits one year only comes first, so that the others can join it.
    fitted.sort(key=lambda pair: (not pair[0].is_certain, -pair[0].year, pair[1].at))
    for fit, piece in fitted:
        year, question = _year_of(piece, fit, by_year, answers)
        questions.extend([question] if question else [])
        newest_year = max(by_year, default=year)
        # A part of a split return may hold only children for whom nothing happened this year:
        # no row of it ends, and none of its children is in the other parts.
        if year != newest_year and not piece.has_ending:
            seen = {child for other in by_year[newest_year] for child in other.children}
            year = year if piece.children & seen else newest_year
        by_year.setdefault(year, []).append(piece)
    return by_year, questions


def _fit(pieces: list[_Piece], today: date) -> YearFit:
    """The collection year that the rows of these files together fit; this year's without a row."""
    stays = [piece.stays for piece in pieces]
    starts = np.concatenate([start for start, _end in stays])
    ends = np.concatenate([end for _start, end in stays])
    this_year = collection_year(today)
    return best_fit(starts, ends, today) or YearFit(this_year, (this_year,), (this_year,))


def _are_one_return(pieces: list[_Piece], today: date) -> bool:
    """True for one file, and for files that don't tell the same episodes and together fit one year.

    Returns of several years tell nearly every episode that goes on twice.
    """
    if len(pieces) < 2:
        return len(pieces) == 1
    if any(_same_episodes(some, other) for some, other in combinations(pieces, 2)):
        return False
    fit = _fit(pieces, today)
    return fit.fits or _named_year(pieces[0]) in fit.possible


def _named_year(piece: _Piece) -> int | None:
    """The year that the innermost folder with a year names, else the file; None if none does."""
    part = piece.rows.parts[piece.at]
    names = (*reversed(part.folder.split("/")), part.file.rsplit("/", 1)[-1])
    years = [year for name in names if (year := year_named(name)) is not None]
    return years[0] if years else None


def _year_of(
    piece: _Piece, fit: YearFit, by_year: dict[int, list[_Piece]], answers: Answers
) -> tuple[int, FileQuestion | None]:
    """The year of a part: as answered, as named, the one that fits, the set's, or else asked."""
    part = piece.rows.parts[piece.at]
    key = f"{plain_key('return_year', part.folder)}:{'-'.join(map(str, fit.years))}"
    if answers.get(key, "").isdigit() and int(answers[key]) in fit.years:
        return int(answers[key]), None
    # A folder's name decides where several years fit, and where it names the newest date's year:
    # a return that holds whole histories has few dates in its own year.
    named = _named_year(piece)
    if named is not None and named in {*fit.possible, fit.newest}:
        return named, None
    if fit.is_certain:
        return fit.year, None
    if alike := [year for year in fit.years if year in by_year]:
        return alike[-1], None
    question = FileQuestion(
        key=key,
        file=part.where,
        column="DEC",
        asked="which year's return is this? Its episodes fit more than one year",
        choices=tuple(
            AnswerChoice(str(year), f"1 April {year - 1} to 31 March {year}") for year in fit.years
        ),
        until_answered=f"It is read as the return to 31 March {fit.year}.",
    )
    return fit.year, question


def _group(kind: str, year: int, newest: date, folder: str, today: date) -> ReturnGroup:
    end = date(year, 3, 31)
    newest = newest if kind == ANNEX_A else min(newest, end)
    in_year = kind == ANNEX_A or end > today
    return ReturnGroup(kind, year, date(year - 1, 4, 1), newest if in_year else end, newest, folder)


def _annex_groups(
    pieces: list[_Piece], groups: list[ReturnGroup], members: list[frozenset[str]], today: date
) -> list[int]:
    """Each Annex A list is an in-year statement of its own."""
    places = [-1] * len(pieces)
    for piece in pieces:
        if piece.children:
            newest = piece.newest(today) or today
            places[piece.at] = len(groups)
            groups.append(_group(ANNEX_A, collection_year(newest), newest, piece.folder, today))
            members.append(frozenset())
    return places


def _home_of(
    piece: _Piece, groups: list[ReturnGroup], members: list[frozenset[str]], today: date
) -> int:
    """The return whose children this part shares most: of its own set if there is one, else any.

    Ties go to the year of the part's own newest date, then to the return with the fewest other
    children (a Header names just the children of its year), then to the later year. A part that
    shares no child with any return of the batch waits for the store, as a part of a return.
    """
    returns = [position for position, group in enumerate(groups) if group.kind == SSDA903]
    own = [position for position in returns if groups[position].folder == piece.folder]
    if len(own) == 1:
        return own[0]
    children = piece.children
    choices = own or [position for position in returns if members[position] & children]
    if choices:
        newest = piece.newest(today)
        its_year = collection_year(newest) if newest else 0
        return max(
            choices,
            key=lambda position: (
                len(members[position] & children),
                groups[position].year == its_year,
                -len(members[position] - children),
                groups[position].year,
                groups[position].folder,
            ),
        )
    return _waiting(piece, groups, members, today) if children else -1


def _waiting(
    piece: _Piece, groups: list[ReturnGroup], members: list[frozenset[str]], today: date
) -> int:
    """The part of a return that this set's tables without Episodes make up together.

    A second file of one table (another year's, perhaps) starts a part of its own.
    """
    name, children = piece.rows.table.name, piece.children
    open_parts = [
        position
        for position, group in enumerate(groups)
        if group.kind == PART_OF_A_RETURN
        and group.folder == piece.folder
        and name not in group.tables
        and members[position] & children
    ]
    if open_parts:
        position = max(open_parts, key=lambda number: len(members[number] & children))
        groups[position] = replace(groups[position], tables=groups[position].tables | {name})
        members[position] |= children
        return position
    tables = frozenset({name})
    groups.append(ReturnGroup(PART_OF_A_RETURN, 0, today, today, today, piece.folder, tables))
    members.append(children)
    return len(groups) - 1
