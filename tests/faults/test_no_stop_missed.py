"""A stop that is written somewhere is never missed, however it is written.

Every stop of every format that carries it, changed at random: the child is never ready or nearly
ready, and the import says why. Without the stop the same child is ready to go home (tried first, so
that no test passes by accident).

What counts as right:
- The stop can still be read (case, spaces, its label beside the code): *ruled out*.
- The value can't be read: *not enough known*, and the import names the row. A kind of home that
  can't be read may also leave the child out of residential care, where no move is proposed at all.
- A heading in other words: read, or asked about, and never ready.
- A column that a format must have (903 LS and PLACE, Annex A's Placement Type, a census's Type of
  provision) is absent: the file is refused, with the column named, and nothing of it counts.
- Annex A without its legal status, and no 903 beside it: *not enough known*.
- A column that the format may lawfully lack (a census of 2019 has no deprivation of liberty, a
  cost file no legal status) is absent, or renamed past recognition: nothing in the file says that
  there is a stop, so the needs decide. The unknown column is named at import, and the child's page
  says that no file tells of deprivation-of-liberty orders. The census of December 2025 always asks
  for them, so there the children are *not enough known*.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.reference.codes import code_list
from models.children.not_held import LIBERTY, not_held_in
from models.labels import Readiness
from models.settings import Setting
from tests.make.stop_files import (
    BORN,
    EPISODES,
    Outcome,
    as_csv,
    as_json,
    episode,
    episodes,
    header,
    look,
    profiles,
)

IN_THE_SUITE, LONG = 2_000, 10_000
A_BATCH = 180  # children of one import
READY = {Readiness.READY, Readiness.NEARLY}

Rows = Sequence[tuple[str, str]]  # (child, what stands in the column of the stop)


@dataclass(frozen=True, slots=True)
class Carrier:
    """A format and the column in which it tells a stop.

    `stops`: values that are one, each with the label that exports put beside it. `fine`: the value
    of a child without the stop. `file`: the name of the file that tells, `files`: it and the files
    beside it (name -> text) with these children and this heading. `may_lack`: it may lack the
    column. `codes`: the code list that the column keeps to. `by_hints`: words that hint at no stop
    say nothing of one there (a provision such as "review"; the return says where the child is).
    """

    name: str
    heading: str
    stops: tuple[tuple[str, str], ...]
    fine: str
    file: str
    files: Callable[[Rows, str | None], dict[str, str]]
    may_lack: bool = False
    codes: str = ""
    by_hints: bool = False


def _table(
    headings: Sequence[str],
    heading: str,
    row: Callable[[str, str], list[object]],
    write: Callable[[Sequence[str], Sequence[Sequence[object]]], str] = as_csv,
) -> Callable[[Rows, str | None], str]:
    """Text of a file of these rows, the stop's column called otherwise, or left out (None)."""

    def text(rows: Rows, called: str | None) -> str:
        position = headings.index(heading)
        keep = [
            number for number in range(len(headings)) if number != position or called is not None
        ]
        names = [called if number == position and called else headings[number] for number in keep]
        lines = [row(child, value) for child, value in rows]
        return write(names, [[line[number] for number in keep] for line in lines])

    return text


def _with_return(
    file: str, text: Callable[[Rows, str | None], str]
) -> Callable[..., dict[str, str]]:
    """That file beside a 903 return that knows of no stop."""

    def files(rows: Rows, called: str | None) -> dict[str, str]:
        children = [child for child, _ in rows]
        return {
            "2027/header.csv": header(children),
            "2027/episodes.csv": episodes(children),
            "needs.csv": profiles(children),
            file: text(rows, called),
        }

    return files


def _alone(file: str, text: Callable[[Rows, str | None], str]) -> Callable[..., dict[str, str]]:
    """That file without a 903 beside it but its Header."""

    def files(rows: Rows, called: str | None) -> dict[str, str]:
        return {"needs.csv": profiles([child for child, _ in rows]), file: text(rows, called)}

    return files


def _episodes_file(rows: Rows, text: str) -> dict[str, str]:
    children = [child for child, _ in rows]
    return {
        "2027/header.csv": header(children),
        "2027/episodes.csv": text,
        "needs.csv": profiles(children),
    }


_LS = _table(EPISODES, "LS", lambda child, value: episode(child, ls=value))
_PLACE = _table(EPISODES, "PLACE", lambda child, value: episode(child, place=value))
_DOLO = ("CHILD", "DOB", "DOLO_START", "DOLO_END")
_A8 = (
    "Child Unique ID",
    "Date of Birth",
    "Date Started to be Looked After",
    "Child's Legal Status",
    "Start Date of Most Recent Placement",
    "Placement Type",
    "Placement Provider",
    "Date of Last Social Work Visit",
)
_CENSUS = (
    "Identifier",
    "Type of provision",
    "Total weekly cost",
    "Placement start date",
    "Deprivation of liberty",
    "Placing at Distance Reason",
)
_CENSUS_2019 = _CENSUS[:5]
_S251 = (
    "Child ID",
    "Placement start date",
    "Placement end date",
    "Legal status",
    "Placement type",
    "Total committed cost accrued in FY to date",
)
_V2 = (
    "childId",
    "totalWeeklyCost",
    "placementDate",
    "placementType",
    "deprivationOfLiberty",
    "preferredLocation",
)
_V3 = ("child_ID", "cost_total_weekly", "dol", "foster_care_suitability")

_ORDERS = (
    ("L1", "Police protection"),
    ("L2", "Emergency protection order"),
    ("L3", "Child assessment order"),
    ("J1", "Remand"),
    ("J2", "PACE accommodation"),
    ("J3", "Youth rehabilitation order"),
)
_IN_WORDS = tuple((f"{code} {label}", "") for code, label in _ORDERS)
_SECURE = (("K1", "Secure children's home"),)
_YES = (("Yes", ""), ("Y", ""), ("TRUE", ""), ("1", ""))


def _annex(*, status: str = "", kind: str = "") -> Callable[[str, str], list[object]]:
    """A row of a list of April 2027; the column that isn't given holds the value."""

    def row(child: str, value: str) -> list[object]:
        return [
            child,
            BORN,
            "10/01/2027",
            status or value,
            "10/01/2027",
            kind or value,
            "PR4: Private",
            "12/04/2027",
        ]

    return row


def _census_row(
    child: str, dol: str = "No", provision: str = "Residential - Mainstream", reason: str = "Other"
) -> list[object]:
    return [child, provision, 5400, "10/01/2027", dol, reason]


CARRIERS = (
    Carrier(
        "903 legal status",
        "LS",
        _ORDERS,
        "C2",
        "episodes.csv",
        lambda rows, called: _episodes_file(rows, _LS(rows, called)),
        codes="LS",
    ),
    Carrier(
        "903 placement",
        "PLACE",
        _SECURE,
        "K2",
        "episodes.csv",
        lambda rows, called: _episodes_file(rows, _PLACE(rows, called)),
        codes="PLACE",
    ),
    Carrier(
        "Annex A legal status",
        "Child's Legal Status",
        (
            *_ORDERS,
            *_IN_WORDS,
            ("f) Detained on child protection grounds in LA accommodation", ""),
            ("g) Youth justice legal statuses", ""),
        ),
        "C2: FCO",
        "annex.csv",
        _alone(
            "annex.csv", _table(_A8, "Child's Legal Status", _annex(kind="K2: Children's Homes"))
        ),
        codes="LS",
    ),
    Carrier(
        "Annex A legal status beside a 903",
        "Child's Legal Status",
        _ORDERS,
        "C2: FCO",
        "annex.csv",
        _with_return(
            "annex.csv", _table(_A8, "Child's Legal Status", _annex(kind="K2: Children's Homes"))
        ),
        may_lack=True,
        codes="LS",
    ),
    Carrier(
        "Annex A placement type",
        "Placement Type",
        (*_SECURE, ("g) Secure Children’s Homes", "")),
        "h) Children’s Homes",
        "annex.csv",
        _alone("annex.csv", _table(_A8, "Placement Type", _annex(status="C2: FCO"))),
        codes="PLACE",
    ),
    Carrier(
        "census deprivation of liberty",
        "Deprivation of liberty",
        (*_YES, ("DoLS (current)", "")),
        "No",
        "census.csv",
        _with_return(
            "census.csv",
            _table(
                _CENSUS_2019,
                "Deprivation of liberty",
                lambda child, value: _census_row(child, dol=value)[:5],
            ),
        ),
        may_lack=True,
    ),
    Carrier(
        "census of December 2025, deprivation of liberty",
        "Deprivation of liberty",
        (*_YES, ("DoLS (current)", "")),
        "No",
        "census.csv",
        _with_return(
            "census.csv",
            _table(
                _CENSUS,
                "Deprivation of liberty",
                lambda child, value: _census_row(child, dol=value),
            ),
        ),
    ),
    Carrier(
        "census provision",
        "Type of provision",
        (("Residential - Secure Welfare", ""), ("Secure Welfare", "")),
        "Residential - Mainstream",
        "census.csv",
        _with_return(
            "census.csv",
            _table(
                _CENSUS_2019,
                "Type of provision",
                lambda child, value: _census_row(child, provision=value)[:5],
            ),
        ),
        may_lack=True,
        by_hints=True,
    ),
    Carrier(
        "S251 legal status",
        "Legal status",
        _ORDERS,
        "C2",
        "s251.csv",
        _with_return(
            "s251.csv",
            _table(
                _S251,
                "Legal status",
                lambda child, value: [child, "10/01/2027", "", value, "K2", 40_000],
            ),
        ),
        may_lack=True,
        codes="LS",
    ),
    Carrier(
        "S251 placement",
        "Placement type",
        _SECURE,
        "K2",
        "s251.csv",
        _with_return(
            "s251.csv",
            _table(
                _S251,
                "Placement type",
                lambda child, value: [child, "10/01/2027", "", "C2", value, 40_000],
            ),
        ),
        may_lack=True,
        codes="PLACE",
    ),
    Carrier(
        "Placements Data Standard v2",
        "deprivationOfLiberty",
        _YES,
        "No",
        "v2.json",
        _with_return(
            "v2.json",
            _table(
                _V2,
                "deprivationOfLiberty",
                lambda child, value: [child, 5400, "2027-01-10", "Residential", value, "Near"],
                as_json,
            ),
        ),
        may_lack=True,
    ),
    Carrier(
        "National Placement Standard",
        "dol",
        _YES,
        "No",
        "v3.csv",
        _with_return(
            "v3.csv",
            _table(
                _V3, "dol", lambda child, value: [child, 5400, value, "Suitable but not preferred"]
            ),
        ),
        may_lack=True,
    ),
)

NAMED = pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)

# Values that somebody may write instead and that aren't a plain no.
_INSTEAD = (
    "see file",
    "TBC",
    "pending",
    "applied for",
    "in process",
    "Yes?",
    "court 12/3",
    "review",
    "refer to SW",
    "ongoing",
    "granted",
    "in force",
    "interim",
    "expired?",
    "DoLS (pending)",
    "High Court order",
    "Z9",
    "999",
    "x",
    "✓",
    "?",
    "as before",
    "s.25",
    "under discussion",
)
_PLAIN_FINE = frozenset(
    {"no", "n", "f", "false", "0", "0.0", "none", "nil", "", "n/a", "na", "-", "k2"}
)


@dataclass(frozen=True, slots=True)
class Mutation:
    """What is written, of which stop, and whether it is still that stop in plain words."""

    written: str
    stop: str
    is_plain: bool


def mutated(stop: str, label: str, by_hints: bool, draw: random.Random) -> Mutation:
    """One way to write a stop, drawn at random."""
    plain = [
        stop,
        stop.lower(),
        stop.upper(),
        f"  {stop}",
        f"{stop}   ",
        f"\u00a0{stop}\u00a0",
        f"\t{stop}",
        stop.swapcase(),
    ]
    if label:
        plain += [
            f"{stop} - {label}",
            f"{stop}: {label}",
            f"{stop} {label}",
            f"{stop.lower()} - {label.upper()}",
        ]
    kind = draw.randrange(4)
    if kind == 0:
        return Mutation(draw.choice(plain), stop, True)
    if kind == 1 and not by_hints:
        return Mutation(draw.choice(_INSTEAD), stop, False)
    if kind == 2:
        around = draw.choice(
            [
                "{} (current)",
                "({})",
                "{}?",
                "{}*",
                "[{}]",
                "{} / tbc",
                "prev {}",
                "{}; see notes",
                "{} from 3/1",
                "'{}'",
                "{}.",
                "not {}",
            ]
        )
        return Mutation(around.format(draw.choice(plain)), stop, False)
    return Mutation(_typo(draw.choice(plain), draw), stop, False)


def _typo(text: str, draw: random.Random) -> str:
    """A letter left out, doubled, changed or swapped with the next."""
    position = draw.randrange(len(text))
    how = draw.randrange(4)
    if how == 0:
        return text[:position] + text[position + 1 :]
    if how == 1:
        return text[:position] + text[position] + text[position:]
    if how == 2:
        return (
            text[:position]
            + draw.choice("abcdefghijklmnopqrstuvwxyz0123456789#")
            + text[position + 1 :]
        )
    return (
        text[:position]
        + text[position + 1 : position + 2]
        + text[position : position + 1]
        + text[position + 2 :]
    )


def _means_something_else(written: str, carrier: Carrier) -> bool:
    """A typo that happens to be another plain value is that value, whoever reads it."""
    plain = " ".join(written.casefold().split())
    others = set(code_list(carrier.codes).codes) if carrier.codes else set()
    others -= {stop for stop, _ in carrier.stops}
    return plain in _PLAIN_FINE or plain.upper() in others


def drawn(carrier: Carrier, number: int, seed: int) -> list[Mutation]:
    """So many different-enough mutations of a carrier's stops, the same for a seed."""
    draw = random.Random(f"{carrier.name}-{seed}")
    mutations: list[Mutation] = []
    while len(mutations) < number:
        stop, label = draw.choice(carrier.stops)
        mutation = mutated(stop, label, carrier.by_hints, draw)
        if not _means_something_else(mutation.written, carrier):
            mutations.append(mutation)
    return mutations


def missed(outcome: Outcome, carrier: Carrier, mutations: Sequence[Mutation]) -> list[str]:
    """What went wrong with these children (numbered from 0): empty if nothing was missed."""
    numbers = outcome.rows_told(carrier.file)
    wrong = []
    for number, mutation in enumerate(mutations):
        answers = outcome.readiness(f"{number:04d}")
        text = f"{carrier.name}: {mutation.written!r} (was {mutation.stop!r})"
        if answers & READY:
            wrong.append(f"{text} reads {sorted(answers)}")
        elif _has_run_out(carrier) and answers == {Readiness.NOT_ENOUGH_KNOWN}:
            continue
        elif mutation.is_plain and Readiness.RULED_OUT not in answers and not _asks(carrier):
            wrong.append(f"{text} is plain, and reads {sorted(answers)}")
        elif Readiness.RULED_OUT not in answers and not _said_why(outcome, number, numbers):
            wrong.append(f"{text} reads {sorted(answers)}, and nothing says why")
    return wrong


def _has_run_out(carrier: Carrier) -> bool:
    """Whether its stops are legal statuses: one that lasts days is asked about once they are over
    (tests/spec/test_readiness_run_out.py)."""
    return "legal status" in carrier.name


def _asks(carrier: Carrier) -> bool:
    """A cost file's legal status or kind of home against the return's is a question of its own."""
    return carrier.file in {"s251.csv", "census.csv"} and "liberty" not in carrier.name


def _said_why(outcome: Outcome, number: int, numbers: set[int]) -> bool:
    """The row is named at import, or the child's own answer says which word isn't understood."""
    if number + 2 in numbers or number + 1 in numbers:  # of a csv; of a JSON list
        return True
    verdicts = outcome.answers.get(f"{number:04d}", ())
    return any(" says " in reason.words for verdict in verdicts for reason in verdict.reasons)


@NAMED
def test_without_the_stop_the_same_child_is_ready(tmp_path: Path, carrier: Carrier) -> None:
    outcome = look(tmp_path, carrier.files([("0000", carrier.fine)], carrier.heading))
    assert Readiness.READY in outcome.readiness("0000"), outcome.words()


def _tried(tmp_path: Path, carrier: Carrier, number: int, seed: int) -> None:
    wrong = []
    for batch, start in enumerate(range(0, number, A_BATCH)):
        mutations = drawn(carrier, min(A_BATCH, number - start), seed + batch)
        rows = [
            (f"{position:04d}", mutation.written) for position, mutation in enumerate(mutations)
        ]
        outcome = look(tmp_path / str(batch), carrier.files(rows, carrier.heading))
        wrong += missed(outcome, carrier, mutations)
    assert not wrong, "\n".join(wrong[:40])


@NAMED
def test_a_stop_is_never_missed_however_its_value_is_written(
    tmp_path: Path, carrier: Carrier
) -> None:
    _tried(tmp_path, carrier, IN_THE_SUITE // len(CARRIERS) + 1, seed=1)


@pytest.mark.long
@NAMED
def test_a_stop_is_never_missed_in_ten_thousand_mutations(tmp_path: Path, carrier: Carrier) -> None:
    _tried(tmp_path, carrier, LONG // len(CARRIERS) + 1, seed=1_000)


# A heading that is the same but for case, spaces and signs, so it must be read.
_SAME_HEADING = (
    str.upper,
    str.lower,
    lambda text: f"  {text} ",
    lambda text: f"{text}*",
    lambda text: text.replace(" ", "_"),
    lambda text: text.replace(" ", "  "),
)


def _stop_of(carrier: Carrier) -> str:
    return carrier.stops[0][0]


@NAMED
def test_a_heading_in_other_letters_is_the_same_heading(tmp_path: Path, carrier: Carrier) -> None:
    called = random.Random(carrier.name).choice(_SAME_HEADING)(carrier.heading)
    rows = [("0000", _stop_of(carrier)), ("0001", carrier.fine)]
    outcome = look(tmp_path, carrier.files(rows, called))
    assert missed(outcome, carrier, [Mutation(_stop_of(carrier), _stop_of(carrier), True)]) == []
    assert Readiness.READY in outcome.readiness("0001")


@NAMED
@pytest.mark.parametrize("called", ["Field 27", None])
def test_a_column_renamed_past_recognition_or_dropped_is_told(
    tmp_path: Path, carrier: Carrier, called: str | None
) -> None:
    outcome = look(tmp_path, carrier.files([("0000", _stop_of(carrier))], called))
    if called is not None:
        assert called in outcome.words() or carrier.heading in outcome.words()
    if carrier.by_hints:  # the file is refused, so nothing of it counts
        assert carrier.heading in outcome.words()
        assert "othing from this file" in outcome.words()
    elif not carrier.may_lack:
        assert not outcome.readiness("0000") & READY, outcome.words()
        assert carrier.heading in outcome.words()
    elif "liberty" in carrier.heading.casefold() or carrier.heading == "dol":
        assert LIBERTY in not_held_in(outcome.data)


_IN_OTHER_WORDS = {
    "LS": ("Legal Status", "LS code", "Legal status (LS)"),
    "PLACE": ("Placement", "PLACE code", "Placement code"),
    "Child's Legal Status": ("Legal status of child", "Current legal status", "Legal Status (903)"),
    "Placement Type": ("Type of placement", "Placement types", "Current placement type"),
    "Deprivation of liberty": (
        "DoL in place",
        "DOLS?",
        "Deprivation of Liberty (DoL) order?",
        "Is there a DoLS?",
        "Deprivation of Liberty Safeguards in place at present",
        "DoL order in force",
    ),
    "Legal status": ("Legal status of the child", "Current legal status"),
    "deprivationOfLiberty": ("deprivationOfLibertyOrder", "dolOrder", "deprivation_of_liberty"),
    "dol": ("DoL order", "deprivation of liberty order"),
}


@pytest.mark.parametrize(
    ("carrier", "called"),
    [
        pytest.param(carrier, called, id=f"{carrier.name}: {called}")
        for carrier in CARRIERS
        for called in _IN_OTHER_WORDS.get(carrier.heading, ())
    ],
)
def test_a_heading_in_other_words_is_read_or_asked_about(
    tmp_path: Path, carrier: Carrier, called: str
) -> None:
    outcome = look(tmp_path, carrier.files([("0000", _stop_of(carrier))], called))
    answers = outcome.readiness("0000")
    assert not answers & READY, outcome.words()
    if Readiness.RULED_OUT not in answers and not _asks(carrier):
        assert called in outcome.words() or carrier.heading in outcome.words()


_DOLO_STARTS = (
    "05/03/2025",
    "2025-03-05",
    "05-Mar-25",
    "soon",
    "5th March",
    "??",
    "not known",
    "",
    "99/99/2025",
    "05.03.2025",
    "March 2025",
    "13/2025",
    "1/1/1753",
)


@pytest.mark.parametrize("ends", ["", "unknown", "??", "TBC", "01/06/2029", "99/99/9999"])
def test_an_order_in_the_903_stops_whatever_its_dates_look_like(tmp_path: Path, ends: str) -> None:
    children = [f"{number:04d}" for number in range(len(_DOLO_STARTS) + 1)]
    files = {
        "2027/header.csv": header(children),
        "2027/episodes.csv": episodes(children),
        "needs.csv": profiles(children),
        "2027/dolo.csv": as_csv(
            ("CHILD", "DOB", "DOLO_START", "DOLO_END"),
            [
                [child, BORN, start, ends]
                for child, start in zip(children, _DOLO_STARTS, strict=False)
            ],
        ),
    }
    outcome = look(tmp_path, files)
    for child, start in zip(children, _DOLO_STARTS, strict=False):
        assert outcome.readiness(child) == {Readiness.RULED_OUT}, (start, ends, outcome.words())
    assert Readiness.READY in outcome.readiness(children[-1])


@pytest.mark.parametrize("carrier", CARRIERS[::3], ids=lambda carrier: carrier.name)
def test_the_childs_own_no_stands_whatever_the_files_say(tmp_path: Path, carrier: Carrier) -> None:
    """People record it, so no file carries it, and no file takes it back."""
    written = "Secure?" if carrier.by_hints else "see file"
    rows = [("0000", carrier.fine), ("0001", written)]
    outcome = look(tmp_path, carrier.files(rows, carrier.heading), childs_no=True)
    assert outcome.answers
    for verdicts in outcome.answers.values():
        home = next(verdict for verdict in verdicts if verdict.destination is Setting.HOME)
        assert home.readiness is Readiness.RULED_OUT
