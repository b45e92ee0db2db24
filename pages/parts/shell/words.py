"""What every page says: menu, banner, empty pages, waiting and faults."""

BARRIERS = "Barriers to a move"
IMPORT_COMMAND = "python run.py import FOLDER"

DEMONSTRATION = "**Demonstration council: made-up children. Nothing here is real.**"
BRING_IN_YOUR_OWN = "Bring in your own files"
PUT_AWAY = "Put the demonstration away …"
MADE_UP_DELETED = "All made-up children are deleted"
LEAVE_AND_COME_BACK = (
    "You can go on using this page, or leave it and come back. The link to save it will be here."
)
DOWNLOAD_LIST = "Download this list (CSV)"
NO_CHILDREN = "No children here yet"
FILES_TO_BRING = (
    "Bring in the files that your council already has. You can use a folder or a zip:\n- "
    "the **SSDA903** return, one year or more (Header and Episodes are enough to "
    "begin)\n- **Annex A, list 8**, for social workers, reviews and visits\n- a "
    "**placement census** or a **section 251** file\n- **needs profiles** "
    "(`needs_profile.csv`) or CANS. Without them the answer for every home is *not "
    "enough known*"
)
NOTHING_LEAVES = (
    "Nothing leaves this machine. You see what will be stored before it is stored. If a "
    "row cannot be read, we list it with its file, its row and what to do. Importing the "
    "same folder twice changes nothing. For files over 10 MB, or for imports every "
    "night, use a terminal:"
)
NO_RESIDENTIAL = (
    "No children are in residential care on this date. The list leaves out children on "
    "short breaks, children of another authority and young people of 18 or over. They "
    "are counted above."
)
NO_MATCH = "No children match these filters. Remove a filter, or show every child."
NO_SUCH_CHILD = (
    "There is no child with this link in the data you may see. The child may have left "
    "residential care since the link was made."
)
CHILDREN = "Children in residential care"
NO_SUCH_MEETING = (
    "There is no meeting with this link that you may prepare. It may be signed already."
)
ABOUT_MOVES = (
    "We follow a move from the first idea to a year later: identified, exploring, "
    "matched, day agreed, moved, still there after 13 weeks and after 52 weeks. Each "
    "step shows its owner and what it is waiting for. Nothing recorded is ever changed.\n\n"
    "To begin, choose *Begin a move* on a child's page, under *Where next?*. You can "
    "also begin here, once a panel has decided to explore, match or recommend a move."
)
NO_SUCH_MOVE = "There is no move with this link in the data you may see."
MOVE_ON = "The move would be on"
ABOUT_SHARING = (
    "Use this while others can see your screen. It hides costs, chances and other "
    "children. For this child, it only shows what is marked for the child and family."
)
HIDDEN_WHEN_SHARED = (
    "The screen is shared. This page shows other children, costs or chances, so it is hidden."
)
STOP_SHARING = "Stop sharing and show it"
WAITING_EVIDENCE = (
    "We fit and forecast each past year again, using only what was known then. This "
    "takes about a minute, once for each import."
)
WAITING_BUDGET = "We price each week of six years. This takes some seconds, once for each import."
WAITING_REST = (
    "We simulate the rest of the year for every child. This takes about a minute, once "
    "for each import."
)
WAITING_FORECAST = "We simulate many futures. This takes some seconds, once for each import."
WAITING_WHAT_IF = (
    "We simulate many futures for every child, with and without the change. This takes "
    "about a minute for each scenario, once for each import."
)
READING = (
    "We read the records and look at each child. This takes some seconds, once for each import."
)
LEARNING = "We learn from this council's history. This takes about a minute, once for each import."
FILLS_IN = "This page fills in when it is ready. You can use other pages meanwhile."
YOU_CAN_LEAVE = "You can leave this page. We will save the result."


def step(number: int, of: int, what: str) -> str:
    return f"Step {number} of {of}: {what} …"


def not_prepared(reference: str) -> str:
    return (
        "We could not work out what is expected. What you see here is right, and the other pages "
        f"work. Try again. If it happens again, tell your IT team this reference: {reference}."
    )


def also_recorded(entries: str) -> str:
    return f", and so is what was recorded here: {entries}"


def no_way_back(deleted: str) -> str:
    return (
        f"{deleted}. You cannot undo this. To make a new demonstration, run “python run.py "
        "demo”. It will not have what you recorded."
    )


def check_first(date_of_data: str) -> str:
    return f"{date_of_data} Check first: a child may have moved since."


def link_works_once(made: str) -> str:
    return f"{made}The link works once, for ten minutes, and only for you."


def being_made(paper: str, step: str) -> str:
    return f"The {paper} is being made: {step} …"


def page_failed(reference: str) -> str:
    return (
        "This page could not be shown. Nothing was changed and nothing is lost. Load it "
        "again. If it happens again, tell your IT team this reference: "
        f"{reference}."
    )


def went_wrong(reference: str) -> str:
    return (
        "Something went wrong in the tool. Nothing was changed. Try again. If it happens "
        f"again, tell your IT team this reference: {reference}."
    )
