"""Where the chance is withheld, so is all that rests on it: no saving of any window."""

from models.children.records import Child
from models.evidence import Basis
from models.journeys.answers.outlook import Chance, Suits
from models.settings import Setting
from tests.make.moves import GivenOutlook, a_saving


class Withholding(GivenOutlook):
    """Knows the weeks that such moves last on the whole, and says nothing of this child."""

    def chance(self, child: Child, destination: Setting, suits: Suits) -> Chance:
        return Chance(None, None, None, Basis.WITHHELD, 0.0, "too few like this child")


def test_a_chance_that_is_withheld_withholds_every_saving() -> None:
    assert a_saving(outlook=GivenOutlook()).full_year is not None
    saving = a_saving(outlook=Withholding())
    assert (saving.this_year, saving.full_year, saving.to_18) == (None, None, None)
    assert saving.notes[0] == "there is no saving: too few like this child"
