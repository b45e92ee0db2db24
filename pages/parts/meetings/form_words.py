"""What the form for a decision or a review says, and the decision as it reads."""

# decision
REVIEW_SIGNED = "The chair has signed this review. Nothing was recorded for this child in it."
NOT_DECIDED = "Nothing is decided yet. Your role cannot record decisions."

# decision audience


def who_may_see_this(what: str) -> str:
    return f"Who may see this: {what}"


WHO_MAY_SEE_NOTES = "Who may see these notes"
PANEL_UNTIL_CHOSEN = (
    "Panel only, until you choose otherwise. What the child and family may see can be printed for "
    "them. It is also shown on a screen that they look at."
)
REVIEW_UNTIL_CHOSEN = (
    "Only the professionals of this review see it, until you choose otherwise. What the child and "
    "family may see can be printed for them. It is also shown on a screen that they look at."
)
OF_THIS_REVIEW = "Professionals of this review only"


def note_who_may_see(note: str) -> str:
    return f"{note}: who may see it"


MAY_BE_SHOWN = "May the child's words be shown, and to whom?"

# decision form
RECORD_SIGNED = (
    "The chair has signed this record. What you record now is a correction. It makes a new "
    "version that also shows the old one, and the chair signs again."
)
WHY_WRONG = "Why was the signed record wrong?"
WHO_IS_IN_THE_ROOM = "Who is in the room"
WAS_THE_CHILD_THERE = "Was the child in the room?"
BEFORE_THE_PANEL_TALKS = "Before the panel talks"
WHAT_THE_CHILD_SAYS = "What the child says"
REST_IS_FOR_THE_PANEL = (
    "The rest of this form is for the panel. It comes back, with all that was written there, when "
    "you switch off Child present."
)
WORDS_ARE_WRITTEN = (
    "The child's words are already written down. They come back with the rest of the form, and "
    "you can add to them then."
)
WHAT_OTHERS_SAY = "What the child and others say"
OR_WHY_NOT = "Or why they didn't"


def use_what_was_heard(day: str, which: str) -> str:
    return f"Use what was heard on {day}{which}"


WHO_APPROVES = (
    "The nominated officer approves a home out of area. At a distance, the director approves it. "
    "The nominated officer also approves a change of school in Key Stage 4. Say who approves and "
    "when, or that no approval is needed."
)
PANEL_AND_TOOL = "The panel and the tool"
WHO_DECIDES = "The accountable person who decides"


def is_it_right(text: str) -> str:
    return f"{text}. Is it right that they decide?"


# before the family
NOT_BEFORE_THE_FAMILY = (
    "Notes from before that are not marked for the child and family are hidden. They stay as "
    "they are."
)


def written_not_shown(label: str) -> str:
    return f"**{label}**  \nWritten, and hidden while the family looks on."


WHEN_FAMILY_LEFT = "when the family has left the room"

# decision options
COSTS_THE_CHILD = "what it costs the child"

# decision rows
PROMISE = "What we promise"
WHO_DISAGREES = "Who sees it differently"
HOW_THEY_SEE_IT = "How they see it"

# decision view
SIGNED_BY_THE_CHAIR = " Signed by the chair."
WHY_WITHDRAW = "Why are you withdrawing this?"

# statutory review
IS_THE_PLAN_RIGHT = "Is it right? What changes?"
WHO_THE_CHILD_SEES = "Who the child sees, how often, and whether that is right"
WHAT_THE_REVIEW_SETTLES = "What the review settles"


def next_review_by(six_months: str, three_months: str) -> str:
    return (
        f"By {six_months}, six months after this one. If this is the first review: by "
        f"{three_months}, three months after it."
    )


# decision as it reads
UNMARKED = (
    "Everyone it is about may know the decision, who decides and when to look at it again. "
    "Anything else without a mark is for the panel only."
)
UNMARKED_OF_REVIEW = (
    "Everyone it is about may know the day of the next review. Anything else without a mark is not "
    "for the child and family."
)
NOT_SAID_WHO_DECIDES = "It is not said who decides"


def may_be_shown_to(whom: str) -> str:
    return f"may be shown to {whom}"


def room_said_apart(came: bool) -> str:
    """What *Who came* and the record of the child say of the same room."""
    if came:
        return "Under *Who came*, the child came. Here they were not in the room. Which is right?"
    return "Under *Who came*, the child did not come. Here they were in the room. Which is right?"
