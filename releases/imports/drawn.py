"""What has to be drawn for rows where the database is: drawn ahead, and what is left over is used later."""

from dataclasses import dataclass, field

from casework.copying import new_ids
from casework.references import draw_numbers
from detainees import bulk
from releases.models import Release


@dataclass(frozen=True)
class Drawn:
    """For so many rows: what their people need, ids of releases and the numbers of their references."""

    people: bulk.Drawn = field(default_factory=bulk.Drawn)
    releases: list[int] = field(default_factory=list)
    references: list[int] = field(default_factory=list)

    def __add__(self, more: "Drawn") -> "Drawn":
        return Drawn(self.people + more.people, self.releases + more.releases, self.references + more.references)

    def rest(self, people: int, releases: int) -> "Drawn":
        """What is left over when so many were used."""
        return Drawn(self.people.part(people), self.releases[releases:], self.references[releases:])


class Stock:
    """What was drawn and waits to be used. An import that says nothing new uses up none."""

    def __init__(self) -> None:
        self._left = Drawn()

    def take(self, count: int) -> Drawn:
        """What so many rows need; what is missing is drawn."""
        people, releases = count - len(self._left.people.ids), count - len(self._left.releases)
        if people > 0:
            self.put_back(Drawn(bulk.draw_for(people)))
        if releases > 0:
            self.put_back(Drawn(releases=new_ids(Release, releases), references=draw_numbers(releases)))
        left, self._left = self._left, self._left.rest(count, count)
        return Drawn(left.people.part(0, count), left.releases[:count], left.references[:count])

    def put_back(self, drawn: Drawn) -> None:
        """Let others use what was not."""
        self._left += drawn
