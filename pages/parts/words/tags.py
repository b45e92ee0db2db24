"""Worded tags: a shape, the words, and a colour that nobody has to see."""

from models.labels import Readiness
from models.readiness.verdict import Verdict
from models.shortlist.destinations import DestinationChoice
from models.shortlist.headline import first_stop
from models.shortlist.options import ChildOptions
from pages.parts.words import names, writing

COLOUR: dict[Readiness, str] = {
    Readiness.READY: "green",
    Readiness.NEARLY: "blue",
    Readiness.NOT_YET: "gray",
    Readiness.RULED_OUT: "orange",
    Readiness.NOT_ENOUGH_KNOWN: "violet",
}


def tag(text: str, colour: str) -> str:
    """Markdown of one tag. `text` is ours, or has been through `words.plain`."""
    return f":{colour}-badge[{text}]"


def answer_tag(verdict: Verdict) -> str:
    """The tag of one destination's answer."""
    return tag(names.answer_in_words(verdict), COLOUR[verdict.readiness])


def under_tag(choice: DestinationChoice) -> str:
    """The few words below a tag in the list: when to look again, what to change."""
    verdict = choice.main.verdict
    if choice.readiness is Readiness.RULED_OUT:
        stop = first_stop(verdict)
        if stop and stop.look_again:
            return f"look again {writing.a_date(stop.look_again)}"
        return ""
    if choice.readiness is Readiness.NEARLY and verdict.must_change:
        return f"{writing.count_of(len(verdict.must_change), 'thing')} to change"
    return ""


def turning_18_tag(child: ChildOptions) -> str:
    """Says that the child will soon be 18, and when."""
    return tag(f"◆ 18 on {writing.a_date(child.child.eighteenth_birthday)}", "yellow")
