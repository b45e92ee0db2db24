"""What people have typed and not recorded yet, and how they set their screens: only theirs."""

from data.store.record import drafts, lines, my_list, screens
from models.recording.drafts import AtWork, Draft
from models.recording.meeting import ScreenSet
from models.recording.my_list import MyList
from models.recording.subject import Subject
from models.recording.types import Content
from services.open_council import OpenCouncil


def save_draft(
    council: OpenCouncil,
    *,
    about: Subject,
    content: Content,
    based_on: int,
    expected_saves: int,
) -> Draft:
    """Keep what the person has typed so far; the draft as it is kept now."""
    return drafts.save_draft(
        council.store_to_write(),
        actor=council.actor,
        about=about,
        content=content,
        based_on=based_on,
        expected_saves=expected_saves,
        now_utc=council.now,
    )


def discard_draft(
    council: OpenCouncil,
    *,
    about: Subject,
) -> bool:
    """Throw the person's own draft away; False if there was none."""
    return drafts.discard_draft(
        council.store_to_write(),
        actor=council.actor,
        about=about,
        now_utc=council.now,
    )


def keep_waiting(
    council: OpenCouncil,
    *,
    about: Subject,
    content: Content,
    based_on: int,
) -> None:
    """Keep the second of two versions of a draft, until the person has looked at both."""
    drafts.keep_waiting(
        council.store_to_write(),
        actor=council.actor,
        about=about,
        content=content,
        based_on=based_on,
        now_utc=council.now,
    )


def draft_of(
    council: OpenCouncil,
    about: Subject,
) -> Draft | None:
    """The person's own draft of one subject, or None; one row is read, whatever else they keep."""
    return drafts.draft_of(
        council.store,
        council.actor,
        about,
    )


def drafts_of(
    council: OpenCouncil,
) -> tuple[Draft, ...]:
    """The person's own drafts of children whom they may see, the newest first."""
    return drafts.drafts_of(council.store, council.actor)


def waiting_draft(
    council: OpenCouncil,
    about: Subject,
) -> Draft | None:
    """The person's second version that waits to be looked at, or None."""
    return drafts.waiting_draft(
        council.store,
        council.actor,
        about,
    )


def others_at_work(
    council: OpenCouncil,
    *,
    child: str = "",
    meeting: str = "",
) -> tuple[AtWork, ...]:
    """Who else has a draft about this child, or about this meeting itself, the newest first."""
    return drafts.others_at_work(
        council.store,
        council.actor,
        child=child,
        meeting=meeting,
    )


def keep_screen(
    council: OpenCouncil,
    *,
    about: Subject,
    screen: ScreenSet,
) -> None:
    """Keep how the person has it now; of two windows the one that was switched last counts."""
    screens.keep_screen(
        council.store_to_write(),
        actor=council.actor,
        about=about,
        screen=screen,
        now_utc=council.now,
    )


def screen_of(
    council: OpenCouncil,
    about: Subject,
) -> ScreenSet | None:
    """How the person had it last, None = they never touched the switch."""
    return screens.screen_of(
        council.store,
        council.actor,
        about,
    )


def keep_my_list(
    council: OpenCouncil,
    *,
    wanted: MyList,
) -> None:
    """Keep what the person wants to see now; of two windows the last choice counts."""
    my_list.keep_my_list(
        council.store_to_write(),
        actor=council.actor,
        wanted=wanted,
        now_utc=council.now,
    )


def my_list_of(
    council: OpenCouncil,
) -> MyList:
    """What the person chose last; everybody's children until they choose."""
    return my_list.my_list_of(council.store, council.actor)


def keep_line(council: OpenCouncil, box: str, text: str) -> None:
    """Keep a line that is typed beside the button that sends it; an empty one keeps nothing."""
    lines.keep_line(
        council.store_to_write(), actor=council.actor, key=box, text=text, now_utc=council.now
    )


def line_of(council: OpenCouncil, box: str) -> str:
    """What the person typed in that box and has not sent, "" where there is nothing."""
    return lines.line_of(council.store, council.actor, box, council.now)


def end_line(council: OpenCouncil, box: str) -> None:
    """The line was sent: nothing of it is kept here any more."""
    lines.end_line(council.store_to_write(), actor=council.actor, key=box, now_utc=council.now)
