"""A saved tally: counted once, with a digest that anybody can take, and the same whatever happens after."""

import hashlib
import io
import json
import textwrap
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Organisation, Team, User
from casework.mistake import Mistake
from releases.models import FrozenTally, LedgerSum, Release
from releases.models.ledger import settled_now
from releases.models.sums import Level
from releases.tallies.canonical import canonical, digest_of, question_of
from releases.tallies.freezing import again, freeze, now, why_not_same
from releases.tallies.question import NOT_KNOWN, Basis, Period, Question
from tests.releases.making import amended, disputed, summed_every, verified

SEDNAYA: dict[str, Any] = {"wave_id": "decree-7-2022", "facility_id": "sednaya"}


@pytest.fixture
def some(documenter: User, supervisor: User, documentation: Team) -> list[Release]:
    """Two from Sednaya, a group of two provinces, and one of whom little is known."""

    def one(**facts: Any) -> Release:
        return verified(documenter, supervisor, documentation, **facts)

    return [
        one(home_id="SY-RD", **SEDNAYA),
        one(home_id="SY-ID", **SEDNAYA),
        one(group_count=27, group_bound="at-least", group_governorates=["SY-DR", "SY-RD"]),
        one(date="2022"),
    ]


def saved(by: User, organisation: Organisation, **asked: Any) -> FrozenTally:
    frozen = freeze(Question(settled_now(), **asked), organisation, "حصيلة", "A tally", by=by)
    assert isinstance(frozen, FrozenTally)
    return frozen


def test_a_saved_tally_holds_question_moment_and_figures(
    some: list[Release], analyst: User, organisation: Organisation
) -> None:
    frozen = saved(analyst, organisation, wave="decree-7-2022", facility="sednaya")
    assert frozen.people == 2
    assert frozen.content["rows"] == [
        {"governorate_code": "SY-ID", "releases": 1, "in_groups": 0, "bound": "exactly"},
        {"governorate_code": "SY-RD", "releases": 1, "in_groups": 0, "bound": "exactly"},
    ]
    assert frozen.content["asked"]["organisation"] == "admsp"
    assert frozen.reference.startswith("T-")


def test_nothing_that_the_public_may_not_see_hangs_on_the_digest(
    some: list[Release], analyst: User, organisation: Organisation
) -> None:
    assert set(saved(analyst, organisation).content) == {"format", "as_of", "asked", "rows", "total"}


def test_a_stranger_takes_the_digest_by_the_rule(
    some: list[Release], analyst: User, organisation: Organisation
) -> None:
    frozen = saved(analyst, organisation)
    written = json.dumps(frozen.content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(written.encode("utf-8")).hexdigest() == frozen.digest
    assert " " not in frozen.canonical


def test_it_stays_the_same_over_edits_disputes_and_what_is_verified_after(
    some: list[Release], documenter: User, supervisor: User, documentation: Team, organisation: Organisation
) -> None:
    frozen = saved(documenter, organisation)
    disputed(some[0], supervisor)
    amended(some[1], documenter, supervisor, home_id="SY-HI")
    verified(documenter, supervisor, documentation, home_id="SY-LA")
    assert why_not_same(frozen) is None
    assert canonical(again(frozen)) == frozen.canonical
    assert {row.address for row in again(frozen).rows} - {row.address for row in now(frozen).rows} == {"SY-ID", "SY-RD"}


def test_a_ledger_that_answers_otherwise_is_said(
    some: list[Release], analyst: User, organisation: Organisation
) -> None:
    frozen = saved(analyst, organisation)
    frozen.canonical = frozen.canonical.replace('"SY-ID"', '"SY-HI"')
    assert why_not_same(frozen) is not None
    frozen.digest = digest_of(frozen.canonical)
    assert why_not_same(frozen) is not None


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"basis": Basis.RELEASE},
        {"wave": "decree-7-2022", "facility": "sednaya"},
        {"wave": NOT_KNOWN},
        {"facility": NOT_KNOWN, "sex": "unknown"},
        {"minors": "unknown", "category": "unknown"},
        {"minors": "yes"},
        {"minors": "no"},
        {"period": Period(date(2022, 5, 1), None)},
        {"period": Period(None, date(2022, 5, 31))},
        {"period": Period(date(2022, 5, 4), date(2022, 12, 31))},
    ],
)
def test_postgresql_counts_what_is_saved_as_the_tally_does(
    asked: dict[str, Any], some: list[Release], analyst: User, organisation: Organisation
) -> None:
    frozen = saved(analyst, organisation, **asked)
    assert question_of(frozen.content) == Question(frozen.as_of, organisation="admsp", **asked)
    assert why_not_same(frozen) is None


def test_postgresql_compares_what_is_saved_with_the_sums_too(
    some: list[Release], analyst: User, organisation: Organisation, documenter: User, supervisor: User,
    documentation: Team,
) -> None:  # fmt: skip
    with summed_every(2):
        LedgerSum.objects.make()
    assert {row.level for row in LedgerSum.objects.all()} == set(Level)
    verified(documenter, supervisor, documentation, home_id="SY-HM", **SEDNAYA)
    since = Period(date(2022, 5, 1), None)
    found = [
        saved(analyst, organisation, **asked).people
        for asked in ({}, {"facility": "sednaya"}, {"period": since}, {"period": since, "sex": "unknown"})
    ]
    assert found == [31, 3, 30, 30]


def test_the_same_tally_is_saved_once(some: list[Release], analyst: User, organisation: Organisation) -> None:
    question = Question(settled_now())
    one, other = (freeze(question, organisation, "حصيلة", title, by=analyst) for title in ("A tally", "Another"))
    assert one == other


def test_a_tally_of_nobody_can_be_saved(analyst: User, organisation: Organisation) -> None:
    frozen = saved(analyst, organisation)
    assert frozen.people == 0
    assert frozen.content["rows"] == []


def test_a_moment_that_has_not_come_is_refused(analyst: User, organisation: Organisation) -> None:
    answer = freeze(Question(timezone.now() + timedelta(days=1)), organisation, "حصيلة", "A tally", by=analyst)
    assert isinstance(answer, Mistake)


def test_another_organisations_ledger_is_not_counted(
    some: list[Release], other_supervisor: User, other_organisation: Organisation
) -> None:
    assert saved(other_supervisor, other_organisation).people == 0
    assert not FrozenTally.objects.visible_to(other_supervisor).exclude(organisation=other_organisation).exists()


# Of the text that was saved another one, or the same under another digest.
FORGED = {
    "another total": ('"releases":30}', '"releases":31}'),
    "another moment": ('"as_of":"20', '"as_of":"19'),
    "another organisation": ('"organisation":"admsp"', '"organisation":"other"'),
    "another digest": ("", ""),
}


@pytest.mark.parametrize("how", FORGED)
def test_postgresql_refuses_what_the_ledger_does_not_say(
    how: str, some: list[Release], analyst: User, organisation: Organisation
) -> None:
    frozen = saved(analyst, organisation)
    said, instead = FORGED[how]
    text = frozen.canonical.replace(said, instead)
    digest = "0" * 64 if text == frozen.canonical else digest_of(text)
    with pytest.raises(DatabaseError), acting(analyst):
        FrozenTally.objects.create(
            organisation=organisation, title_ar="حصيلة", title_en="A tally", as_of=frozen.as_of, canonical=text,
            digest=digest, by=analyst,
        )  # fmt: skip


@pytest.mark.parametrize(
    "statement", ["UPDATE releases_frozentally SET title_en = 'x'", "DELETE FROM releases_frozentally"]
)
def test_what_is_saved_is_neither_changed_nor_deleted(
    statement: str, some: list[Release], analyst: User, organisation: Organisation
) -> None:
    saved(analyst, organisation)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_text_says_the_moment_in_utc(some: list[Release], analyst: User, organisation: Organisation) -> None:
    frozen = saved(analyst, organisation)
    assert frozen.content["as_of"] == frozen.as_of.astimezone(UTC).isoformat().replace("+00:00", "Z")


def test_names_of_places_are_no_part_of_it(some: list[Release], analyst: User, organisation: Organisation) -> None:
    frozen = saved(analyst, organisation)
    without = replace(again(frozen), governorates=[])
    assert canonical(without) == frozen.canonical


def test_the_python_of_the_documentation_takes_the_digest(
    some: list[Release], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (Path(__file__).parents[2] / "docs" / "tallies.md").read_text()
    told = page.partition("In Python:\n\n")[2].partition("\n\n##")[0]
    monkeypatch.chdir(tmp_path)
    out = io.StringIO()
    call_command("tally", "--format", "json", stdout=out, stderr=io.StringIO())
    Path("tally.json").write_text(out.getvalue())
    assert "SEVERAL" in out.getvalue()
    exec(textwrap.dedent(told))  # noqa: S102  # the documentation's own lines
