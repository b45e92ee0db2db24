"""Whose children a person wants to see: their own, their team's or everybody's, by Annex A."""

from collections import Counter

import pandas as pd

from models.recording.my_list import ListScope, MyList


class Allocations:
    """Who works with which child, by the newest list that names the child."""

    def __init__(self, annex_a: pd.DataFrame) -> None:
        self._worker = _said(annex_a, "worker")
        self._team = _said(annex_a, "team")

    @property
    def workers(self) -> tuple[str, ...]:
        """Every worker of a child here, by name; empty = no file says."""
        return tuple(sorted(set(self._worker.values()), key=str.casefold))

    @property
    def teams(self) -> tuple[str, ...]:
        """Every team of a child here."""
        return tuple(sorted(set(self._team.values()), key=str.casefold))

    def team_of(self, worker: str) -> str:
        """The team of most of the worker's children; "" where no file says."""
        teams = Counter(
            self._team[child]
            for child, name in sorted(self._worker.items())
            if name == worker and child in self._team
        )
        return teams.most_common(1)[0][0] if teams else ""

    def children(self, wanted: MyList) -> frozenset[str] | None:
        """Keys of the children whom the person wants to see; None = everybody.

        Who hasn't said who they are sees everybody.
        """
        if wanted.shows is ListScope.MINE and wanted.worker:
            return _of(self._worker, wanted.worker)
        if wanted.shows is ListScope.TEAM and wanted.team:
            return _of(self._team, wanted.team)
        return None


def _said(annex_a: pd.DataFrame, column: str) -> dict[str, str]:
    named = zip(annex_a["child"], annex_a[column], strict=True)
    return {
        str(child): said.strip() for child, said in named if isinstance(said, str) and said.strip()
    }


def _of(named: dict[str, str], wanted: str) -> frozenset[str]:
    return frozenset(child for child, text in named.items() if text == wanted)
