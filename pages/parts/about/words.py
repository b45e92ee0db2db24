"""About: what the page says."""

DRAFTS = "Drafts, to be agreed by the panel."

NO_RETURN = "There is no return yet."
HIGHEST_LEVEL = (
    "**Highest level that a kind of home can meet** (0 ordinary parenting, 4 staff awake "
    "round the clock)"
)
PACKAGES = "**Packages. Each raises the ceilings that it names by one level**"
TO_FOSTERING = "To a foster family, or to family or friends"
ON_PRICES = (
    "Used only where a child's own price is not known. A council's own `unit_costs.csv` "
    "replaces them. Each price rises by its uplift every 1 April. For earlier years it "
    "falls by the same uplift."
)
SUPPORT_HEADING = "**Support that goes with a move, if no package is chosen**"
ON_STAGES = (
    "A move that is not yet agreed counts by its stage. We start from the share in this "
    "table. The council's own moves that reached the stage and have ended then change "
    "it. The table shows how many own moves the starting share is worth."
)
ON_CHANCES = (
    "This is the chance that a move lasts a year, among children for whom people chose "
    "such a move. It is not about any one child. If nothing is published, chance and "
    "saving are blank."
)
INTRODUCTION = (
    "Circle to Success helps people find children in residential care who, with support, "
    "could live in a family. It decides nothing. This page shows the rules, prices and "
    "evidence that the tool uses now."
)
METHOD_FILE = "From `docs/method.md`. Each larger choice has its own page in `docs/decisions/`."
LASTING_HEADING = "What is known about moves that last"
STAGES_HEADING = "Moves: how likely each stage is, and contract shares"


def files_in_force(files: str, draft: str, folder: str) -> str:
    return (
        f"In force: {files}.{draft} To use your own, put files with the same names into "
        f"{folder}. They count from the next start."
    )


def early_endings(weeks: float, share: float, early: float, source: str) -> str:
    return (
        f"Of moves that end early within {weeks:g} weeks, {share:.1%} of the loss (in logs) "
        f"is in the first {early:g} weeks. Source: {source}."
    )
