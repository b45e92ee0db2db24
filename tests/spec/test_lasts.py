"""What "lasts" means (FORMATS section 7): one move a test, told as a council's returns would."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.children.records import Ending, Order
from models.journeys.history import study
from models.journeys.kinds import SETTINGS
from models.journeys.moves import moves
from tests.builders import a_council, a_return, an_episode

KNOWN_ON = date(2026, 3, 31)
RETURNS = [a_return(year) for year in (2024, 2025, 2026)]
SAID = 2026  # the newest return tells of everything, as it may of what it carries


def in_a_home(until: str = "2024-06-03") -> dict[str, object]:
    return an_episode("2023-06-01", until, said_by=SAID, rne="S")


def then(
    starts: str, ends: str | None = None, setting: str = "foster_in_house", **told: Any
) -> dict[str, object]:
    return an_episode(starts, ends, said_by=SAID, setting=setting, **told)


def outcome(*episodes: dict[str, object], born: str = "2011-05-01") -> Any:
    """The one move in a child's history, as known on 31 March 2026."""
    first = an_episode("2023-05-01", "2023-06-01", said_by=SAID, rne="S", setting="foster_in_house")
    data = a_council([first, *episodes], [a_return(2026, number=SAID)], born=born)
    found = moves(study(data, KNOWN_ON))
    assert len(found) == 1
    return found.iloc[0]
