"""The tables of the SSDA903, the statutory return of children looked after in England.

Columns keep their 903 names in lower case (`child_id` aside), because the store keeps what the
council wrote. Source of columns and codes: the published validator's rules and schema.
"""

from data.formats.table import UNREAD_STOPS, CellKind, Column, Privacy, Table

_SOURCE = "SSDA903 collection: published validator rules and schema"


def _child() -> Column:
    return Column(
        "child_id",
        "CHILD",
        CellKind.IDENTIFIER,
        "the child's identifier in the council's own system",
        Privacy.IDENTITY,
        needed=True,
        key=True,
        may_be_blank=False,
        aliases=("Child ID", "Child Unique ID"),
    )


def _dob(needed: bool = False) -> Column:
    return Column(
        "dob",
        "DOB",
        CellKind.DATE,
        "date of birth",
        Privacy.CARE,
        needed=needed,
        key=needed,
        may_be_blank=not needed,
        aliases=("Date of birth",),
    )


def _date(
    name: str,
    meaning: str,
    *,
    key: bool = False,
    needed: bool = False,
    future_ok: bool = False,
    aliases: tuple[str, ...] = (),
) -> Column:
    return Column(
        name,
        name.upper(),
        CellKind.DATE,
        meaning,
        Privacy.CARE,
        needed=needed,
        key=key,
        may_be_blank=not key,
        future_ok=future_ok,
        aliases=aliases,
    )


def _code(
    name: str,
    meaning: str,
    privacy: Privacy = Privacy.CARE,
    *,
    needed: bool = False,
    key: bool = False,
    stop: bool = False,
) -> Column:
    return Column(
        name,
        name.upper(),
        CellKind.CODE,
        meaning,
        privacy,
        needed=needed,
        key=key,
        may_be_blank=not key,
        codes=name.upper(),
        stop=stop,
    )


def _flag(name: str, meaning: str, privacy: Privacy = Privacy.CARE) -> Column:
    return Column(name, name.upper(), CellKind.FLAG, meaning, privacy)


def _text(name: str, meaning: str, privacy: Privacy, kind: CellKind = CellKind.TEXT) -> Column:
    return Column(name, name.upper(), kind, meaning, privacy)


def _whole(name: str, meaning: str, lowest: float, highest: float) -> Column:
    return Column(
        name, name.upper(), CellKind.WHOLE, meaning, Privacy.CARE, lowest=lowest, highest=highest
    )


HEADER = Table(
    "header", "903 Header", "one row per child of the return",
    (
        _child(),
        _code("sex", "1 or 2 up to 2024; M, F or U from 2025", Privacy.AUDIT_ONLY),
        _dob(needed=True),
        _code("ethnic", "ethnic origin; audited, never used to predict", Privacy.AUDIT_ONLY),
        _text("upn", "unique pupil number", Privacy.IDENTITY),
        _flag("mother", "1 if the child is a mother", Privacy.AUDIT_ONLY),
        _date("mc_dob", "the child's own child's date of birth"),
        UNREAD_STOPS,
    ),
    ("CHILD", "DOB"), ("child_id",), source=_SOURCE,
)  # fmt: skip

EPISODES = Table(
    "episodes",
    "903 Episodes",
    "one row per spell with the same placement and legal status",
    (
        _child(),
        _date("decom", "the day the episode began", key=True, needed=True),
        _code("rne", "why the episode began: S, P and B start a placement", needed=True),
        _code("ls", "legal status", needed=True, stop=True),
        _code("cin", "the child's category of need"),
        _code("place", "kind of placement", needed=True, stop=True),
        _code("place_provider", "who provides the placement"),
        _date("dec", "the day the episode ended; blank while it is open", needed=True),
        _code("rec", "why the episode ended"),
        _code("reason_place_change", "why the placement changed"),
        _text(
            "home_post", "postcode or sector of the child's home", Privacy.PLACE, CellKind.POSTCODE
        ),
        _text("pl_post", "postcode or sector of the placement", Privacy.PLACE, CellKind.POSTCODE),
        _text("urn", "Ofsted's number of the home or agency", Privacy.OTHER, CellKind.IDENTIFIER),
        UNREAD_STOPS,
    ),
    ("CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC"),
    (),
    source=_SOURCE,
    # What the department adds to its copy, from postcodes.
    unneeded=("PL_LA", "PL_LOCATION", "PL_DISTANCE"),
)

REVIEWS = Table(
    "reviews", "903 Reviews", "one row per statutory review",
    (
        _child(),
        _dob(),
        _date("review", "the day of the review", key=True, needed=True),
        _code("review_code", "how the child took part"),
    ),
    ("CHILD", "REVIEW"), ("child_id", "review"), source=_SOURCE,
)  # fmt: skip

UASC = Table(
    "uasc", "903 UASC", "one row per child who came alone to seek asylum",
    (
        _child(),
        _code("sex", "as in the Header", Privacy.AUDIT_ONLY),
        _dob(),
        _date("duc", "the day the status ended or will end", future_ok=True),
    ),
    ("CHILD", "DUC"), ("child_id",), source=_SOURCE,
)  # fmt: skip

OC2 = Table(
    "oc2", "903 OC2", "one row per child: health, strengths and difficulties, offending",
    (
        _child(),
        _dob(),
        _whole("sdq_score", "total of the strengths and difficulties questionnaire", 0, 40),
        _code("sdq_reason", "why there is no score"),
        _flag("convicted", "1 if convicted or cautioned in the year"),
        _flag("health_check", "1 if the health checks are up to date"),
        _flag("immunisations", "1 if immunisations are up to date"),
        _flag("teeth_check", "1 if the teeth were checked"),
        _flag("health_assessment", "1 if health was assessed"),
        _flag("substance_misuse", "1 if a substance problem was identified"),
        _flag("intervention_received", "1 if help for it was received"),
        _flag("intervention_offered", "1 if help for it was offered"),
    ),
    ("CHILD", "SDQ_SCORE"), ("child_id",), source=_SOURCE,
)  # fmt: skip

OC3 = Table(
    "oc3", "903 OC3", "one row per young person who has left care",
    (
        _child(),
        _dob(),
        _code("in_touch", "whether the council is in touch"),
        _code("activ", "education, work or training"),
        _code("accom", "where the young person lives"),
    ),
    ("CHILD", "IN_TOUCH", "ACTIV", "ACCOM"), ("child_id",), source=_SOURCE,
)  # fmt: skip

AD1 = Table(
    "ad1", "903 AD1", "one row per adopted child",
    (
        _child(),
        _dob(),
        _date("date_int", "the day adoption was decided"),
        _date("date_match", "the day the child was matched"),
        _flag("foster_care", "1 if adopted by the former foster carer"),
        _whole("nb_adoptr", "number of adopters", 1, 2),
        _code("sex_adoptr", "sex of the adopters", Privacy.AUDIT_ONLY),
        _code("ls_adoptr", "legal status of the adopters", Privacy.AUDIT_ONLY),
    ),
    ("CHILD", "DATE_INT", "DATE_MATCH"), ("child_id",), source=_SOURCE,
)  # fmt: skip

PLACED_ADOPTION = Table(
    "placed_adoption", "903 PlacedAdoption", "one row per child placed for adoption",
    (
        _child(),
        _dob(),
        _date("date_placed", "the day it was decided to place the child", key=True, needed=True),
        _date("date_placed_ceased", "the day that decision ended"),
        _code("reason_placed_ceased", "why it ended"),
    ),
    ("CHILD", "DATE_PLACED"), ("child_id", "date_placed"), source=_SOURCE,
)  # fmt: skip

PREV_PERM = Table(
    "prev_perm", "903 PrevPerm", "one row per child: earlier permanence that broke down",
    (
        _child(),
        _dob(),
        _code("prev_perm", "what kind of permanence"),
        _text("la_perm", "the authority where it was agreed", Privacy.OTHER),
        # Real returns write part-known dates as zz/mm/yyyy, so it is kept as written.
        _text("date_perm", "the day of that order, as written", Privacy.CARE),
    ),
    ("CHILD", "PREV_PERM"), ("child_id",), source=_SOURCE,
)  # fmt: skip

MISSING = Table(
    "missing", "903 Missing", "one row per time missing or away without authorisation",
    (
        _child(),
        _dob(),
        _code("missing", "M missing, A away without authorisation"),
        _date("mis_start", "the day it began", key=True, needed=True),
        _date("mis_end", "the day it ended; blank while it lasts"),
    ),
    ("CHILD", "MIS_START"), ("child_id", "missing", "mis_start"), source=_SOURCE,
)  # fmt: skip

SW_EPISODES = Table(
    "sw_episodes", "903 SWEpisodes (from 2024)", "one row per spell with one social worker",
    (
        _child(),
        _dob(),
        _text("sw_id", "the social worker's number", Privacy.OTHER, CellKind.IDENTIFIER),
        _date("sw_decom", "the day it began", key=True, needed=True),
        _date("sw_dec", "the day it ended; blank while it lasts"),
        _code("sw_reason", "why the worker changed"),
    ),
    ("CHILD", "SW_DECOM"), ("child_id", "sw_id", "sw_decom"), source=_SOURCE,
)  # fmt: skip

DOLO = Table(
    "dolo", "903 DoLo (from 2027)", "one row per deprivation of liberty order",
    (
        _child(),
        _dob(),
        _date(
            "dolo_start", "the day the order began; not known = already in force", needed=True,
            aliases=("DoLO start date", "DoL start", "DoL start date", "DoLS start date"),
        ),
        _date(
            "dolo_end", "the day it ended or will end", future_ok=True,
            aliases=("DoLO end date", "DoL end", "DoL end date", "DoLS end date"),
        ),
    ),
    ("CHILD", "DOLO_START"), ("child_id", "dolo_start"), source=_SOURCE,
)  # fmt: skip

TABLES: tuple[Table, ...] = (
    HEADER, EPISODES, REVIEWS, UASC, OC2, OC3, AD1, PLACED_ADOPTION, PREV_PERM, MISSING,
    SW_EPISODES, DOLO,
)  # fmt: skip
