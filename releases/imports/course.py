"""One import from its first line to its last: in blocks, inside one transaction, made whole or not at all."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db import IntegrityError, connection
from django.utils.translation import gettext as _

from accounts.acting import acting
from accounts.models import Team, User
from detainees.linkage.following import gathered
from releases.imports.ahead import ReaderGone, ahead
from releases.imports.apart import Unreadable
from releases.imports.changing import Difference, NotChanged, difference, store
from releases.imports.columns import readers
from releases.imports.drawn import Drawn, Stock
from releases.imports.entering import Sources, Written, enter_rows, write_rows
from releases.imports.files import Line
from releases.imports.givers import Givers
from releases.imports.known import Known, hold, known_of
from releases.imports.named import is_called_otherwise
from releases.imports.own import Own
from releases.imports.reading import Block, Reading
from releases.imports.rows import Row, Wrong

BLOCK = 1_000  # rows in memory
LOCK = 72022114  # one import into a team at a time
# Of a row, what the team has of it (None: nothing) and what would be changed: why that was not agreed to, or None.
Agreed = Callable[[Row, Known | None, Difference | None], str | None]


@dataclass
class Counts:
    """Rows: read, made anew, changed, unchanged, refused; and what was left out of those that were taken.

    `otherwise` are the lines of changed rows whose person is called otherwise than that of the record.
    """

    read: int = 0
    made: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    texts: int = 0  # rows whose claim was not kept, because they make no release
    warning: int = 0  # sources named in it that use an identifier of a report of extortion
    otherwise: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Telling:
    """Whom to tell while it runs: of each refused row, of each changed one, and after each block how far it is.

    `entered` hears of new rows when they are in the tables, in the transaction.
    """

    refused: Callable[[Row], None]
    changed: Callable[[Row], None]
    block: Callable[[Counts], None]
    entered: Callable[[Written], None] = lambda written: None


class TakeBack(Exception):  # ends a transaction that is not to be kept
    """Nothing of it is made."""


class Import:
    """The rows of one file for one team, imported by one person, who is the author of all of it."""

    def __init__(
        self, team: Team, by: User, telling: Telling, *, only_good_rows: bool = False, agreed: Agreed | None = None,
        received: date | None = None,
    ) -> None:  # fmt: skip
        self.team, self.by, self.telling, self.only_good_rows = team, by, telling, only_good_rows
        self.agreed, self.received = agreed, received  # the day on which the list came, where it is not today
        self.counts = Counts()
        self._sources, self._givers, self._stock = Sources(team, by, received), Givers(team), Stock()
        self._own = Own(team)

    def run(self, lines: Callable[[], Iterator[Line]], *, dry_run: bool = False) -> bool:
        """Import; whether it is made. Raises Unreadable for what is no register, and then nothing is made.

        A dry run does all of it and takes it back, so that nothing is reported that an import would not say.
        """
        try:
            with acting(self.by), self._alone(), gathered(by=self.by):
                write = partial(write_rows, self.team, self._givers, by=self.by, own=self._own)
                readers_ = readers() | self._own.readers()
                reading = Reading(lines, readers_, BLOCK, write, self.only_good_rows, self._own)
                for block in ahead(reading.blocks, partial(self._stock.take, BLOCK)):
                    self._take(block)
                    self.telling.block(self.counts)
                if dry_run or (self.counts.refused and not self.only_good_rows):
                    raise TakeBack
        except TakeBack:
            return False
        except IntegrityError as error:
            raise Unreadable(
                _("Somebody has entered a record of this file in the meantime. Nothing was made; start again.")
            ) from error
        except ReaderGone as error:
            sentence = _("What read the file was ended, perhaps for want of memory. Nothing was made; start again.")
            raise Unreadable(sentence) from error
        return True

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK, self.team.pk])
            if not cursor.fetchall()[0][0]:
                raise Unreadable(_("Another import into this team is under way. Wait until it has ended."))
        yield

    def _take(self, block: Block) -> None:
        known = known_of(self.team, block.good, self.by)
        differing = [row for row in block.good if self._differs(row, known)]
        self.counts.unchanged += len(known) - len(differing)
        self._hold(differing, known)
        for row in differing:
            if row.external_id in known:
                self._take_known(row, known[row.external_id])
        new = [row for row in block.good if row.external_id not in known and self._is_agreed(row, None, None)]
        self._stock.put_back(self._enter(block, new))
        _check_now()
        self._count(block.rows, len(new))

    def _differs(self, row: Row, known: Mapping[str, Known | None]) -> bool:
        """Whether the team has it otherwise, or in a record that is closed to who imports."""
        if row.external_id not in known:
            return False
        there = known[row.external_id]
        return there is None or bool(difference(row, there, self._own))

    def _hold(self, rows: list[Row], known: dict[str, Known | None]) -> None:
        """Hold what the team has of these rows, and know it anew: others worked on it until now."""
        there = [each for row in rows if (each := known.pop(row.external_id)) is not None]
        hold((each.person.pk for each in there), (each.release.pk for each in there if each.release is not None))
        known |= known_of(self.team, rows, self.by)

    def _enter(self, block: Block, new: list[Row]) -> Drawn:
        """Enter the new rows unless they would be taken back anyway; what was drawn and is left over."""
        if not self.only_good_rows and (self.counts.refused or any(row.wrong for row in block.rows)):
            return block.drawn
        written = block.written
        if written is None or len(new) < len(block.good):
            written = write_rows(self.team, self._givers, new, block.drawn, by=self.by, own=self._own)
        enter_rows(written, self._sources)
        self.telling.entered(written)
        return written.rest

    def _take_known(self, row: Row, known: Known | None) -> None:
        if known is None:
            sentence = _("The team has this external_id already, in a record that is not open to you.")
            row.wrong.append(Wrong("external_id", sentence))
        elif found := difference(row, known, self._own):
            if not self._is_agreed(row, known, found):
                return
            is_otherwise = is_called_otherwise(row, known, found)
            try:
                store(row, known, found, self._givers, self.team, self.by, received=self.received)
            except NotChanged as reason:
                row.wrong.append(Wrong("external_id", str(reason)))
                return
            self.counts.changed += 1
            if is_otherwise:
                self.counts.otherwise.append(row.line)
            self.telling.changed(row)
        else:
            self.counts.unchanged += 1

    def _is_agreed(self, row: Row, known: Known | None, found: Difference | None) -> bool:
        """Whether somebody has agreed to what the row does; else it says now why it is refused."""
        sentence = self.agreed(row, known, found) if self.agreed else None
        if sentence is not None:
            row.wrong.append(Wrong("external_id", sentence))
        return sentence is None

    def _count(self, rows: list[Row], new: int) -> None:
        counts = self.counts
        counts.read += len(rows)
        counts.made += new
        counts.warning = self._sources.warning
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
