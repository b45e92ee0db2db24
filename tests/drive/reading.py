"""A small return as text, and what tests ask of a batch that was read."""

from datetime import date
from pathlib import Path

import pandas as pd

from data.formats.batch import Batch, ReturnRows
from models.problems import Weight

TODAY = date(2026, 11, 24)
COUNCIL_A = Path(__file__).resolve().parents[1] / "data" / "council_a"

EPISODES = """\
CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
001,01/05/2024,S,C2,N1,U4,PR1,01/09/2024,X1,CARPL,,,
001,01/09/2024,P,C2,N1,K2,PR4,,,,,,1234567
002,10/02/2025,S,V2,N1,K2,PR1,31/03/2025,E4A,,,,
"""
HEADER = "CHILD,SEX,DOB,ETHNIC\n001,M,03/07/2010,WBRI\n002,F,09/09/2012,WBRI\n"


def put(folder: Path, **files: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / f"{name}.csv").write_bytes(data)
    return folder


def returns(batch: Batch) -> list[ReturnRows]:
    return [rows for rows in batch.returns if rows.kind == "ssda903"]


def tables(batch: Batch) -> dict[str, int]:
    return {name: len(frame) for rows in batch.returns for name, frame in rows.tables.items()}


def loose(batch: Batch) -> pd.DataFrame:
    (rows,) = batch.loose
    return rows.frame


def told(batch: Batch, words: str) -> list[Weight]:
    return [
        problem.weight
        for problem in batch.problems
        if words in f"{problem.found} {problem.wanted} {problem.what_to_do}"
    ]


def later(text: str, years: int) -> str:
    """The same return some years later."""
    for year in (2025, 2024):
        text = text.replace(str(year), str(year + years))
    return text
