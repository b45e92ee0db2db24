"""How the trust's costs are shared between its councils by contract: contract_shares.csv."""

import csv
from datetime import date
from functools import cache

from data.reference.needs import file_in_force
from models.prices.contract_shares import ContractShare

NAME = "contract_shares.csv"


@cache
def contract_shares() -> tuple[ContractShare, ...]:
    """Each council's share from each day on which the contract changed, oldest first.

    A council's own copy in `var/reference` takes the place of the one here, from the next start.
    """
    with file_in_force(NAME).open(encoding="utf-8", newline="") as file:
        contract_shares = [
            ContractShare(
                from_day=date.fromisoformat(row["from"]),
                council=row["council"],
                share=float(row["share"]),
                source=row["source"],
            )
            for row in csv.DictReader(file)
        ]
    return tuple(
        sorted(
            contract_shares,
            key=lambda contract_share: (contract_share.from_day, contract_share.council),
        )
    )
