"""Why a child's chance is what it is, and how many past moves were like it."""
