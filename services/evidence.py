"""The evidence about the engine, by the bar, seed and published evidence of this installation."""

from datetime import date

import pandas as pd

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from models.children.council import CouncilData
from models.fairness.forecasts import Say
from models.fairness.record import EngineRecord, engine_record
from models.journeys.fit.engine import Engine
from services.shortlist import SEED


def judge_engine(
    data: CouncilData, engine: Engine | None, audit: pd.DataFrame, as_of: date, say: Say
) -> EngineRecord:
    """How good the engine of `fit_engine` is; screens and commands alike. Takes many seconds."""
    return engine_record(
        data.from_files or data,
        engine,
        audit,
        as_of=as_of,
        published=published_evidence(),
        bar=evidence_bar(),
        seed=SEED,
        say=say,
    )
