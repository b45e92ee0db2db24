"""Made-up Ofsted numbers of homes and agencies."""

from __future__ import annotations

import numpy as np

from data.demo.kinds import Kind

NO_URN = "XXXXXXX"  # the 903's word for a home that has none


def urns(kind: np.ndarray, site: np.ndarray) -> np.ndarray:
    """Made-up Ofsted numbers: one a children's home or school, one an agency, none for the rest."""
    number = np.char.add("SC9", np.char.zfill((site * 37 + 1200).astype(str), 5)).astype(object)
    agency = np.char.add("SC8", np.char.zfill((site % 24 * 53 + 4100).astype(str), 5)).astype(
        object
    )
    found = np.full(len(kind), NO_URN, dtype=object)
    homes = np.isin(kind, [Kind.HOME_INDEPENDENT, Kind.HOME_IN_HOUSE, Kind.SCHOOL, Kind.SECURE,
                           Kind.OTHER_RESIDENTIAL, Kind.SUPPORTED])  # fmt: skip
    bought = np.isin(kind, [Kind.FOSTER_INDEPENDENT, Kind.FOSTER_SPECIALIST])
    found[homes], found[bought] = number[homes], agency[bought]
    return found
