"""The SSDA903 return of each collection year, with the codes that were in use in that year."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.calendar import Calendar, day_number, to_903_dates
from data.demo.events import Events
from data.demo.kinds import WhereKind, kind_names
from data.demo.people import YEAR_DAYS, People
from data.demo.urns import NO_URN, urn_numbers
from data.demo.write import write_table
from data.reference.codes import code_list

SOCIAL_WORKERS = 62


def write_returns(
    folder: Path,
    calendar: Calendar,
    people: People,
    episodes: pd.DataFrame,
    events: Events,
    rng: np.random.Generator,
) -> None:
    """One folder a collection year."""
    for year in calendar.years:
        first, last = day_number(date(year - 1, 4, 1)), day_number(date(year, 3, 31))
        frame = episodes[(episodes["decom"] <= last) & (episodes["dec"] >= first)]
        return_item = _Return(folder / str(year), year, first, last, people, frame, events, rng)
        return_item.write()


class _Return:
    """One year's return while it is written."""

    def __init__(
        self,
        folder: Path,
        year: int,
        first: int,
        last: int,
        people: People,
        episodes: pd.DataFrame,
        events: Events,
        rng: np.random.Generator,
    ) -> None:
        self.folder, self.year, self.first, self.last = folder, year, first, last
        self.people, self.episodes, self.events, self.rng = people, episodes, events, rng
        self.children = np.unique(episodes["child"].to_numpy())

    def write(self) -> None:
        self._header()
        self._episodes()
        self._reviews()
        self._alone()
        self._health()
        self._missing()
        self._adopted()
        self._earlier_permanence()
        self._care_leavers()
        if self.year >= 2024:
            self._social_workers()
        if self.year >= 2027:
            self._orders()

    def _put(self, file: str, name: str, **columns: object) -> None:
        write_table(self.folder / f"{file}.csv", name, columns)

    def _person(self, people: np.ndarray) -> dict[str, object]:
        return {
            "child_id": self.people.number[people],
            "dob": to_903_dates(self.people.born[people]),
        }

    def _sex(self, people: np.ndarray) -> np.ndarray:
        sex = self.people.sex[people]
        return sex if self.year >= 2025 else np.where(sex == "M", "1", "2").astype(object)

    def _header(self) -> None:
        people = self.children
        upn = [f"A{int(number) * 137 % 10**12:012d}" for number in self.people.number[people]]
        mother = (self.people.sex[people] == "F") & (people % 61 == 0)
        age = (self.last - self.people.born[people]) / YEAR_DAYS
        mother &= age > 16
        of_child = self.people.born[people] + 16 * 365
        of_child = np.where(mother & (of_child < self.last), of_child, -1)
        self._put(
            "header",
            "header",
            child_id=self.people.number[people],
            sex=self._sex(people),
            dob=to_903_dates(self.people.born[people]),
            ethnic=self.people.ethnic[people],
            upn=upn,
            mother=np.where(
                self.people.sex[people] == "F", (of_child > 0).astype(int).astype(str), ""
            ),
            mc_dob=to_903_dates(of_child),
        )

    def _episodes(self) -> None:
        rows = self.episodes
        kind = rows["kind"].to_numpy().astype(np.intp)
        going_on = (rows["dec"] > self.last).to_numpy()
        away = rows["away"].to_numpy()
        place = self._places(kind, rows["long_term"].to_numpy())
        place[away] = "T1"
        provider = kind_names("provider")[kind]
        voluntary = (provider == "PR4") & (rows["site"].to_numpy() % 5 == 3)
        provider[voluntary] = "PR5"
        provider[away] = "PR3"
        self._put(
            "episodes",
            "episodes",
            child_id=self.people.number[rows["child"]],
            decom=to_903_dates(rows["decom"].to_numpy()),
            rne=rows["rne"],
            ls=rows["ls"],
            cin=self.people.cin[rows["child"]],
            place=place,
            place_provider=provider,
            dec=to_903_dates(np.where(going_on, -1, rows["dec"])),
            rec=np.where(going_on, "", self._endings(rows["rec"].to_numpy())),
            reason_place_change=np.where(going_on, "", self._reasons(rows["why"].to_numpy())),
            home_post=rows["home_post"],
            pl_post=np.where(away, "", rows["pl_post"]),
            urn=np.where(away, NO_URN, urn_numbers(kind, rows["site"].to_numpy())),
        )

    def _places(self, kind: np.ndarray, long_term: np.ndarray) -> np.ndarray:
        """PLACE codes of this year."""
        place: np.ndarray = kind_names("place")[kind]
        place[long_term & (place == "U6")] = "U4"
        place[long_term & (place == "U3")] = "U1"
        supported = "K3" if self.year >= 2025 else "H5"
        place[place == "H5"] = supported
        place[place == "Z1"] = "Z1" if self.year <= 2025 else "Z11"
        return place

    def _endings(self, rec: np.ndarray) -> np.ndarray:
        """REC codes of this year: special guardianship was split in 2019."""
        if self.year >= 2019:
            return rec
        values = rec.copy()
        values[np.isin(rec, ["E45", "E46"])] = "E43"
        values[np.isin(rec, ["E47", "E48"])] = "E44"
        return values

    def _reasons(self, why: np.ndarray) -> np.ndarray:
        """Custody became a reason of its own in 2019."""
        values = why.copy()
        values[(why == "CUSTOD") & (self.year < 2019)] = "OTHER"
        return values

    def _in_year(self, frame: pd.DataFrame, column: str) -> pd.DataFrame:
        inside = frame[column].between(self.first, self.last) & frame["child"].isin(self.children)
        return frame[inside]

    def _reviews(self) -> None:
        rows = self._in_year(self.events.reviews, "day")
        age = (rows["day"].to_numpy() - self.people.born[rows["child"]]) / YEAR_DAYS
        spoke = self.rng.choice(
            ["PN1", "PN2", "PN4", "PN5", "PN6", "PN7"],
            len(rows),
            p=[0.52, 0.08, 0.06, 0.08, 0.2, 0.06],
        )
        code = np.where(age < 4, "PN0", spoke)
        people = rows["child"].to_numpy()
        self._put(
            "reviews",
            "reviews",
            **self._person(people),
            review=to_903_dates(rows["day"].to_numpy()),
            review_code=code,
        )

    def _alone(self) -> None:
        who = self.children[self.people.alone[self.children]]
        person = self._person(who)
        self._put(
            "uasc",
            "uasc",
            child_id=person["child_id"],
            sex=self._sex(who),
            dob=person["dob"],
            duc=to_903_dates(self.people.eighteenth[who]),
        )

    def _health(self) -> None:
        """OC2: children looked after for a year by 31 March."""
        open_now = self.episodes[self.episodes["dec"] > self.last]
        open_now = open_now[open_now["care_started"] <= self.last - 365]
        open_now = open_now[~open_now["ls"].isin(["V3", "V4"])]
        people = open_now["child"].to_numpy()
        age = (self.last - self.people.born[people]) / YEAR_DAYS
        levels = self.events.levels_at(people, self.last)
        score = np.rint(
            5
            + 2.1 * levels[:, 3]
            + 2.6 * levels[:, 2]
            + 1.2 * levels[:, 5]
            + self.rng.normal(0, 3, len(people))
        )
        score = np.clip(score, 0, 40).astype(int)
        too_young_or_old = (age < 4) | (age > 16.99)
        returned = ~too_young_or_old & (self.rng.random(len(people)) < 0.82)
        reason = self.rng.choice(["SDQ1", "SDQ2", "SDQ3", "SDQ4"], len(people))
        yes = {
            name: (self.rng.random(len(people)) < share).astype(int)
            for name, share in (
                ("health_check", 0.9),
                ("immunisations", 0.85),
                ("teeth_check", 0.78),
                ("health_assessment", 0.91),
            )
        }
        misuse = (levels[:, 10] > 2.4) & (self.rng.random(len(people)) < 0.7)
        convicted = self._in_year(self.events.convicted, "day")["child"].unique()
        self._put(
            "oc2",
            "oc2",
            **self._person(people),
            sdq_score=np.where(returned, score.astype(str), ""),
            sdq_reason=np.where(returned, "", np.where(too_young_or_old, "SDQ5", reason)),
            convicted=np.isin(people, convicted).astype(int),
            **yes,
            substance_misuse=misuse.astype(int),
            intervention_received=misuse.astype(int),
            intervention_offered=np.where(misuse, "0", ""),
        )

    def _missing(self) -> None:
        rows = self.events.missing
        touches = (rows["day"] <= self.last) & (rows["until"] >= self.first)
        rows = rows[touches & rows["child"].isin(self.children)]
        until = rows["until"].to_numpy()
        self._put(
            "missing",
            "missing",
            **self._person(rows["child"].to_numpy()),
            missing=rows["code"],
            mis_start=to_903_dates(rows["day"].to_numpy()),
            mis_end=to_903_dates(np.where(until > self.last, -1, until)),
        )

    def _adopted(self) -> None:
        """AD1 and PlacedAdoption: children placed for adoption, and those adopted in the year."""
        rows = self.episodes[self.episodes["kind"] == WhereKind.ADOPTION]
        rows = rows.sort_values("decom").drop_duplicates("child", keep="last")
        people = rows["child"].to_numpy()
        decided = rows["decom"].to_numpy() - 120
        self._put(
            "placed_for_adoption",
            "placed_adoption",
            **self._person(people),
            date_placed=to_903_dates(rows["decom"].to_numpy()),
            date_placed_ceased=np.full(len(people), ""),
            reason_placed_ceased=np.full(len(people), ""),
        )
        done = (rows["rec"].isin(["E11", "E12"]) & (rows["dec"] <= self.last)).to_numpy()
        count = int(done.sum())
        self._put(
            "ad1",
            "ad1",
            **self._person(people[done]),
            date_int=to_903_dates(decided[done]),
            date_match=to_903_dates(decided[done] + 60),
            foster_care=np.zeros(count, dtype=int),
            nb_adoptr=np.full(count, 2),
            sex_adoptr=np.full(count, "MF"),
            ls_adoptr=np.full(count, "L11"),
        )

    def _earlier_permanence(self) -> None:
        people = self.children
        had = people % 37 == 0
        day = to_903_dates(self.people.born[people] + 900)
        self._put(
            "previous_permanence",
            "prev_perm",
            **self._person(people),
            prev_perm=np.where(had, "P2", "Z1"),
            la_perm=np.where(had, "E10000021", ""),
            date_perm=np.where(had, day, ""),
        )

    def _care_leavers(self) -> None:
        """OC3: those who left at 18 in the year before."""
        rows = self.episodes[self.episodes["rec"].isin(["E5", "E6", "E17"])]
        rows = rows[rows["dec"] <= self.last]
        people = rows["child"].to_numpy()
        codes = [
            code
            for code in ("F1", "F2", "P2", "G4", "G5", "F4", "F5")
            if code_list("ACTIV").is_valid(code, self.year)
        ]
        self._put(
            "oc3",
            "oc3",
            **self._person(people),
            in_touch=self.rng.choice(["YES", "YES", "YES", "NO", "RHOM"], len(people)),
            activ=self.rng.choice(codes, len(people)),
            accom=self.rng.choice(["B1", "C1", "D1", "K1", "T1", "U1", "V1"], len(people)),
        )

    def _social_workers(self) -> None:
        people = self.children
        worker = [f"SW{1000 + one * 17 % SOCIAL_WORKERS}" for one in people.tolist()]
        begun = self.episodes.groupby("child")["care_started"].max().reindex(people).to_numpy()
        self._put(
            "social_worker_episodes",
            "sw_episodes",
            **self._person(people),
            sw_id=worker,
            sw_decom=to_903_dates(begun),
            sw_dec=np.full(len(people), ""),
            sw_reason=np.full(len(people), "FCONTA"),
        )

    def _orders(self) -> None:
        rows = self.events.orders
        touches = (rows["day"] <= self.last) & (rows["until"] >= self.first)
        rows = rows[touches & rows["child"].isin(self.children)]
        until = rows["until"].to_numpy()
        self._put(
            "dolo",
            "dolo",
            **self._person(rows["child"].to_numpy()),
            dolo_start=to_903_dates(rows["day"].to_numpy()),
            dolo_end=to_903_dates(np.where(until > self.last, -1, until)),
        )
