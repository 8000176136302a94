"""Who of the new rows of a sheet may be on the register already, or twice in the sheet: looked for all at once.

The rows are written beside an extract of the register and compared with it as the nightly search compares the register
with itself, by the weights that it has learned; so one hundred thousand rows take seconds (docs/import.md). Of few rows
each person is looked up, as on the entry page: the register may be large.
"""

import csv
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from accounts.models import User
from casework.sealed import seal_for
from detainees.candidates import Sight
from detainees.linkage.engine import find_pairs
from detainees.linkage.extract import PRIVATE, extract, one_moment
from detainees.linkage.facts import FILES
from detainees.linkage.found import FoundPair, read_pairs
from detainees.linkage.runs import alone
from detainees.linkage.search import limits
from detainees.linkage.weights import Weights
from detainees.models import Detainee, LinkageWeights
from detainees.models.linkage import FLAGGED_FROM
from detainees.similar import likely_same
from releases.imports.rows import Row
from releases.imports.wizard.course import FallsBack
from releases.imports.wizard.written import LINE, PERSON, Alike, with_alike
from releases.models import ImportJob, ImportRow
from releases.models.imports import Outcome

FEW = 300  # new rows of which each person is looked up
MOST = 5  # of one row that are kept
AT_ONCE = 1_000
PATIENCE = 600.0  # seconds for another search to end
_PARTS = ("given", "father", "family")
_HEADERS = {
    "records": ("id", "organisation", "sex", "birth_earliest", "birth_latest", "home"),
    "names": ("id", "script", "given", "father", "grandfather", "family", "mother"),
    "arrests": ("id", "earliest", "latest"),
    "facilities": ("id", "facility"),
    "numbers": ("id", "kind", "digest"),
    "links": ("one", "other", "kind"),
}
assert set(_HEADERS) == set(FILES)
Pairs = dict[int, Alike]  # by line


def folder_of(job: int) -> Path:
    """Where the rows of an import lie in clear while they are compared; two databases number their imports alike."""
    return Path(settings.DATA_DIR) / "imports" / str(connection.settings_dict["NAME"]) / str(job)


def forget_folder(job: int) -> None:
    """Delete it, also what a killed process has left; nobody else works on this import."""
    shutil.rmtree(folder_of(job), ignore_errors=True)


class Newcomers:
    """The new rows of one import, in a private folder that is gone at the end of the block.

    In the files they are people whose id is the number of their line below zero.
    """

    def __init__(self, job: ImportJob) -> None:
        self.job, self.number = job, 0
        self.folder = folder_of(job.pk)
        self._few: list[Row] = []

    def __enter__(self) -> Self:
        forget_folder(self.job.pk)
        self.folder.mkdir(mode=PRIVATE, parents=True)
        self._opened = {name: (self.folder / f"{name}.new").open("w", newline="") for name in FILES}
        self._files = {name: csv.writer(file, lineterminator="\n") for name, file in self._opened.items()}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._opened.values():
            file.close()
        forget_folder(self.job.pk)

    def add(self, row: Row) -> None:
        """A row about somebody whom the team does not have by this external_id."""
        self.number += 1
        if self.number <= FEW:
            self._few.append(row)
        for name, values in _facts(row, self.job.team.organisation_id):
            self._files[name].writerow([-row.line, *values])

    def alike(self, by: User, tell: Callable[[float], None]) -> Pairs:
        """By line the persons open to `by` who may be the same, and the lines of the sheet, the likeliest first.

        `tell` hears the share that is done. Raises FallsBack where the register is searched by another process.
        """
        for file in self._opened.values():
            file.flush()
        if not self.number:
            return {}
        few = self.number <= FEW
        if few:
            found = self._compared(tell, with_register=False)
        else:
            with alone(patience=PATIENCE) as mine:  # one search at a time, for the sake of memory
                if not mine:
                    raise FallsBack(_("The register is being searched for duplicates. Ask again when that has ended."))
                found = self._compared(tell, with_register=True)
        if few:
            for row in self._few:
                found[row.line] += [[PERSON, one.detainee.pk, one.score] for one in _looked_up(row, by)]
        return _open_to(by, found)

    def _compared(self, tell: Callable[[float], None], *, with_register: bool) -> Pairs:
        extracted, work = self.folder / "extract", self.folder / "work"
        if with_register:
            with one_moment():
                extract(extracted)
        else:
            _empty(extracted)
        for name in FILES:
            with (extracted / f"{name}.csv").open("ab") as out, (self.folder / f"{name}.new").open("rb") as new:
                shutil.copyfileobj(new, out)
        work.mkdir(mode=PRIVATE)
        pairs = find_pairs(extracted, work, _weights(), limits(), lambda stage, share: tell(share))
        return _pairs_of_lines(read_pairs(pairs.pairs))


def keep_alike(job: ImportJob, found: Pairs) -> int:
    """Mark the rows of these lines; how many. The caller acts."""
    lines, number = sorted(found), 0
    for start in range(0, len(lines), AT_ONCE):
        rows = list(ImportRow.objects.filter(job=job, outcome=Outcome.NEW, line__in=lines[start : start + AT_ONCE]))
        for row in rows:
            row.content = seal_for(ImportRow, "content", row.pk, with_alike(row, found[row.line]))
            row.outcome = Outcome.ALIKE
        number += ImportRow.objects.bulk_update(rows, ["content", "outcome"]) if rows else 0
    return number


def _facts(row: Row, organisation: int) -> Iterator[tuple[str, list[Any]]]:
    """What is compared of a row, by file, in the order of its columns after the id."""
    person, said = row.person, row.said
    birth = person["birth"]
    yield "records", [organisation, person["sex"], *_ends(birth), person["home_governorate_id"]]
    for script, parts in (("ar", row.arabic), ("latin", row.latin)):
        if parts["given"]:
            yield "names", [script, *(parts[part] for part in _HEADERS["names"][2:])]
    if arrest := said.get("arrest_date"):
        yield "arrests", _ends(arrest)
    if facility := said.get("facility"):
        yield "facilities", [facility]
    for number in row.numbers:
        yield "numbers", [number.kind, f"{number.digest}/{number.issuer_key}"]


def _ends(date: Any) -> list[Any]:
    return [date.earliest(), date.latest()] if date else [None, None]


def _empty(folder: Path) -> None:
    """An extract of a register in which nobody is."""
    folder.mkdir(mode=PRIVATE)
    for name, columns in _HEADERS.items():
        (folder / f"{name}.csv").write_text(",".join(columns) + "\n")


def _weights() -> Weights | None:
    newest = LinkageWeights.objects.newest()
    return Weights.of_json(newest.content) if newest else None


def _pairs_of_lines(pairs: Iterable[FoundPair]) -> Pairs:
    """Of the pairs that somebody should look at, those of which one at least is a line."""
    found: Pairs = defaultdict(list)
    for pair in pairs:
        if pair.score < FLAGGED_FROM:
            break
        if pair.one < 0 and pair.other < 0:
            found[-pair.one].append([LINE, -pair.other, pair.score])
            found[-pair.other].append([LINE, -pair.one, pair.score])
        elif pair.one < 0:
            found[-pair.one].append([PERSON, pair.other, pair.score])
    return found


def _looked_up(row: Row, by: User) -> list[Any]:
    parts = {part: [text for text in (row.arabic[part], row.latin[part]) if text] for part in _PARTS}
    person = row.person
    likely = likely_same(Sight.visible_to(by), parts, person["birth"], person["home_governorate_id"] or "")
    return [one for one in likely if one.score >= FLAGGED_FROM]


def _open_to(by: User, found: Pairs) -> Pairs:
    """Without persons who are not open to `by`; of each line the likeliest few."""
    people = sorted({int(pk) for alike in found.values() for kind, pk, _score in alike if kind == PERSON})
    visible: set[int] = set()
    for start in range(0, len(people), AT_ONCE):
        some = Detainee.objects.visible_to(by).filter(pk__in=people[start : start + AT_ONCE])
        visible.update(some.values_list("pk", flat=True))
    kept = {
        line: [each for each in alike if each[0] == LINE or each[1] in visible][:MOST] for line, alike in found.items()
    }
    return {line: alike for line, alike in kept.items() if alike}
