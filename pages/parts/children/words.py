"""Children in residential care, and where they live: what the pages say."""

SHOW_COSTS = "Show what placements cost"
SOURCE_OF_PLACES = (
    "Miles are a straight line from the home address to the placement, from the newest "
    "return. Source of places: ONS Postcode Directory. Contains OS data © Crown "
    "copyright and database right 2026, Royal Mail data © Royal Mail copyright and "
    "database right 2026, and Office for National Statistics data under the Open "
    "Government Licence v3.0."
)
HIDE_SMALL = "Hide numbers under 5, to show this outside the team"
EVERY_CHILD_COUNTED = (
    "We count every child, whatever you chose before. If you compared pictures of some "
    "children, you could work out what is hidden."
)
NUMBER_HIDDEN = "The number of children in residential care is hidden, because it is small."
DISTANCE_HEADING = "How far from home"
MAP_HEADING = "Where in the country"
EMPTY_RINGS = "An empty ring means a number under 5, or one that would reveal such a number."
FROM_AREA = "from the middle of the area"
ON_GRID = "on the national grid"
WHERE_CHILDREN_LIVE = "Where children live: distance from home, and a picture"
BACK_TO_CHILDREN = "← Children in residential care"


def on_short_breaks(children: str, are: str) -> str:
    return f"{children} on short breaks {are} counted separately"


def adults(children: int) -> str:
    return f"{children} recorded as 18 or over (please check the record)"


def moved_or_left(children: int) -> str:
    return f"{children} reported as moved or left"


def closed(children: int) -> str:
    return f"{children} whose record is closed"


def no_birthday(children: int) -> str:
    return f"{children} without a date of birth (please check the record)"


def ready_somewhere(children: int) -> str:
    return f"{children} ready or nearly ready for somewhere"


def to_find_out(children: int) -> str:
    return f"{children} with something to find out"


def counted_here(children: str, are: str) -> str:
    return f"**{children} in residential care {are} counted here.**"


def map_in_words(sentence: str) -> str:
    return f"Map of counts by squares of 25 km. {sentence} The table next to it has every square."


def not_on_map(children: str) -> str:
    return f"Not on the map: {children}, because the placement's postcode is missing or not found."


def circles(shaded: str, rings: str, missing: str) -> str:
    return (
        f"{shaded}Each circle is in the middle of a square of 25 km. It shows the number of "
        f"children who live in the square, but not their homes.{rings}{missing}"
    )


def square(east: float, north: float) -> str:
    return f"{east:.0f} km east, {north:.0f} km north"


def to_find_out_first(question: str) -> str:
    return f":small[:violet[To find out:] {question}]"
