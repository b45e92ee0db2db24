"""Who is looking: the place for signing in. Asked on every run, never remembered."""

from collections.abc import Mapping

from models.access import LOCAL_OWNER, Actor


def visitor() -> Actor:
    """The person at the screen: until people sign in, the one local person of this machine."""
    return LOCAL_OWNER


def requester(_headers: Mapping[str, str]) -> Actor:
    """The person behind a plain request, which no screen has seen: the same person, today."""
    return visitor()


def who_did_it(actor: str) -> str:
    """Who recorded, said or saved something: "you" where it was the visitor."""
    return "you" if actor == visitor().identifier else actor
