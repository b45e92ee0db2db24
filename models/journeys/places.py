"""Places that a scenario opens or limits. (No limits given: the council's mix holds as it is.)"""

from __future__ import annotations

from datetime import date

from models.journeys.scenario import Scenario


class Places:
    """Places by kind of home and future."""

    def __init__(self, scenario: Scenario, as_of: date) -> None:
        self.scenario, self.as_of = scenario, as_of
