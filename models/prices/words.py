"""Pounds and weeks as the lines of a saving say them."""


def pounds_and_pence(gbp: float) -> str:
    """£5,400.00; a cost is −£300.00."""
    sign = "−" if round(gbp, 2) < 0 else ""
    return f"{sign}£{abs(gbp):,.2f}"


def weeks_in_figures(number: float) -> str:
    """39.2973, and 26 where the weeks are whole: fine enough to follow the pounds."""
    return f"{number:.4f}".rstrip("0").rstrip(".")
