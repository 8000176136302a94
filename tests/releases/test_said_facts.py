"""What each source says of single facts, side by side: nobody deletes one to make a record tidy."""

from pathlib import Path

import pytest
from django.utils import translation

from accounts.models import Team, User
from casework.dates import read_date
from releases import testimony
from releases.models import Claim, Release
from tests.conftest import ClientOf
from tests.releases.deciding import page
from tests.releases.falling import claim_of, fair, falls
from tests.releases.importing import Importer, row
from tests.releases.records import draft
from tests.releases.test_claims import SAID
from tests.releases.test_enter import typed

pytestmark = pytest.mark.django_db


def rows(release: Release, by: User) -> dict[str, testimony.Row]:
    """The facts of which claims speak, by label, in English."""
    with translation.override("en"):
        return {str(each.label): each for each in testimony.Testimony(release, by).facts}


def differing(release: Release, by: User, label: str) -> list[bool]:
    return [cell.differs for cell in rows(release, by)[label].cells]


@pytest.mark.parametrize(
    ("record", "said", "differ"),
    [
        ("2022-05-02", ["2022-05-02", "2022-05-03"], [True, True]),
        ("2022-05-03", ["2022-05-02", "2022-05-03"], [True, True]),
        ("2022-05-02", ["2022-05-02", "2022-05"], [False, False]),
        ("2022-05-02", ["2022", "2022-06"], [False, True]),
        (None, ["2022-05-02", "2022-05-02"], [False, False]),
    ],
)  # fmt: skip
def test_what_cannot_be_true_together_is_marked(
    record: str | None, said: list[str], differ: list[bool], documentation: Team, documenter: User
) -> None:
    claims = [fair(f"source {n}", says_date=read_date(date)) for n, date in enumerate(said)]
    release = draft(documentation, documenter, claims=claims, date=read_date(record) if record else None)
    assert differing(release, documenter, "Date of release") == differ


def test_who_says_nothing_of_a_fact_differs_from_nobody(documentation: Team, documenter: User) -> None:
    claims = (fair("a"), fair("b", says_mode="exchange"), fair("c", says_facility_id="adra"))
    release = draft(documentation, documenter, claims=claims)
    assert differing(release, documenter, "Mode") == [False, True, False], "the record says amnesty"
    assert differing(release, documenter, "Facility") == [False, False, True], "the record says Sednaya"
    assert set(rows(release, documenter)) == {"Mode", "Facility"}


def test_what_fell_is_not_set_beside_the_others(documentation: Team, documenter: User) -> None:
    claims = (fair("a", says_mode="exchange"), fair("b", says_mode="amnesty"))
    release = draft(documentation, documenter, claims=claims)
    falls(claim_of(release, "a"), "withdraw", documenter)
    assert differing(release, documenter, "Mode") == [False]


def test_it_is_typed_with_the_claim_and_shown(documentation: Team, documenter: User, english_of: ClientOf) -> None:
    release = draft(documentation, documenter, claims=())
    says = {"says_date": "2/5/2022", "says_facility": "adra", "says_governorate": "SY-HM", "says_mode": "exchange"}
    client = english_of(documenter)
    assert client.post(f"/releases/{release.reference}/claims/new/", {**SAID, **says}).status_code == 302
    claim = claim_of(release)
    assert (str(claim.says_date), claim.says_facility_id, claim.says_governorate_id, claim.says_mode) == (
        "2022-05-02", "adra", "SY-HM", "exchange",
    )  # fmt: skip
    assert "differs:" in page(client, release)


def test_an_import_keeps_what_its_rows_said(documentation: Team, documenter: User, tmp_path: Path) -> None:
    importer = Importer(tmp_path, documentation, documenter)
    importer.rows(row("A"))
    importer.rows(row("A", release_date="2022-05-04", mode="exchange"))
    said = [(str(claim.says_date), claim.says_mode) for claim in Claim.objects.order_by("pk")]
    assert said == [("2022-05-03", "amnesty"), ("2022-05-04", "exchange")]
    assert importer.rows(row("A", release_date="2022-05-04", mode="exchange")).numbers("unchanged") == (1,)


def test_a_copy_on_the_page_of_a_new_release_names_its_origin(
    documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    sent = {"claims-TOTAL_FORMS": "3", **of_row(1, "a copy", repeats="3"), **of_row(2, "an origin")}
    assert client_of(documenter).post("/releases/new/", typed(documentation, **sent)).status_code == 302
    copy = Claim.objects.get(source__name="a copy")
    assert copy.derived_from is not None
    assert copy.derived_from.source.name == "an origin"


@pytest.mark.parametrize(("first", "second"), [("2", "1"), ("1", ""), ("7", ""), ("3", "")])
def test_what_cannot_be_repeated_there_is_refused_and_nothing_typed_is_lost(
    first: str, second: str, documentation: Team, documenter: User, client_of: ClientOf
) -> None:
    """Each the other, itself, a row that is not there, a row that is taken away."""
    sent = {
        "claims-TOTAL_FORMS": "3", "claims-0-repeats": first, **of_row(1, "another", repeats=second),
        **of_row(2, "a third", DELETE="on"),
    }  # fmt: skip
    answer = client_of(documenter).post("/releases/new/", typed(documentation, **sent))
    assert answer.status_code == 422
    assert "another says so." in answer.content.decode()
    assert not Release.objects.exists()


def of_row(number: int, source: str, **more: str) -> dict[str, str]:
    """One more source of the page."""
    said = {**SAID, "source_name": source, "text": f"{source} says so.", **more}
    return {f"claims-{number}-{name}": value for name, value in said.items() if name != "once"}
