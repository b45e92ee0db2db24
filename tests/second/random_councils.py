"""Small random councils as the csv files that they would hand in; the same seed, the same council.

A council has 5 to 40 children, 1 to 4 yearly returns, and one or two authorities. Its files hold
what real ones do wrong: overlaps, absences inside open episodes, short breaks, X1 without a next
row, dates a few days into April, children left out of one return, corrected returns, drafts.

All dates lie on few days of the year (`DAYS`), close together here and there: so dates meet often,
and many councils have their days of change in common.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.second.caseload import Row, SetOfRows, first_day, last_day

FAMILY = (("U4", "PR1"), ("U5", "PR4"), ("U6", "PR1"), ("U6", "PR5"), ("U1", "PR1"), ("U3", ""))
HOMES = (("K2", "PR1"), ("K2", "PR4"), ("K2", "PR3"), ("K2", ""), ("R1", "PR4"), ("S1", "PR4"),
         ("K1", "PR2"))  # fmt: skip
ELSEWHERE = (("P1", "PR0"), ("R2", "PR2"), ("R5", "PR2"), ("A5", "PR1"), ("R3", "PR4"))
ORDERS = ("C1", "C2", "V2", "E1")
LEFT_CARE = ("E4A", "E4B", "E3", "E13", "E8")
EPISODES = ("CHILD", "DECOM", "RNE", "LS", "PLACE", "PLACE_PROVIDER", "DEC", "REC")
HEADER = ("CHILD", "SEX", "DOB", "ETHNIC")
DAYS = (
    (1, 15), (1, 20), (2, 1), (2, 28), (3, 1), (3, 2), (3, 26), (3, 30), (3, 31), (4, 1), (4, 2),
    (4, 5), (4, 9), (5, 12), (5, 13), (5, 20), (7, 1), (7, 15), (7, 16), (9, 1), (9, 20), (11, 1),
    (11, 10), (11, 11), (12, 24),
)  # fmt: skip
YEARS = (2023, 2024, 2025, 2026)
WORDS = ("list", "export", "a", "b", "table 1", "children", "data", "new", "run", "x")


@dataclass(frozen=True)
class Council:
    """Sets by import, oldest import first; each set's `folder` is below its import's folder."""

    seed: int
    imports: list[list[SetOfRows]]

    @property
    def children(self) -> list[str]:
        return sorted({r["CHILD"] for brought in self.imports for s in brought for r in s.episodes})

    def without(self, children: set[str]) -> Council:
        """The same files but for some children's rows."""
        imports = []
        for brought in self.imports:
            sets = []
            for set_of_rows in brought:
                episodes = [row for row in set_of_rows.episodes if row["CHILD"] not in children]
                headers = [row for row in set_of_rows.headers if row["CHILD"] not in children]
                if episodes:
                    sets.append(SetOfRows(set_of_rows.folder, episodes, headers))
            if sets:
                imports.append(sets)
        return replace(self, imports=imports)


@dataclass
class Episode:
    start: date
    end: date | None
    rne: str
    order: str
    place: tuple[str, str]
    rec: str


@dataclass
class Life:
    """A child as the council's system has it, mistakes included."""

    child: str
    born: date
    sex: str
    has_header: bool
    episodes: list[Episode]


def random_council(seed: int) -> Council:
    """The council of a seed; tries again where its returns couldn't be linked by their children."""
    for attempt in range(100):
        council = _attempt(seed, Random(f"{seed} {attempt}"))
        if council is not None:
            return council
    raise AssertionError(f"no council for seed {seed}")


def _attempt(seed: int, rng: Random) -> Council | None:
    count = rng.choice((1, 2, 2, 3, 3, 4))
    first = rng.randint(0, len(YEARS) - count)
    years = list(YEARS[first : first + count])
    if count >= 3 and rng.random() < 0.2:
        years.pop(rng.randint(1, count - 2))
    names = rng.choice((["West"], ["West"], ["West", "North"]))
    lives = {name: [_life(rng, years) for _ in range(rng.randint(5, 20))] for name in names}
    _name_children(rng, lives)
    returns: dict[tuple[str, int], SetOfRows] = {}
    for name in names:
        for year in years:
            may_miss = name == "North" and len(years) > 1 and year in (years[0], years[-1])
            if may_miss and rng.random() < 0.1:
                continue
            set_of_rows = _return(rng, lives[name], year)
            if len(set_of_rows.episodes) < 4:
                return None
            returns[name, year] = set_of_rows
    if len(names) == 2 and rng.random() < 0.3:
        _move_between(returns, years)
    if not _can_be_linked(returns):
        return None
    return _imports(seed, rng, names, returns)


def _after(day: date, days: int) -> date:
    """The first of `DAYS` that is so many days, and at least one, after a day."""
    day += timedelta(max(days, 1))
    while (day.month, day.day) not in DAYS:
        day += timedelta(1)
    return day


def _life(rng: Random, years: Sequence[int]) -> Life:
    begin, finish = first_day(years[0]), last_day(years[-1])
    residential = rng.random() < 0.6
    in_care = _after(begin - timedelta(rng.randint(0, 900)), 1)
    if rng.random() < 0.4:
        in_care = _after(begin, rng.randint(0, (finish - begin).days - 40))
    eighteen = _after(in_care, rng.randint(300, 6300))
    if rng.random() < 0.5:
        eighteen = max(_after(begin, rng.randint(0, 1500)), _after(in_care, 60))
    born = eighteen.replace(year=eighteen.year - 18)
    if rng.random() < 0.03 and born.year % 4 == 0:
        born = date(born.year, 2, 29)
    episodes = []
    if rng.random() < 0.2:
        episodes = _short_breaks(rng, in_care, finish)
    else:
        episodes = _care(rng, in_care, finish, years, residential)
        for _ in range(rng.choice((0, 0, 1, 1, 2))):
            _add_mistake(rng, episodes, finish)
    return Life("", born, rng.choice(("1", "2")), rng.random() > 0.04, episodes)


def _place(rng: Random, years: Sequence[int], residential: bool) -> tuple[str, str]:
    if rng.random() < 0.15:
        return rng.choice(ELSEWHERE)
    if rng.random() < 0.1:
        if years[-1] <= 2025:
            return rng.choice((("H5", "PR4"), ("P2", "PR0"), ("Z1", "PR4")))
        return ("K3", "PR4") if years[0] >= 2025 else ("K2", "PR5")
    return rng.choice(HOMES if residential == (rng.random() < 0.8) else FAMILY)


def _care(
    rng: Random, day: date, finish: date, years: Sequence[int], residential: bool
) -> list[Episode]:
    episodes: list[Episode] = []
    rne, order, place = "S", rng.choice(ORDERS), _place(rng, years, residential)
    while day < finish:
        end: date | None = _after(day, rng.choice((rng.randint(1, 60), rng.randint(60, 700))))
        assert end is not None
        if rng.random() < 0.3:
            end = None
        elif rng.random() < 0.06:
            end = max(date(end.year, *rng.choice(((3, 31), (4, 1), (4, 2)))), _after(day, 1))
        if end is None:
            episodes.append(Episode(day, None, rne, order, place, ""))
            break
        chance = rng.random()
        if chance < 0.08:  # X1, and no next row for a while, or ever
            episodes.append(Episode(day, end, rne, order, place, "X1"))
            if rng.random() < 0.5:
                break
            day, rne, place = _after(end, rng.randint(1, 60)), "P", _place(rng, years, True)
        elif chance < 0.25:  # leaves care, and may come back
            episodes.append(Episode(day, end, rne, order, place, rng.choice(LEFT_CARE)))
            if rng.random() < 0.6:
                break
            day, rne = _after(end, rng.randint(1, 250)), "S"
            order, place = rng.choice(ORDERS), _place(rng, years, residential)
        else:
            episodes.append(Episode(day, end, rne, order, place, "X1"))
            day, rne = end, rng.choice("PPPLBTU")
            if rne in "LBU":
                order = rng.choice(ORDERS)
            if rne != "L":
                place = _place(rng, years, residential)
    return episodes


def _short_breaks(rng: Random, day: date, finish: date) -> list[Episode]:
    """A series of short breaks: V3 each stay of its own, V4 one agreement."""
    place = rng.choice((("K2", "PR1"), ("K2", "PR4"), ("U6", "PR1"), ("S1", "PR4")))
    if rng.random() < 0.5:
        end = _after(day, rng.randint(100, 900)) if rng.random() < 0.5 else None
        return [Episode(day, end, "S", "V4", place, "E8" if end else "")]
    episodes = []
    for _ in range(rng.randint(2, 8)):
        end = _after(day, rng.randint(1, 9))
        episodes.append(Episode(day, end, "S", "V3", place, "E4A"))
        day = _after(end, rng.randint(1, 120))
        if day >= finish:
            break
    return episodes


def _add_mistake(rng: Random, episodes: list[Episode], finish: date) -> None:
    """An overlap, an absence, a short break inside, or a second row of the same start."""
    position = rng.randrange(len(episodes))
    episode = episodes[position]
    until = episode.end or max(finish, episode.start + timedelta(60))
    inside = _after(episode.start, rng.randint(1, max(1, (until - episode.start).days - 12)))
    back = _after(inside, rng.randint(1, 9))
    if back >= until:
        return
    absent = (rng.choice(("T0", "T1", "T2", "T3", "T4")), "PR0")
    label = rng.choice(
        (
            "absence",
            "absence",
            "absence in line",
            "break",
            "stay inside",
            "ends late",
            "left open",
            "same start",
            "same start",
        )
    )
    if label == "absence":
        if rng.random() < 0.5:
            episode.end, episode.rec = None, ""
        episodes.append(Episode(inside, back, rng.choice("PT"), episode.order, absent, "X1"))
    elif label == "absence in line":
        episodes.append(Episode(inside, back, "P", episode.order, absent, "X1"))
        episodes.append(Episode(back, episode.end, "P", episode.order, episode.place, episode.rec))
        episode.end, episode.rec = inside, "X1"
    elif label == "break":
        episodes.append(Episode(inside, back, "S", "V4", rng.choice(HOMES), "E4A"))
    elif label == "stay inside":
        if rng.random() < 0.5:
            episode.end, episode.rec = None, ""
        place = rng.choice(HOMES + FAMILY)
        episodes.append(Episode(inside, back, "P", episode.order, place, rng.choice(("X1", "E4A"))))
    elif label == "ends late" and episode.end:
        episode.end = _after(episode.end, rng.randint(1, 40))
    elif label == "left open":
        episode.end, episode.rec = None, ""
    elif label == "same start":
        end = rng.choice((episode.end, None, inside))
        episodes.append(
            Episode(
                episode.start, end, episode.rne, episode.order, rng.choice(HOMES + FAMILY), "X1"
            )
        )
        if end is None:
            episodes[-1].rec = ""
            if rng.random() < 0.5:
                episode.end, episode.rec = None, ""


def _name_children(rng: Random, lives: dict[str, list[Life]]) -> None:
    numbers = rng.sample(range(1001, 9999), sum(len(some) for some in lives.values()))
    for some in lives.values():
        for life in some:
            life.child = str(numbers.pop())


def _text(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def _return(rng: Random, lives: Sequence[Life], year: int) -> SetOfRows:
    """What the council hands in for a year, as its system had it in the first days of April."""
    begin, finish = first_day(year), last_day(year)
    episodes: list[Row] = []
    headers: list[Row] = []
    late = 0
    for life in lives:
        if rng.random() < 0.03:
            continue
        there = False
        for episode in life.episodes:
            if episode.end is not None and episode.end < begin:
                continue
            days_late = (episode.start - finish).days
            if days_late > 0 and (days_late > 9 or late or rng.random() < 0.5):
                continue
            late += days_late > 0
            end, rec = episode.end, episode.rec
            if end is not None and end > finish:
                is_near = (end - finish).days <= 9
                if not (is_near and end > episode.start and rng.random() < 0.5):
                    end, rec = None, rec if rng.random() < 0.05 else ""
            elif end is None and episode.start < finish and rng.random() < 0.02:
                end, rec = _after(finish, rng.randint(1, 8)), "E4A"
            there = True
            episodes.append(_row(life.child, episode, end, rec))
        if there and life.has_header:
            sex = life.sex if year < 2025 else {"1": "M", "2": "F"}[life.sex]
            headers.append(
                {"CHILD": life.child, "SEX": sex, "DOB": _text(life.born), "ETHNIC": "WBRI"}
            )
    return SetOfRows(str(year), _unique(episodes), headers)


def _row(child: str, episode: Episode, end: date | None, rec: str) -> Row:
    return {
        "CHILD": child,
        "DECOM": _text(episode.start),
        "RNE": episode.rne,
        "LS": episode.order,
        "PLACE": episode.place[0],
        "PLACE_PROVIDER": episode.place[1],
        "DEC": _text(end),
        "REC": rec,
    }


def _unique(rows: list[Row]) -> list[Row]:
    return [row for position, row in enumerate(rows) if row not in rows[:position]]


def _children(set_of_rows: SetOfRows) -> set[str]:
    return {row["CHILD"] for row in set_of_rows.episodes}


def _move_between(returns: dict[tuple[str, int], SetOfRows], years: Sequence[int]) -> None:
    """One child of West is in North's last return too, from the middle of the year on."""
    west, north = returns.get(("West", years[-1])), returns.get(("North", years[-1]))
    if west is None or north is None or min(len(_children(west)), len(_children(north))) < 11:
        return
    child = sorted(_children(west))[0]
    moved = _text(first_day(years[-1]) + timedelta(100))
    row = {
        "CHILD": child,
        "DECOM": moved,
        "RNE": "S",
        "LS": "C2",
        "PLACE": "K2",
        "PLACE_PROVIDER": "PR4",
        "DEC": "",
        "REC": "",
    }
    north.episodes.append(row)
    north.headers.extend(dict(h) for h in west.headers if h["CHILD"] == child)


def _can_be_linked(returns: dict[tuple[str, int], SetOfRows]) -> bool:
    """Each authority's returns share at least a third of the smaller one's children with the one
    before; otherwise nobody could tell which belong together."""
    for name in {name for name, _ in returns}:
        sets = [_children(returns[key]) for key in sorted(returns) if key[0] == name]
        for earlier, later in pairwise(sets):
            if len(earlier & later) * 3 < min(len(earlier), len(later)):
                return False
    return True


def _year_is_plain(set_of_rows: SetOfRows, year: int) -> bool:
    """True if the episodes alone say the year: many began and many ended within it, none after."""
    enough = max(3, len(set_of_rows.episodes) // 4)
    begun = ended = 0
    for row in set_of_rows.episodes:
        start = _as_date(row["DECOM"])
        if start > last_day(year):
            return False
        begun += start >= first_day(year)
        ended += bool(row["DEC"]) and _as_date(row["DEC"]) <= last_day(year)
    return begun >= enough and ended >= enough


def _as_date(text: str) -> date:
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def _folder(rng: Random, name: str, year: int, plain: bool, version: str, two: bool) -> str:
    span = f"{year - 1}-{year % 100:02}"
    names = [f"{year}{version}", f"903 {span}{version}", f"SSDA903_{year}{version}"]
    if plain and not version:
        names.append(f"return {rng.choice('abcdefgh')}{rng.randint(10, 99)}")
    folder = rng.choice(names)
    if two:
        return rng.choice((f"{name}/{folder}", f"{name} {folder}", f"{folder}/{name}"))
    return rng.choice((folder, f"returns/{folder}"))


def _imports(
    seed: int, rng: Random, names: Sequence[str], returns: dict[tuple[str, int], SetOfRows]
) -> Council:
    keys = sorted(returns)
    two = len(names) == 2
    how = rng.choice(("all at once",) * 4 + ("in order", "any order"))
    order = list(keys)
    if how == "any order":
        rng.shuffle(order)
    if how == "in order":
        order.sort(key=lambda key: key[1])
    imports: list[list[SetOfRows]] = []
    corrected = rng.choice(keys) if rng.random() < 0.5 else None
    beside = corrected is not None and rng.random() < 0.3  # a draft and a final in one import
    for name, year in order:
        set_of_rows = returns[name, year]
        version = " draft" if beside and (name, year) == corrected else ""
        folder = _folder(rng, name, year, _year_is_plain(set_of_rows, year), version, two)
        sets = [SetOfRows(folder, set_of_rows.episodes, set_of_rows.headers)]
        if (name, year) == corrected:
            final = _correction(rng, set_of_rows, year)
            folder = _folder(rng, name, year, _year_is_plain(final, year), " final", two)
            final.folder = folder
            if beside:
                sets.append(final)
        if how == "all at once" and imports:
            imports[0] += sets
        else:
            imports.append(sets)
    if corrected is not None and not beside:
        place = next(
            position
            for position, brought in enumerate(imports)
            if any(set_of_rows.episodes is returns[corrected].episodes for set_of_rows in brought)
        )
        imports.insert(rng.randint(place + 1, len(imports)), [final])
    return Council(seed, imports)


def _correction(rng: Random, set_of_rows: SetOfRows, year: int) -> SetOfRows:
    """The same return with a few rows put right (or wrong)."""
    rows = [dict(row) for row in set_of_rows.episodes]
    for _ in range(rng.randint(1, 3)):
        row = rng.choice(rows)
        label = rng.choice(("left", "place", "gone", "still there"))
        if label == "left" and not row["DEC"]:
            start = max(_as_date(row["DECOM"]), first_day(year))
            if (last_day(year) - start).days > 5:
                day = _after(start, rng.randint(1, (last_day(year) - start).days))
                row["DEC"], row["REC"] = _text(min(day, last_day(year))), "E4A"
        elif label == "place" and not row["PLACE"].startswith("T"):
            row["PLACE"], row["PLACE_PROVIDER"] = rng.choice(HOMES + FAMILY)
        elif label == "gone" and len(rows) > 5:
            rows.remove(row)
        elif label == "still there":
            row["DEC"], row["REC"] = "", ""
    return SetOfRows("", _unique(rows), [dict(row) for row in set_of_rows.headers])


# ---- as files --------------------------------------------------------------------------------


def write(council: Council, root: Path, shuffle: int) -> list[Path]:
    """The council's files below `root`: a folder for each import, in the order of the imports.

    `shuffle` decides the order of rows, the files' names, and how tables are split into files.
    """
    rng = Random(f"{council.seed} files {shuffle}")
    folders = []
    for number, brought in enumerate(council.imports):
        folder = root / f"import {'abcdefghijklmnop'[number]}"
        for set_of_rows in brought:
            place = folder / set_of_rows.folder
            place.mkdir(parents=True, exist_ok=True)
            names = [f"{word}.csv" for word in rng.sample(WORDS, len(WORDS))]
            for columns, rows in ((EPISODES, set_of_rows.episodes), (HEADER, set_of_rows.headers)):
                for part in _parts(rng, rows):
                    _write_csv(place / names.pop(), columns, part)
        folders.append(folder)
    return folders


def _parts(rng: Random, rows: list[Row]) -> list[list[Row]]:
    if not rows:
        return []
    shuffled = rng.sample(rows, len(rows))
    if len(rows) > 3 and rng.random() < 0.3:
        cut = rng.randint(1, len(rows) - 1)
        return [shuffled[:cut], shuffled[cut:]]
    return [shuffled]


def _write_csv(path: Path, columns: Sequence[str], rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
