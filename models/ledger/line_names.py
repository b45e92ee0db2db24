"""What the lines of a year's statement are called, and how each is worked out, for people."""

from models.ledger.statement import LineName

LINE_NAME: dict[LineName, str] = {
    LineName.TARGET: "Target",
    LineName.CONFIRMED: "Confirmed by finance",
    LineName.CLAIMED: "Claimed, not yet confirmed",
    LineName.EXPECTED: "Still expected, agreed",
    LineName.POSSIBLE: "Possible, by stage",
    LineName.FORECAST: "Forecast",
    LineName.GAP: "Gap to target",
    LineName.CARRIED: "Carried into next year by moves agreed so far",
    LineName.AVOIDED: "Avoided (not counted)",
    LineName.PARTNERS: "Cost passed to partners (not counted)",
}
HOW: dict[LineName, str] = {
    LineName.TARGET: "from targets.csv; a target for all councils is shared by contract",
    LineName.CONFIRMED: "weeks that finance confirmed, less what was clawed back since",
    LineName.CLAIMED: "weeks up to today that nobody has confirmed",
    LineName.EXPECTED: "weeks to come of moves made or agreed × the chance that they last",
    LineName.POSSIBLE: "moves not yet agreed × the chance of their stage",
    LineName.FORECAST: "confirmed + claimed + still expected + possible",
    LineName.GAP: "target less forecast; below nothing: more than the target",
    LineName.CARRIED: "next year's weeks of moves made or agreed × the chance that they last",
    LineName.AVOIDED: "labelled avoided, and price rises that frozen prices leave out",
    LineName.PARTNERS: "what health, schools or transport pay because of the moves, up to today",
}
