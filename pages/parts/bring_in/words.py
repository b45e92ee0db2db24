"""Bring in files: what the page says."""

IN_THE_TOOL = ", already in the tool"

ROWS_LEFT_OUT = "Rows that mean nothing"
ON_PROBLEMS = (
    "A bad row never stops the good ones. Correct these at the source and bring the file "
    "in again. Rows that are already in the tool stay as they are."
)
ALL_PROBLEMS = "All problems as a list (CSV)"
ROWS_WITH_PROBLEMS = "Your rows, with the problem next to each (Excel)"
ON_QUESTIONS = (
    "The files do not answer these questions. You do not need to answer now. Until you "
    "do, we use the safe reading, so no child is shown as ready because of it. We "
    "remember your answers for the next files from the same system."
)
YOUR_COUNCIL = "Is this one of your councils?"
OTHER_COUNCILS = "We do not keep rows for other councils. We remember your answer."
TAKE_BACK_ANSWERS = "Take my answers back"
NOTHING_RECOGNISED = "This tool does not recognise any table in these files. See what to do below."
WHOSE_CHILDREN = "Whose children are these?"
COUNCIL_OF_REST = "Council, if no cost file gives it"
ANOTHER_SYSTEM = "These child IDs come from a different system"
SYSTEM_NAME = "Name of that system (leave blank if you have only one)"
CHOOSE_COUNCIL = "Choose the council first. You can bring in files for your own councils."
LEFT_CARE = (
    "Left care: in care in the tool now, but not in these files. If this is more than "
    "you expect, check that you have the whole return."
)
NOTHING_BEFORE = "no data before this"
REPLACES_RETURN = ". It replaces the version of this return that is in the tool"
NOTHING_NEW = "These rows are already in the tool. There is nothing to import."
NOTHING_TO_KEEP = "We cannot keep any row of these files. The problems to fix are listed below."
IMPORTED = "Imported. You can undo this below."
FILES = "Files or zips: csv, xlsx, json"
FOLDER = "Or a whole folder, with its sub-folders"
COMPARING = "Comparing with the data in the tool …"
ON_TEMPLATES = (
    "Use these only if none of your systems exports the file. Each has headings and an example row."
)
INTRODUCTION = (
    "Bring in the files that your council already has. We recognise a file by its "
    "columns, not by its name. **Nothing is stored until you press the button at the "
    "end**, and we do not keep the files."
)


def take_back(rows: str) -> str:
    return (
        f"**Take back {rows}?** The data will be as it was before this import. What people "
        "have recorded about a child stays. You can import the files again."
    )


def too_dear(limit: float) -> str:
    return (
        "For rows of placement costs, only the price is not counted. It is over "
        f"£{limit:,.0f} a week, alone or with the other lines of its placement, so it counts "
        "as not known."
    )


def left_out(rows: str, has: str, of_prices: str) -> str:
    return (
        f"{rows} from earlier imports {has} a blank, an impossible value or a council that is "
        f"not yours. The table shows the column. No page counts these rows.{of_prices} "
        "Correct them at the source and import the file again."
    )


def answers_given(answers: str) -> str:
    return f"{answers} given. We save them when you import."


def merged(tables: str) -> str:
    return f"{tables}. Merged: the same row is already in the tool, or came twice."


def folder_named(folder: str) -> str:
    return f"The folder is called {folder}. Choose it if that is the council."


def children_after(day: str, children: int) -> str:
    return f"Children as at {day}, {children:,} in care"


def children_before(day: str, children: int) -> str:
    return f"until now {day}, {children:,} in care"


def waiting_for_return(table: str, children: str, are: str) -> str:
    return (
        f"{table}: {children} in this file {are} in no return yet. We keep these rows until a "
        "return includes the children."
    )


def set_aside(rows: int, councils: str) -> str:
    return f"Left out, because they are for another council: {rows:,} ({councils})."


def on_size(megabytes: int) -> str:
    return (
        f"Up to {megabytes} MB for each file. If a file is larger, zip it, or run `python "
        "run.py import FOLDER` in a terminal. For 903 returns of several years, bring in all "
        "years at once, with a folder or zip for each year."
    )
