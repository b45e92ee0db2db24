"""How everything says a date, money, a range, a list and a stretch of months."""

import calendar
from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from models.money import FinancialYear


def a_date(day: date) -> str:
    """3 March 2026."""
    return f"{day.day} {day:%B} {day.year}"


def british_time(moment: datetime) -> datetime:
    """The moment by the clock on an English wall, whatever the machine's is set to (often UTC)."""
    return moment.astimezone(ZoneInfo("Europe/London"))


def a_time(at_utc: datetime) -> str:
    """09:30 by British time; what is kept is in UTC."""
    return f"{british_time(at_utc.replace(tzinfo=UTC)):%H:%M}"


def a_moment(at_utc: datetime) -> str:
    """24 November 2026 at 09:30, by British time; what is kept is in UTC."""
    return f"{a_date(british_time(at_utc.replace(tzinfo=UTC)).date())} at {a_time(at_utc)}"


def a_weekday(day: date, today: date) -> str:
    """Thursday 3 December; with the year where it is another than today's."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


def capitalise(text: str) -> str:
    """The same with its first letter in upper case, the rest as it was."""
    return text[:1].upper() + text[1:]


def join_words(things: Sequence[str]) -> str:
    """A list as people say it: a, b and c."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def whole_months(starts: date, ends: date) -> int:
    """Whole calendar months between two days, the day of the month counted from the start."""
    months = (ends.year - starts.year) * 12 + ends.month - starts.month
    last = calendar.monthrange(ends.year, ends.month)[1]
    return months - (ends.day < min(starts.day, last))


def count_of(number: int, name: str, many: str | None = None) -> str:
    """1 child, 2 children."""
    return f"{number:,} {name if number == 1 else many or name + 's'}"


def length_of_time(starts: date, ends: date, at_least: bool = False) -> str:
    """2 years 3 months; under two months in weeks, under two weeks in days."""
    days, months = (ends - starts).days, whole_months(starts, ends)
    if days < 14:
        words = count_of(max(days, 0), "day")
    elif months < 2:
        words = count_of(days // 7, "week")
    else:
        years, remainder = divmod(months, 12)
        parts = [count_of(years, "year")] if years else []
        parts += [count_of(remainder, "month")] if remainder else []
        words = " ".join(parts)
    return f"at least {words}" if at_least else words


def lower_first(text: str) -> str:
    """The same with its first letter in lower case, unless the first word is all capitals."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]


def money(gbp: float, pence: bool = False) -> str:
    """£1,250, or £1,250.40 with pence; a minus sign stands before the pound."""
    amount = f"{abs(gbp):,.2f}" if pence else f"{abs(gbp):,.0f}"
    nothing = amount.strip("0.,") == ""
    return f"{'−' if gbp < 0 and not nothing else ''}£{amount}"


def of_pence(pence: int, to_the_penny: bool = False) -> str:
    """Whole pence as money."""
    return money(pence / 100, to_the_penny)


def year(financial: FinancialYear) -> str:
    """2025-26 as the councils write it on paper: 2025/26."""
    return str(financial).replace("-", "/")


def likely_between(low: str, high: str) -> str:
    """80% likely to be between £100 and £200: every range on a screen or paper is written so."""
    if low == high:
        return f"80% likely to be {low}"
    return f"80% likely to be between {low} and {high}"
