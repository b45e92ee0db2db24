"""Staying is an option too (models/shortlist/stay.py): the words as a page takes them."""

from models.shortlist.stay import stay_costs as stay_costs
from models.shortlist.stay import stay_gives as stay_gives
from models.shortlist.stay import stay_not_known as stay_not_known
