"""How the trust's costs are shared between its councils by contract: contract_shares.csv."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

from models.savings.views import ContractShare

_FILE = Path(__file__).with_name("contract_shares.csv")


@cache
def contract_shares() -> tuple[ContractShare, ...]:
    """Each council's share from each day on which the contract changed, oldest first."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        found = [
            ContractShare(
                from_day=date.fromisoformat(row["from"]),
                council=row["council"],
                share=float(row["share"]),
                source=row["source"],
            )
            for row in csv.DictReader(file)
        ]
    return tuple(sorted(found, key=lambda one: (one.from_day, one.council)))
