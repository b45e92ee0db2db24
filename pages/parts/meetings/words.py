"""How meetings are named on screens: kinds, states, who is who, how a decision reads."""

from collections.abc import Iterable

from models.children.records import Child
from models.meeting.decision_words import decision_words
from models.meeting.promises import ActionStanding, ActionStatus
from models.recording.decision import Decision, Note, Outcome
from models.recording.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingState,
    PresentAs,
    people_words,
    with_each_child,
)
from models.recording.meeting_record import MeetingRecord
from pages.parts.words import names, tags, writing

KIND: dict[MeetingKind, str] = {
    MeetingKind.PANEL: "Panel",
    MeetingKind.STATUTORY_REVIEW: "Statutory review",
}
KIND_HELP: dict[MeetingKind, str] = {
    MeetingKind.PANEL: "Professionals decide together and weigh what the tool says",
    MeetingKind.STATUTORY_REVIEW: (
        "The child is in the room and the IRO chairs. The tool's view is not shown"
    ),
}
STATE: dict[MeetingState, tuple[str, str]] = {
    MeetingState.PREPARING: ("○ Being prepared", "blue"),
    MeetingState.HELD: ("◐ Under way", "orange"),
    MeetingState.SIGNED: ("● Signed", "green"),
    MeetingState.CANCELLED: ("Cancelled", "gray"),
}
OUTCOME_HELP: dict[Outcome, str] = {
    Outcome.EXPLORE: "Find out whether it could work",
    Outcome.MATCH: "Look for the family or home that fits",
    Outcome.RECOMMEND_MOVE: "The panel recommends it",
    Outcome.STAY: "This home is right for now",
    Outcome.LOOK_AGAIN: "We do not know enough to decide today",
}
NOTE: dict[Note, str] = {
    Note.CHILD_WORDS: "The child's words",
    Note.WORDS_CHANGED: "How the child's words changed the plan",
    Note.PARENTS_VIEW: "Parents say",
    Note.IRO_VIEW: "The IRO says",
    Note.CARERS_VIEW: "The home and the carers say",
    Note.WORKER_RECOMMENDS: "The social worker recommends",
    Note.MANAGER_RECOMMENDS: "The manager recommends",
    Note.FAMILY_TIME_PLAN: "Family time after the move",
    Note.CONTINGENCY: "If it ends early",
    Note.INTRODUCTIONS: "Introductions",
    Note.APPROVALS: "Approvals needed, and by whom",
    Note.RECOMMENDATION: "What the meeting recommends, in a sentence",
    Note.REVIEW: "What the review settles",
}
ATTENDANCE: dict[Attendance, str] = {
    Attendance.CAME: "Came",
    Attendance.APOLOGIES: "Sent apologies",
    Attendance.AWAY: "Did not come",
    Attendance.JOINED: "Joined for one child",
}
NO_NEXT_REVIEW = "No date for the next review yet"
PROMISE: dict[ActionStatus, tuple[str, str]] = {
    ActionStatus.DONE: ("● Done", "green"),
    ActionStatus.DONE_LATE: ("● Done late", "green"),
    ActionStatus.LATE: ("▲ Late", "orange"),
    ActionStatus.TO_COME: ("○ To come", "gray"),
}


def chair_label(kind: MeetingKind | None) -> str:
    """In a statutory review it is the IRO."""
    return "Who chairs (the IRO)" if kind is MeetingKind.STATUTORY_REVIEW else "Who chairs"


def role(present_as: PresentAs) -> str:
    """Head of service; IRO stays in capitals elsewhere."""
    return writing.capitalise(present_as.value)


def state_tag(meeting: MeetingRecord) -> str:
    """How far it is, as a tag; a correction that waits for the chair says so."""
    if meeting.waits_for_chair:
        return tags.tag("◐ Correction to sign", "orange")
    if meeting.state is MeetingState.HELD and not meeting.not_decided and meeting.decisions:
        return tags.tag("◐ To sign", "orange")
    return tags.tag(*STATE[meeting.state])


def progress(meeting: MeetingRecord) -> str:
    """4 of 6 decided; of a review, recorded."""
    children = len(meeting.held.children)
    if meeting.state is MeetingState.PREPARING:
        text = writing.count_of(children, "child", "children")
    else:
        text = f"{children - len(meeting.not_decided)} of {children} {done(meeting.held.kind)}"
    return f"{text}, {meeting.hidden} more not shown to you" if meeting.hidden else text


def signed_thing(kind: MeetingKind) -> str:
    return "decision" if kind is MeetingKind.PANEL else "record"


def done(kind: MeetingKind) -> str:
    """A panel decides; what a review settles is recorded."""
    return "decided" if kind is MeetingKind.PANEL else "recorded"


def nothing_yet(kind: MeetingKind, begun: bool) -> str:
    """As Markdown; whether whoever looks has begun to write it down."""
    if begun:
        return "You have begun to write. It is kept as a draft, and not recorded yet."
    return f":gray[Nothing {done(kind)} yet]"


def expected(meeting: Meeting, people: Iterable[Child]) -> str:
    """Who is expected, in one line."""
    return people_words(
        with_each_child(meeting), {person.key: names.name_or_number(person) for person in people}
    )


def called(key: str, people: Iterable[Child]) -> str:
    """The child's name or number; a child who isn't held any more says so."""
    return next(
        (names.name_or_number(person) for person in people if person.key == key), CHILD_NOT_HERE
    )


def promise_tag(promise: ActionStanding) -> str:
    """Done, late, still to come."""
    text, colour = PROMISE[promise.standing]
    late = f", {writing.count_of(promise.days_late, 'day')}" if promise.days_late else ""
    return tags.tag(f"{text}{late}", colour)


def decided(decision: Decision, kind: MeetingKind) -> str:
    """Recommend a move to a foster family; look again 3 March 2026; of a review the next one."""
    if decision.outcome is not None or kind is MeetingKind.PANEL:
        return decision_words(decision)
    following = decision.review.next_review_on
    return f"Next review {writing.a_date(following)}" if following else NO_NEXT_REVIEW


# actions
NO_ACTIONS = (
    "Nothing yet. We keep each action of a meeting here until it is done, with who does it and by "
    "when."
)
ALL_ACTIONS_DONE = "Every action is done."
NOT_SIGNED_YET = " :gray[(not signed yet)]"

# attendance
ATTENDANCE_SIGNED = (
    "The chair has signed who came. What you record now is a correction. It makes a new version "
    "that also shows the old one, and the chair signs again."
)
WHY_WRONG = "Why was the signed record wrong?"
SOMEBODY_ELSE = "Somebody else is here, as"


def before_signing(what: str) -> str:
    return f"Before the chair can sign: {what}."


# build
WHICH_KIND = "What kind of meeting"
ARE_SIBLINGS = "These children are brothers and sisters"
SIBLINGS_IN_DATA = "Our data says they are."
SIBLINGS_NOT_IN_DATA = "No file says so. Ask before you tick this."


def review_of_siblings(name: str) -> str:
    return (
        f"{name} A statutory review is about one child, or one family. Otherwise prepare a review "
        "for each child."
    )


WHO_IS_EXPECTED = "Who is expected, by role"
NAMES_AND_ROLES = (
    "Give names where you know them. We leave out a role that has neither a name nor a tick. You "
    "will be asked who came when the meeting begins."
)
ANOTHER_ROLE = (
    "To add a role, choose it from the list. Type a letter or two to shorten the list. If no role "
    "fits, choose “somebody else” and write the role next to the name."
)


def name_of_role(which: str) -> str:
    return f"Name of the person in that role{which}"


ADD_A_CHILD = "Add a child by name or number"
NOBODY_YET = "No children yet. Type a name, or choose from those who are due below."
CHILD_NOT_HERE = "Child not in our data"
WHOSE_TURN = "Whose turn it is"
CHILDREN_ARE_SIBLINGS = "The children are brothers and sisters"
NO_CHILD_YET = "No child yet. You can add children until the chair signs."

# case record
WHAT_THE_FAMILY_MAY_SEE = (
    "This is what the child and family may see. Once they have left, use the switch to add what "
    "professionals may see."
)
COPY = "Copy for case record"
COPY_HELP = "Plain text of what may be seen. Press the button in its corner to copy it."

# costs
OPEN_COSTS = "Open the costs (this is logged)"
NO_COSTS = "There are no costs here. Our data says the child is not in residential care now."

# leaving


def has_left(child: str) -> str:
    return f"Has {child} left the room?"


def present_is_on(child: str) -> str:
    return f"Child present is on for {child}. While they are here, we show no other child."


BACK_TO_THEIR_TURN = "No, back to their turn"

# overrides
DISAGREED_WITH_THE_TOOL = "Where people disagreed with the tool"
NO_DECISIONS = (
    "There were no panel decisions in the last year. We count both when a panel agrees with the "
    "tool and when it disagrees. Both are useful."
)


def agreed_and_disagreed(decisions: str, agreed: str, disagreed: str) -> str:
    return (
        f"In {decisions} in the last year, the panel agreed with the tool {agreed} and disagreed "
        f"{disagreed}."
    )


# overview


def before_it_can_begin(what: str) -> str:
    return f"Before it can begin, change the meeting: {what}."


CANCEL = "Cancel this meeting …"
START = "Start with the first child"
NEXT = "Continue with the next child"


def not_shown_to_you(children: str) -> str:
    return f"{children} in this meeting but not shown to you."


CANNOT_SIGN = "You cannot sign because you cannot see every child in this meeting."
CHAIR_SIGNS_HERE = "The chair signs here."
SIGN_ONCE_LEFT = (
    "The chair reads everything before signing. Once the family has left, use the switch above. "
    "The button to sign is then here."
)


def to_answer_before_signing(lines: str) -> str:
    return f"Before the chair can sign:\n\n{lines}"


ONCE_SIGNED = (
    "Once signed, this cannot be changed. A mistake can only be corrected, with a reason. The "
    "correction is shown beside it and signed again."
)
IS_THIS_WHO_CAME = "Is this who came?"
CHANGE_WHO_CAME = "Change who came, then sign."
WRITE_WHY_CANCELLED = "Say why the meeting is not taking place, then cancel it."

# room
FAMILY_HAS_LEFT = "The family has left: show everything"
CHILD_PRESENT = "Hides Where next?, the tool's view, and all money."
SHARED_SCREEN = "Hides all costs, and the names of other children on every page."
SHORTCUTS = "Alt+N: next child. Alt+D: to the form and back."
KEEPING = "Saving what you typed …"

# rows
TO_SIGN = "Corrected, for the chair to sign"
MEETING_CHANGES = "Changes to a meeting"
WHO_CAME = "Who came to a meeting"
DAY_HAS_PASSED = "  \n:small[its day has passed]"

# story
BARRIERS = "Barriers to a move"
WHAT_DO_YOU_WANT_TO_SAY = "What do you want to say? We will write it down as you say it."
NO_WORDS = "There are no words of the child here yet. Who has heard them?"
TOOL_SAYS_NOTHING = (
    "The tool has no view. Our data says the child is not in residential care now. People say "
    "what they know."
)
NONE_BEYOND = ":gray[No more than is shown above]"


def gives_and_costs(gives: str, costs: str) -> str:
    return f":gray[Gives:] {gives}  \n:gray[Costs the child:] {costs}"


SAME_QUESTION = "The same question comes first here."
NOTHING_ON_RECORD = "Nothing is recorded."


def more_on_the_page(number: int) -> str:
    return f"And {number} more on the child's page."


KEEP_OUR_WORD = "Did we keep our word?"
NOTHING_PROMISED = "There were no actions from an earlier meeting."

# turn
RECORD_CLOSED = "The record of this child is closed."
BACK_TO_STORY = "Back to the story"
NO_REVIEW = "no review recorded"


def in_this_home_since(home: str, day: str, *, exactly: bool) -> str:
    return f"{home}, in this home since {'' if exactly else 'on or before '}{day}"


def moves_in_a_year(moves: int, *, known: bool) -> str:
    if known:
        return f"{writing.count_of(moves, 'move')} in 12 months"
    if moves:
        return f"at least {writing.count_of(moves, 'move')} in 12 months"
    return "moves in 12 months not known"


def data_as_at(day: str, days: str) -> str:
    return f"Data as at {day}, {days} ago"


# meetings
NO_MEETINGS = (
    "No meetings yet. Prepare one: its day, who chairs, who is there, and the children in the "
    "order in which you will talk about them. *Who next?* suggests whose turn it is."
)
