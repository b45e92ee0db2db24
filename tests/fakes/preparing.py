"""A preparer without a process: a test says how far it has come."""

from dataclasses import dataclass
from datetime import datetime

from services.kept import PreparedStage, Recipe
from services.open_council import OpenCouncil
from services.prepared import Preparer, PreparingProgress


@dataclass
class SetByHand(Preparer):
    """Every answer is worked out when asked for; `ready` says which stages a page takes as done."""

    ready: int = 0
    fault: str = ""
    doing: str = "learning from this council's history"

    def answer(self, recipe: Recipe, council: OpenCouncil, *args, **kwargs):
        return recipe.function(council, *args, **kwargs)

    def progress(self, council: OpenCouncil, stage: PreparedStage) -> PreparingProgress | None:
        if self.ready >= stage or (self.fault and stage is PreparedStage.LIST):
            return None
        return PreparingProgress(
            self.ready, 2, 11, self.doing, "a process", datetime.max, self.fault
        )

    def try_again(self, council: OpenCouncil) -> None:
        self.fault = ""
