"""What every form says: drafts, corrections, two versions, what is needed."""

# content


def edited_in_another_window(time: str) -> str:
    return f"You edited this in another window at {time}."


KEPT_AS_YOU_GO = ":small[:gray[Kept as a draft as you go]]"


def draft_kept(time: str) -> str:
    return f":small[:gray[Draft kept {time}]]"


# correcting


def draft_not_recorded(when: str) -> str:
    return f"Your draft, kept {when}, is not recorded."


GO_ON_WITH_DRAFT = "Continue the draft"
YOU_BEGAN_TO_CORRECT = "**You began to correct this**"
START_FROM_RECORD = "Start from what is recorded"
EARLIER_DRAFT_STAYS = ":small[:gray[What you wrote before stays kept as a draft]]"

# drafting
WHEN_ALONE = "when the child has left the room"


def two_versions(when: str) -> str:
    return f"There are two versions of this to look at {when}."


THROW_AWAY = "Delete this draft"


def others_asked(when: str) -> str:
    return f"You can give the other answers {when}."


def needed_before(answers: str, alone: bool) -> str:
    go = "Choose it to go there." if alone else "Choose one to go to it."
    return f"{answers} needed before this can be recorded. {go}"


# fields


def kept_though(wrong: str) -> str:
    return f"{wrong}. All of it is kept as a draft."


# merging


def look_at_both(who: str) -> str:
    return f"{who} We kept what you wrote. Look at both, then continue."


GO_ON_WITH_CHOICE = "Continue with your choices"
KEEP_BOTH = "Keep both"
KEEP_THIS_WINDOWS = "Keep this window's"
KEEP_RECORDED = "Keep what is recorded"
KEEP_OTHER_WINDOWS = "Keep the other window's"
BOTH = "Both, one under the other"

# status


def also_writing(what: str, lines: str) -> str:
    return (
        f"Also writing about this {what}: {lines}. Nothing that either of you writes will be lost."
    )
