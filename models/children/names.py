"""What a child and a legal status are called."""

from models.children.records import Child, LegalStatus

ORDER: dict[LegalStatus, str] = {
    LegalStatus.SECTION_20: "accommodated by agreement (section 20)",
    LegalStatus.PACE: "accommodated under PACE (police)",
    LegalStatus.UNKNOWN: "legal status not known",
}


def name_or_number(child: Child) -> str:
    """The child's name if the council holds names here, else the council's own number."""
    return display_name(child.name, child.child_id)


def display_name(name: str | None, child_id: str) -> str:
    """The same where only the two are at hand."""
    return name or f"Child {child_id}"


def legal_status_words(legal: LegalStatus) -> str:
    """The legal status in words."""
    return ORDER.get(legal, legal.value)
