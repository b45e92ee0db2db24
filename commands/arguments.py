"""Reading a command's arguments: a bad one is one plain sentence and exit code 2."""

import argparse
import sys
from datetime import date, datetime
from typing import NoReturn

from models.money import FinancialYear


class Arguments(argparse.ArgumentParser):
    """A parser whose complaint is one sentence on stderr."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(prog=f"python run.py {command}", description=description)

    def error(self, message: str) -> NoReturn:
        sentence = f"{message[:1].upper()}{message[1:]}: see {self.prog} --help."
        print(sentence, file=sys.stderr)
        raise SystemExit(2)

    def add_as_of(self, meaning: str = "the day to look from, as 2026-03-31") -> None:
        self.add_argument("--as-of", type=a_date, required=True, metavar="DATE", help=meaning)

    def add_database(self) -> None:
        self.add_argument(
            "--database",
            metavar="URL",
            help="database to use (else CIRCLE_DATABASE_URL, else the one in var/)",
        )


def a_date(text: str) -> date:
    """A day written 2026-03-31 or 31/03/2026."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"'{text}' is not a date like 2026-03-31")


def a_financial_year(text: str) -> FinancialYear:
    """A financial year written 2025-26."""
    try:
        return FinancialYear.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a year like 2025-26") from None
