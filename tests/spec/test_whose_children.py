"""My children, my team, everyone: by the newest list that says who works with whom.

| chosen | who they are | shown |
|---|---|---|
| my children | a worker of the list | that worker's |
| my team | a team of the list | that team's |
| either | not said | everybody |
| everyone | whoever | everybody |
"""

import pytest

from models.recording.my_list import ListScope, MyList
from models.shortlist.whose import Allocations
from tests.make.children import rows

LIST = rows(
    "annex_a",
    {"child": "a", "worker": "J. Mensah", "team": "Team 1"},
    {"child": "b", "worker": "J. Mensah ", "team": "Team 1"},
    {"child": "c", "worker": "A. Ashby", "team": "Team 1"},
    {"child": "d", "worker": "A. Ashby", "team": "Team 2"},
    {"child": "e", "worker": None, "team": ""},
)  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "children"),
    [
        (MyList("J. Mensah", "Team 1", ListScope.MINE), {"a", "b"}),
        (MyList("J. Mensah", "Team 1", ListScope.TEAM), {"a", "b", "c"}),
        (MyList("J. Mensah", "Team 1", ListScope.EVERYONE), None),
        (MyList("", "", ListScope.MINE), None),
        (MyList("", "", ListScope.TEAM), None),
        (MyList("left long ago", "", ListScope.MINE), set()),
    ],
)
def test_whom_a_person_sees(wanted: MyList, children: set[str] | None) -> None:
    assert Allocations(LIST).children(wanted) == (None if children is None else frozenset(children))


def test_names_are_those_of_the_list_and_a_workers_team_is_that_of_most_of_their_children() -> None:
    given = Allocations(LIST)
    assert given.workers == ("A. Ashby", "J. Mensah")
    assert given.teams == ("Team 1", "Team 2")
    assert (given.team_of("J. Mensah"), given.team_of("nobody")) == ("Team 1", "")


def test_without_such_a_list_nobody_is_named() -> None:
    assert Allocations(rows("annex_a")).workers == ()
