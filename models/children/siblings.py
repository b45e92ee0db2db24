"""Whether children are one family, as far as files say who has which brothers and sisters."""

from collections.abc import Sequence

import pandas as pd


def is_one_family(pairs: pd.DataFrame, children: Sequence[str]) -> bool:
    """True if every one of them is a brother or sister of another, by way of each other.

    `pairs`: the frame `siblings`. False says only that no file tells of it.
    """
    of_these = pairs[pairs["child"].isin(children) & pairs["sibling"].isin(children)]
    tied = {(str(one), str(other)) for one, other in of_these[["child", "sibling"]].to_numpy()}
    reached, wanted = set(children[:1]), set(children)
    while True:
        texts = {b for a, b in tied if a in reached} | {a for a, b in tied if b in reached}
        if texts <= reached:
            return reached == wanted
        reached |= texts
