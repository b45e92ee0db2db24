"""Any recorded value in words, and what its place is called: for checking, merging and history."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum

from models.needs.profile import ITEMS, Item
from models.recording.begun_papers import StandardAnswer
from models.recording.decision import Wording
from models.recording.profile import ItemRating
from models.settings import Setting
from pages.parts.words import items, names, writing
from services.reference import standard_fields

NOTHING = "nothing written"
WORDING = {Wording.PEOPLE: "People in the meeting", Wording.TOOL: "The tool"}
FIELD = {
    "assessed_on": "day of the rating", "assessed_by": "who rated",
    "child_view": "the child's own view", "raised_on": "raised on", "due": "by when",
    "owner": "owner", "cleared": "resolved on", "evidence": "how it is known",
    "look_again": "look again on", "heard_by": "who heard it", "heard_on": "heard on",
    "no_to": "says no to", "open_to": "is open to", "words": "the words",
    "advocate_offered": "an advocate was offered", "given_on": "said on", "of": "whose view",
    "who": "who said it", "on": "the day", "places": "for which homes", "said_by": "who says so",
    "name": "the barrier", "text": "the text",
    "child_present": "the child was in the room", "child_words": "the child's words",
    "child_words_from": "where these words come from", "child_heard_by": "who heard the child",
    "words_changed": "how the child's words changed the plan", "parents_view": "parents say",
    "iro_view": "the IRO says", "carers_view": "the home and the carers say",
    "worker_recommends": "the social worker recommends",
    "manager_recommends": "the manager recommends", "family_time_plan": "family time from then on",
    "contingency": "if it ends early", "approvals": "approvals needed, and by whom",
    "gives": "what it gives", "costs_the_child": "what it costs the child",
    "gives_by": "who wrote what it gives", "costs_by": "who wrote what it costs",
    "options": "options considered",
    "notes_shown": "who may see the notes", "decided_by": "the accountable person",
    "look_again_on": "look again on", "corrected_because": "why the signed record was wrong",
    "present": "who came", "for_child": "for whose turn", "chair": "who chairs",
    "one_family": "they are brothers and sisters", "next_review_on": "next review on",
    "shown_to": "who may see it", "view_shown_to": "who may see the child's own view",
    "no_names": "no names",
    "weekly_now_gbp": "pounds a week now", "weekly_then_gbp": "pounds a week then",
    "told_us": "what they told us", "going_well": "what goes well", "help_with": "what is hard",
    "talked_about": "what was talked about", "our_word": "what we promised",
    "you_can": "what they can do",
}  # fmt: skip


def place(path: str) -> str:
    """`ratings.self_harm.level` as Self-harm: level; `heard_by` as Who heard it."""
    parts = path.split(".")
    if parts[0] == "ratings" and len(parts) > 1 and parts[1] in ITEMS:
        texts = [FIELD.get(name, name.replace("_", " ")) for name in parts[2:]]
        return ": ".join((items.title(ITEMS[parts[1]]), *texts))
    if parts[0] == "answers" and len(parts) > 1:
        return next((f.asked_as for f in standard_fields() if f.name == parts[1]), parts[1])
    sentences = [_field(parts[0])]
    if parts[0] == "options" and len(parts) > 1:  # a line of them is told by its home
        sentences.append(_home(parts.pop(1)))
    return writing.capitalise(": ".join([*sentences, *map(_field, parts[1:])]))


def _field(name: str) -> str:
    """A field in words, or which line of a list that numbers its lines."""
    return f"number {name}" if name.isdigit() else FIELD.get(name, name.replace("_", " "))


def _home(key: str) -> str:
    """The home of an option; the option to stay has none."""
    return writing.lower_first(names.SETTING[Setting(key)]) if key != str(None) else "staying here"


def said(path: str, value: object) -> str:
    """A value as people say it, not escaped: for `st.text`."""
    parts = path.split(".")
    if parts[0] == "ratings" and parts[-1] == "level" and parts[1] in ITEMS:
        return level(ITEMS[parts[1]], value if isinstance(value, int) else None)
    return _said(value)


def level(item: Item, value: int | None) -> str:
    """A level with its anchor; None says not known."""
    return "not known" if value is None else writing.capitalise(items.level(item, value))


def _said(value: object) -> str:
    match value:
        case None | "" | ():
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case Setting():
            return names.SETTING[value]
        case Wording():
            return WORDING[value]
        case StrEnum():
            return writing.capitalise(value.value.replace("_", " "))
        case date():
            return writing.a_date(value)
        case tuple():
            return "\n".join(_said(each) for each in value)
        case StandardAnswer():
            return _said(value.value)
        case ItemRating():
            texts = (level(value.item, value.level), value.evidence, value.child_view)
            return "\n".join(name for name in texts if name)
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return " · ".join(f"{place(name)}: {_said(each)}" for name, each in pairs if each)
    return str(value)
