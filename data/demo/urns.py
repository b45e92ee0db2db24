"""Made-up Ofsted numbers of homes and agencies."""

import numpy as np

from data.demo.kinds import WhereKind

NO_URN = "XXXXXXX"  # the 903's word for a home that has none


def urn_numbers(kind: np.ndarray, site: np.ndarray) -> np.ndarray:
    """Made-up Ofsted numbers: one a children's home or school, one an agency, none for the rest."""
    number = np.char.add("SC9", np.char.zfill((site * 37 + 1200).astype(str), 5)).astype(object)
    agency = np.char.add("SC8", np.char.zfill((site % 24 * 53 + 4100).astype(str), 5)).astype(
        object
    )
    values = np.full(len(kind), NO_URN, dtype=object)
    homes = np.isin(
        kind,
        [
            WhereKind.HOME_INDEPENDENT,
            WhereKind.HOME_IN_HOUSE,
            WhereKind.SCHOOL,
            WhereKind.SECURE,
            WhereKind.OTHER_RESIDENTIAL,
            WhereKind.SUPPORTED,
        ],
    )
    bought = np.isin(kind, [WhereKind.FOSTER_INDEPENDENT, WhereKind.FOSTER_SPECIALIST])
    values[homes], values[bought] = number[homes], agency[bought]
    return values
