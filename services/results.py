"""What came of long work and is saved, for people who see the same."""

from data.store.results import answer_to, result_of, store_result, stored_results
from models.results import ResultKind, ResultQuestion, SavedResult
from services.open_council import OpenCouncil


def keep_answer(council: OpenCouncil, question: ResultQuestion, content: str) -> None:
    """Save what came of long work."""
    store_result(
        council.store,
        actor=council.actor,
        question=question,
        content=content,
        now_utc=council.now,
    )


def saved_answer(council: OpenCouncil, question: ResultQuestion) -> str | None:
    """What is saved as the answer to a question; None if nothing is."""
    return answer_to(council.store, council.scope, question)


def saved_results(council: OpenCouncil, kind: ResultKind) -> tuple[SavedResult, ...]:
    """What is saved of a kind from other data than today's, the newest first."""
    results = stored_results(council.store, council.scope, kind)
    files = council.versions.files
    return tuple(result for result in results if result.question.data_version != files)


def saved_result(council: OpenCouncil, kind: ResultKind, number: int) -> str | None:
    """The content of one that is saved."""
    return result_of(council.store, council.scope, kind, number)
