"""What the outlook on a child's page says."""

# outlook
CANNOT_TELL = (
    "There is **not enough evidence** to say whether such moves usually last a year or end early"
)
HOW_THE_WORD_IS_CHOSEN = (
    "The word comes from the 80% range. If all of it is over 70 in 100, such moves last much more "
    "often than not. Over 50: more often. Under 50: less often. Under 30: much less often. Within "
    "40 to 60: about as often as not. If the range crosses 50 in any other way, there is not "
    "enough evidence."
)
OUTLOOK = (
    "How often such moves lasted a year, for children for whom people chose them. It does not say "
    "what is right for this child. It is not for a statutory review."
)


def last_a_year(word: str) -> str:
    return f"Such moves last a year **{word}**."


def no_estimate(why: str) -> str:
    return f"No estimate: {why}. People decide without one."


def from_studies(moves: str) -> str:
    return (
        f"From published studies of other places, not of this child. They count as about {moves}."
    )


def from_own_history(moves: str) -> str:
    return f"From {moves} in this council's history, as they went for children like this one."


def learnt_from(years: str, endings: str, moves: str) -> str:
    return (
        f"Learnt from {years} that this council's children lived in such a family ({endings} "
        f"ended early), and from {moves} out of residential care."
    )


def children_differ(low: str, high: str) -> str:
    return f"Children differ: from about {low} to about {high} in 100."


def from_all_moves(moves: str, why: str) -> str:
    return (
        f"From {moves} in this council's history as a whole. It is not this child's own "
        f"figure{why}."
    )


WHAT_GOES_WITH_IT = "What goes with it, and moves like this"

# outlook numbers


def how_it_adds_up(average: str, child: str, rest: str) -> str:
    return (
        f"The chance for an average past mover was {average}. For this child it is {child}. The "
        f"difference is what is named below, and {rest} for everything else together. In points of "
        "100, with 80% ranges."
    )


# outlook why
NOTHING_STANDS_OUT = "nothing that stands out"
LASTS_MORE_OFTEN = "Goes with lasting more often"
ENDS_MORE_OFTEN = "Goes with ending early more often"
NO_NEED_IN_IT = (
    "No known need of this child is part of this figure, so a change in needs would not change it"
)
ALIKE_BUT_ONE_NEED = "If one need were different"


def no_difference(need: str, level: str) -> str:
    return f"{need} one level {level}: no real difference"


END_EARLY_MORE = "end early more often"


def of_moves_like_this(moves: int, lasted: str) -> str:
    return f"Of {moves} moves like this, {lasted} lasted."


TOO_FEW_ALONE = "They are too few to go by alone, so the answer goes by all moves of this kind."
TOO_FEW_ALIKE = "There were fewer than ten past moves like this, so we do not count them."


def what_is_alike(how: str) -> str:
    return f"Moves of other children that were like this one: {how}."


MORE_IS_KNOWN_ABOVE = "The answer above uses more about this child than this count does."
MOVES_OF_THIS_KIND = "moves of this kind in this council's history"


def tally(moves: int, which: str, lasted: str, same_home: str, not_yet: str) -> str:
    return (
        f"{lasted} of {moves} {which} lasted a year, {same_home} of them in the same home all "
        f"along. {not_yet} more were made less than a year ago."
    )


SAME_KIND_OF_MOVE = "the same kind of move"


def same_side_of_level_3(needs: str) -> str:
    return f"the same side of level 3 in {needs}"
