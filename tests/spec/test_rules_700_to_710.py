"""The 903's own checks 700 to 710 on deprivation of liberty orders: doubts at import, no loss."""

from datetime import date
from pathlib import Path

import pytest

from data.formats.batch import Batch
from data.formats.read import read_paths
from data.formats.return_rules import RULES
from models.problems import Weight
from tests.drive.reading import put

TODAY = date(2028, 6, 1)
HEADER = "CHILD,SEX,DOB\n001,M,03/07/2012\n002,F,09/09/2013\n"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n"
    "001,01/05/2026,S,C2,N1,K2,PR4,,\n"
    "002,01/05/2026,S,C2,N1,{place},PR4,{dec},{rec}\n"
)
# Rows of DoLo about child 002, and the rules that they break. Sound ones break none.
CASES = (
    ("002,09/09/2013,01/06/2026,01/09/2026", "K2", "", ()),
    ("002,09/09/2013,01/06/2026,", "K2", "", ()),
    ("002,09/09/2013,,01/09/2026", "K2", "", ("700",)),
    ("002,09/09/2013,no idea,01/09/2026", "K2", "", ("700",)),
    ("002,09/09/2013,01/06/2026,no idea", "K2", "", ("701",)),
    ("002,09/09/2013,01/06/2026,01/06/2026", "K2", "", ("702",)),
    ("002,09/09/2013,02/05/2027,", "K2", "", ("703",)),
    ("002,09/09/2013,01/06/2026,02/05/2027", "K2", "", ("704",)),
    ("002,09/09/2013,01/01/2026,31/03/2026", "K2", "", ("704", "707")),
    ("002,09/09/2013,01/06/2026,\n002,09/09/2013,01/09/2026,", "K2", "", ("705",)),
    ("002,09/09/2013,01/06/2026,01/09/2026\n002,09/09/2013,01/09/2026,", "K2", "", ()),
    ("002,09/09/2013,01/06/2026,", "K2", "01/12/2026", ("707",)),
    ("002,09/09/2013,01/06/2026,01/02/2027", "K2", "01/12/2026", ("707",)),
    ("002,09/09/2026,01/06/2026,01/09/2026", "K2", "", ("708",)),
    ("002,09/09/2013,01/06/2026,01/09/2026", "U6", "", ("709",)),
    ("002,09/09/2013,01/06/2026,01/09/2026", "K1", "", ("709", "710")),
    ("002,09/09/2013,01/06/2026,01/09/2026", "Z12", "", ()),
)


def codes(batch: Batch) -> tuple[str, ...]:
    """The rules that the import says are broken."""
    texts = [
        rule.code
        for rule in RULES
        for problem in batch.problems
        if f"(903 rule {rule.code})" in problem.wanted
    ]
    return tuple(dict.fromkeys(texts))


def brought_in(folder: Path, orders: str, place: str = "K2", dec: str = "") -> Batch:
    episodes = EPISODES.format(place=place, dec=dec, rec="E4A" if dec else "")
    dolo = f"CHILD,DOB,DOLO_START,DOLO_END\n{orders}\n"
    return read_paths([put(folder, header=HEADER, episodes=episodes, dolo=dolo)], TODAY)


@pytest.mark.parametrize(("orders", "place", "dec", "broken"), CASES)
def test_each_rule_is_a_doubt_about_the_rows_that_break_it(
    tmp_path: Path, orders: str, place: str, dec: str, broken: tuple[str, ...]
) -> None:
    batch = brought_in(tmp_path / "2027", orders, place, dec)

    assert codes(batch) == broken
    doubts = [problem for problem in batch.problems if "903 rule" in problem.wanted]
    assert {doubt.weight for doubt in doubts} <= {Weight.DOUBTFUL}
    assert all(doubt.file.endswith("dolo.csv") and doubt.row for doubt in doubts)


@pytest.mark.parametrize("start", ["01/06/2026", "01/04/2027", ""])
def test_an_order_open_last_year_goes_on_this_year(tmp_path: Path, start: str) -> None:
    brought_in(tmp_path / "2027", "002,09/09/2013,01/06/2026,")
    after = "002" if start else "001"
    put(
        tmp_path / "2028",
        header=HEADER,
        episodes=EPISODES.format(place="K2", dec="20/05/2027", rec="E4A"),
        dolo=f"CHILD,DOB,DOLO_START,DOLO_END\n{after},,{start or '01/05/2027'},02/05/2027\n",
    )
    batch = read_paths([tmp_path], TODAY)

    assert ("706" in codes(batch)) == (start != "01/06/2026")


def test_every_number_from_700_to_710_has_its_rule() -> None:
    assert [rule.code for rule in RULES] == [str(number) for number in range(700, 711)]
