"""What a child and a legal status are called."""

from models.children.records import Child, LegalStatus

ORDER: dict[LegalStatus, str] = {
    LegalStatus.SECTION_20: "accommodated by agreement (section 20)",
    LegalStatus.PACE: "accommodated under PACE (police)",
    LegalStatus.UNKNOWN: "legal status not known",
}


def who(child: Child) -> str:
    """The child's name if the council holds names here, else the council's own number."""
    return called(child.name, child.child_id)


def called(name: str | None, child_id: str) -> str:
    """The same where only the two are at hand."""
    return name or f"Child {child_id}"


def order(legal: LegalStatus) -> str:
    """The legal status in words."""
    return ORDER.get(legal, legal.value)
