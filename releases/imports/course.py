"""One import from its first line to its last: in blocks, inside one transaction, made whole or not at all."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, connection
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Team, User
from releases.imports.ahead import ahead
from releases.imports.changing import Known, NotChanged, difference, known_of, store
from releases.imports.columns import Reader, readers, why_not
from releases.imports.entering import Sources, enter_many
from releases.imports.files import Unreadable, lines_of
from releases.imports.rows import Row, Wrong, read_row

BLOCK = 1_000  # rows in memory
LOCK = 72022104  # one import into a team at a time


@dataclass
class Counts:
    """Rows: read, made anew, changed, unchanged, refused; and what was left out of those that were taken."""

    read: int = 0
    made: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    texts: int = 0  # rows whose claim was not kept, because they make no release


@dataclass(frozen=True)
class Telling:
    """Whom to tell while it runs: of each refused row, of each changed one, and after each block how far it is."""

    refused: Callable[[Row], None]
    changed: Callable[[Row], None]
    block: Callable[[Counts], None]


class TakeBack(Exception):  # ends a transaction that is not to be kept
    """Nothing of it is made."""


class Import:
    """The rows of one file for one team, imported by one person, who is the author of all of it."""

    def __init__(self, team: Team, by: User, telling: Telling, *, only_good_rows: bool = False) -> None:
        self.team, self.by, self.telling, self.only_good_rows = team, by, telling, only_good_rows
        self.counts = Counts()
        self._sources = Sources(team, by)
        self._lines: dict[int, int] = {}  # by the hash of an external_id the line in which it stood first

    def run(self, file: Path, *, dry_run: bool = False) -> bool:
        """Import; whether it is made. Raises Unreadable for what is no register, and then nothing is made.

        A dry run does all of it and takes it back, so that nothing is reported that an import would not say.
        """
        try:
            with acting(self.by), self._alone():
                for rows in ahead(self._blocks(file, readers())):
                    self._take(rows)
                    self.telling.block(self.counts)
                if dry_run or (self.counts.refused and not self.only_good_rows):
                    raise TakeBack
        except TakeBack:
            return False
        except IntegrityError as error:
            raise Unreadable(
                _("Somebody has entered a record of this file in the meantime. Nothing was made; start again.")
            ) from error
        return True

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, self.team.pk])
            if not cursor.fetchall()[0][0]:
                raise Unreadable(_("Another import into this team is under way. Wait until it has ended."))
        yield

    @staticmethod
    def _blocks(file: Path, by_column: Mapping[str, Reader]) -> Iterator[list[Row]]:
        lines = lines_of(file)
        first = next(lines, None)
        if first is None:
            raise Unreadable(_("The file is empty."))
        sentence = why_not(first.cells)
        if sentence is not None:
            raise Unreadable(sentence)
        header = [(name or "").strip() for name in first.cells]
        rows = (read_row(line, header, by_column) for line in lines)
        while block := list(islice(rows, BLOCK)):
            yield block

    def _take(self, rows: list[Row]) -> None:
        for row in rows:
            self._look_for_twin(row)
        good = [row for row in rows if not row.wrong]
        known = known_of(self.team, good, self.by)
        for row in good:
            if row.external_id in known:
                self._take_known(row, known[row.external_id])
        new = [row for row in good if row.external_id not in known]
        if self.only_good_rows or not (self.counts.refused or any(row.wrong for row in rows)):
            enter_many(self.team, new, self._sources, by=self.by)
        _check_now()
        self._count(rows, len(new))

    def _look_for_twin(self, row: Row) -> None:
        external_id = row.said.get("external_id")
        if external_id:
            first = self._lines.setdefault(hash(external_id), row.line)
            if first != row.line:
                sentence = _("This external_id stands in line %(line)s already.") % {"line": first}
                row.wrong.append(Wrong("external_id", sentence))

    def _take_known(self, row: Row, known: Known | None) -> None:
        if known is None:
            sentence = _("The team has this external_id already, in a record that is not open to you.")
            row.wrong.append(Wrong("external_id", sentence))
        elif found := difference(row, known):
            try:
                store(row, known, found, self.team, self.by)
            except NotChanged as reason:
                row.wrong.append(Wrong("external_id", str(reason)))
                return
            self.counts.changed += 1
            self.telling.changed(row)
        else:
            self.counts.unchanged += 1

    def _count(self, rows: list[Row], new: int) -> None:
        counts = self.counts
        counts.read += len(rows)
        counts.made += new
        for row in rows:
            if row.wrong:
                counts.refused += 1
                self.telling.refused(row)
            else:
                counts.texts += row.loses_its_text


def _check_now() -> None:
    """What PostgreSQL checks at the end of a transaction it checks after each block: the list of it stays short."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
