"""The four destinations of the screens: in-house and bought foster care are one foster family.

Same needs, another payroll: readiness and the chance of lasting don't differ by who pays the carer
(FORMATS section 8), so people choose between four kinds of home. The specialist foster family is
named where it is the one that fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models.labels import Readiness
from models.names import destination_name
from models.readiness.verdict import Verdict
from models.readiness.words import PLACES
from models.settings import Setting
from models.shortlist.options import ChildOptions, Option

# From the answer that says most for a move to the one that says least.
RANK: dict[Readiness, int] = {
    Readiness.READY: 4,
    Readiness.NEARLY: 3,
    Readiness.NOT_ENOUGH_KNOWN: 2,
    Readiness.NOT_YET: 1,
    Readiness.RULED_OUT: 0,
}
READY_OR_NEARLY = frozenset({Readiness.READY, Readiness.NEARLY})

FOUR: tuple[Setting, ...] = (
    Setting.HOME,
    Setting.FOSTER_CONNECTED,
    Setting.FOSTER_IN_HOUSE,
    Setting.SUPPORTED_ACCOMMODATION,
)


@dataclass(frozen=True, slots=True)
class DestinationChoice:
    """One of the four destinations for one child.

    `place` is one of FOUR (a foster family goes by `foster_in_house`); `main` is the option whose
    readiness is shown; `options` are all that the choice joins (in-house, bought, specialist), in
    the list's order. `specialist`: the specialist foster family is the one that fits better than an
    ordinary one, so the answer shown is its own, and so is the name.
    """

    place: Setting
    main: Option
    options: tuple[Option, ...]
    specialist: bool = False

    @property
    def readiness(self) -> Readiness:
        return self.main.verdict.readiness

    @property
    def name(self) -> str:
        """Foster family, or specialist foster family: of the home whose answer is shown."""
        return destination_name(self.main.destination)

    @property
    def inline_name(self) -> str:
        """The same in the middle of a sentence: a foster family."""
        return PLACES[self.main.destination]

    @property
    def ordinary(self) -> Verdict | None:
        """The answer for an ordinary foster family, where the one shown is a specialist one's."""
        return self.options[0].verdict if self.specialist else None


def destination_choices(options: ChildOptions) -> tuple[DestinationChoice, ...]:
    """The child's choices in the law's order; supported accommodation only where it has a row."""
    option_by_setting = {option.destination: option for option in options.options}
    result = []
    for setting in FOUR:
        if setting is Setting.FOSTER_IN_HOUSE:
            result += _foster_family(option_by_setting)
        elif setting in option_by_setting:
            result.append(
                DestinationChoice(
                    setting, option_by_setting[setting], (option_by_setting[setting],)
                )
            )
    return tuple(result)


def first_question(choices: Sequence[DestinationChoice]) -> str:
    """The first question that would change an answer, in the law's order; "" when none would."""
    texts = [c.main.verdict.question for c in choices if c.readiness is Readiness.NOT_ENOUGH_KNOWN]
    return next((text for text in texts if text), "")


def _foster_family(option_by_setting: dict[Setting, Option]) -> list[DestinationChoice]:
    """Ordinary and specialist foster care as one choice, led by the one that fits better."""
    foster = (Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT, Setting.FOSTER_SPECIALIST)
    joined = tuple(option_by_setting[setting] for setting in foster if setting in option_by_setting)
    if not joined:
        return []
    best = max(joined, key=lambda option: RANK[option.verdict.readiness])  # the first among equals
    special = best.destination is Setting.FOSTER_SPECIALIST
    return [DestinationChoice(Setting.FOSTER_IN_HOUSE, best, joined, special)]
