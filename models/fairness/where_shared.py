"""Distance, area and map squares for people outside: what is counted, and what of it is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from models.children.where_counts import (
    FAR,
    NEAR,
    AreaCounts,
    CoarseCell,
    Counted,
    WhereCounts,
)
from models.fairness.possible import Key, PublishedSum
from models.fairness.suppress import SMALLEST_SHOWN, Figure

Shown = Mapping[Key, int | None]

LIVING: Key = ("living",)
KNOWN, OVER_20, UP_TO_20, NOT_KNOWN = ("known",), ("over 20",), ("up to 20",), ("not known",)
INSIDE, OUTSIDE, NO_AREA = ("area", "inside"), ("area", "outside"), ("area", "not known")
LIKELY, CERTAIN = ("area", "likely"), ("area", "certain")
NOT_ON_MAP: Key = ("cell",)


def where_figures(counts: WhereCounts) -> Iterator[Figure]:
    """What is told of places, small numbers in it. That nobody lives somewhere may be told, but of
    a list that is small itself nothing is."""
    nought = (counts.children or 0) >= SMALLEST_SHOWN
    for key, number, printed, rank in _counted(counts):
        yield Figure(key, number or 0, printed=printed, nought_is_shown=nought, rank=rank)


def where_sums(counts: WhereCounts) -> Iterator[PublishedSum]:
    """How the counts hang together: each cut of the list adds up to the children in it."""
    yield PublishedSum(LIVING, (KNOWN, NOT_KNOWN))
    yield PublishedSum(KNOWN, (UP_TO_20, OVER_20))
    yield PublishedSum(UP_TO_20, tuple(_band(band.value) for band in NEAR))
    yield PublishedSum(OVER_20, tuple(_band(band.value) for band in FAR))
    if counts.reasons:
        yield PublishedSum(NOT_KNOWN, tuple(_reason(reason) for reason in counts.reasons))
    yield PublishedSum(LIVING, (INSIDE, OUTSIDE, NO_AREA))
    yield PublishedSum(LIVING, (LIKELY, CERTAIN))
    yield PublishedSum(LIVING, (*(_square(cell) for cell in counts.cells), NOT_ON_MAP))


def where_shown(counts: WhereCounts, shown: Shown) -> WhereCounts:
    """The counts with what is hidden taken out."""
    *bands, unknown = counts.bands
    return replace(
        counts,
        children=shown[LIVING],
        bands=(
            *(replace(band, children=shown[_band(band.what)]) for band in bands),
            replace(unknown, children=shown[NOT_KNOWN]),
        ),
        known=shown[KNOWN],
        over_20=shown[OVER_20],
        not_known=shown[NOT_KNOWN],
        reasons=tuple(
            replace(reason, children=shown[_reason(reason)]) for reason in counts.reasons
        ),
        area=AreaCounts(shown[INSIDE], shown[OUTSIDE], shown[NO_AREA], shown[LIKELY]),
        cells=tuple(replace(cell, children=shown[_square(cell)]) for cell in counts.cells),
        not_on_map=shown[NOT_ON_MAP],
    )


def _counted(counts: WhereCounts) -> Iterator[tuple[Key, int | None, bool, int]]:
    """Key, children, whether it is printed, and how dear it is to hide."""
    *bands, _ = counts.bands
    yield from ((_band(band.what), band.children, True, 0) for band in bands)
    yield KNOWN, counts.known, True, 1
    yield OVER_20, counts.over_20, True, 1
    yield UP_TO_20, (counts.known or 0) - (counts.over_20 or 0), False, 1
    yield NOT_KNOWN, counts.not_known, True, 0
    yield from ((_reason(reason), reason.children, True, 0) for reason in counts.reasons)
    area = counts.area
    yield INSIDE, area.inside, True, 0
    yield OUTSIDE, area.outside, True, 0
    yield NO_AREA, area.not_known, True, 0
    yield LIKELY, area.likely, True, 0
    yield CERTAIN, (counts.children or 0) - (area.likely or 0), False, 0
    yield from ((_square(cell), cell.children, True, 0) for cell in counts.cells)
    yield NOT_ON_MAP, counts.not_on_map, True, 0


def _band(words: str) -> Key:
    return "band", words


def _reason(counted: Counted) -> Key:
    return "why", counted.what


def _square(coarse_cell: CoarseCell) -> Key:
    return "cell", f"{coarse_cell.x}", f"{coarse_cell.y}"
