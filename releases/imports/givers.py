"""As whom the source of a row is written where it gave a name or a number: a protected one by its code."""

from accounts.models import Team
from releases.imports.rows import Row
from releases.models import Source
from releases.models.sources import digest_of_name


class Givers:
    """The codes of a team's protected sources; read once, so that what reads ahead needs no database."""

    def __init__(self, team: Team) -> None:
        protected = Source.objects.filter(team=team, sealed__isnull=False)
        self._codes = dict(protected.values_list("name_digest", "reference"))

    def of(self, row: Row) -> str:
        """The name of the row's source, or its code where it is protected; "" where the row has none."""
        name: str = row.said.get("source", "")
        return self._codes.get(digest_of_name(name), name) if self._codes and name else name
