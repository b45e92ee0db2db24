"""Which way needs and strengths went, in a sentence a family could read."""

from models.needs.direction import Direction, Heading
from models.needs.scheme import Scheme
from models.words import join_words, lower_first


def change_words(direction: Direction, scheme: Scheme, profiles: int) -> str:
    """Better: education (3 to 2). Harder: … 6 unchanged. `profiles`: how many were written."""
    parts = []
    for heading, called in ((Heading.BETTER, "Better"), (Heading.WORSE, "Harder")):
        named = [
            f"{lower_first(scheme.title(t.item))} ({t.from_level} to {t.to_level})"
            for t in direction.heading(heading)
        ]
        if named:
            parts.append(f"{called}: {join_words(named)}.")
    steady = len(direction.heading(Heading.STEADY))
    if steady:
        parts.append(f"{steady} unchanged.")
    if parts:
        return " ".join(parts)
    if profiles > 1:
        return f"{profiles} profiles, none of them new enough to say where things are heading."
    return "Only one profile so far, so no direction yet."
