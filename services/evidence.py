"""The evidence about the engine, by the bar, seed and published evidence of this installation."""

from datetime import date

import pandas as pd

from data.reference.evidence_bar import evidence_bar
from data.reference.prices import published_evidence
from data.store.read import audit_groups
from models.access import Permission, may, scope_for
from models.children.council import CouncilData
from models.fairness.record import EngineRecord, engine_record
from models.journeys.fit.engine import Engine
from models.progress import ProgressCallback
from services.council_data import day_of_data, read_council
from services.kept import DataVersion, PreparedStage, kept_by
from services.open_council import OpenCouncil
from services.shortlist import SEED, fitted_engine


def may_see_groups(council: OpenCouncil) -> bool:
    """Whether this person gets the evidence by sex, ethnicity and disability as well."""
    return may(council.actor, Permission.AUDIT_GROUPS)


@kept_by(DataVersion.FILES, limit=4, stage=PreparedStage.EVIDENCE)
def evidence_of_engine(
    council: OpenCouncil, with_groups: bool, *, say: ProgressCallback
) -> EngineRecord:
    """How good the engine in use is. Takes many seconds. `with_groups`: `may_see_groups`."""
    as_of, audit = day_of_data(council), pd.DataFrame()
    if with_groups:
        audit = audit_groups(council.store, scope_for(council.actor, Permission.AUDIT_GROUPS))
    return judge_engine(read_council(council), fitted_engine(council, as_of), audit, as_of, say)


def judge_engine(
    data: CouncilData,
    engine: Engine | None,
    audit: pd.DataFrame,
    as_of: date,
    say: ProgressCallback,
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
