"""Made-up forecasts for screens and files, with numbers that a test can work out by hand."""

from datetime import date

from models.budget.choices import EVERY
from models.budget.outlook import ForecastBand, ForecastOutlook, MonthOf
from models.money import months_later
from models.settings import Setting
from tests.make.children import AS_OF

HOMES = (EVERY, "all residential", Setting.CHILDRENS_HOME_INDEPENDENT.value)


def an_outlook(
    as_of: date = AS_OF, months: int = 24, with_spend: bool = True, children: float = 100.0
) -> ForecastOutlook:
    """`children` and one more each month, 10 either side; £1,000 a child and month; North a half.

    The Outlook's first month is the one after the day's.
    """
    month_ofs = []
    for council, share in ((EVERY, 1.0), ("North", 0.5), ("West", 0.5)):
        for homes in HOMES:
            for ahead in range(1, months + 1):
                middle = (children + ahead) * share
                band = ForecastBand(middle, middle - 10, middle + 10)
                spend = (
                    ForecastBand(middle * 1000, middle * 900, middle * 1100) if with_spend else None
                )
                month = f"{months_later(as_of, ahead):%Y-%m}"
                month_ofs.append(MonthOf(month, council, homes, band, spend))
    return ForecastOutlook(
        as_of, "abc123def456", 256, 9, date(2026, 3, 31), (Setting.CUSTODY,), tuple(month_ofs)
    )
