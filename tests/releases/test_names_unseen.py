"""A name that was pasted with characters that are not seen has its sign by whichever way it came; no key holds them."""

from pathlib import Path

import pytest

from accounts.models import Team, User
from detainees.models import Detainee
from releases.models import Release
from tests.conftest import ClientOf
from tests.detainees.making import registered
from tests.detainees.nameless import nameless
from tests.releases.importing import Importer, row
from tests.releases.listing import AHMAD, fields, listed, press
from tests.releases.wizard.bringing import checked, moved

pytestmark = pytest.mark.django_db
UNSEEN = "أح\u202eمد"
SIGN = "has invisible characters"
KEY = "k" * 24


@pytest.fixture
def person(documentation: Team, documenter: User) -> Detainee:
    return registered(documenter, documentation)


def has_sign(person: Detainee, supervisor: User, english_of: ClientOf) -> bool:
    """Whether who decides is shown it; the name itself never holds what is not seen."""
    person.refresh_from_db()
    assert "\u202e" not in "".join([person.name_ar, *person.search_words])
    page = english_of(supervisor).get(person.get_absolute_url()).content.decode()
    assert person.typed_unseen == (SIGN in page)
    return person.typed_unseen


@pytest.mark.parametrize(("text", "sign"), [(f"أبو {UNSEEN}", True), ("أبو أحمد", False), ("  أبو   أحمد ", False)])
def test_another_name(
    text: str, sign: bool, person: Detainee, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    typed = {"once": KEY, "kind": "kunya", "text": text}
    english_of(documenter).post(f"/detainees/{person.reference}/other-names/new/", typed)
    assert person.other_names.get().text == "أبو أحمد"
    assert has_sign(person, supervisor, english_of) == sign


@pytest.mark.parametrize("sign", [True, False])
def test_a_row_of_a_file(
    sign: bool, tmp_path: Path, documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    importer = Importer(tmp_path, documentation, documenter)
    importer.rows(row(given_ar=UNSEEN if sign else "أحمد", claim_text="He\u200b came."))
    assert has_sign(Detainee.objects.get(), supervisor, english_of) == sign
    release = Release.objects.get()
    assert (SIGN in english_of(supervisor).get(release.get_absolute_url()).content.decode()) == sign


@pytest.mark.parametrize("sign", [True, False])
def test_a_row_that_gives_another_name_later(
    sign: bool, tmp_path: Path, documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    importer = Importer(tmp_path, documentation, documenter)
    importer.rows(row())
    importer.rows(row(father_ar="خال\u200bد" if sign else "خالد"))
    assert Detainee.objects.get().name_ar.split()[1] == "خالد"
    assert has_sign(Detainee.objects.get(), supervisor, english_of) == sign


def test_a_list_that_is_brought_in(documenter: User, supervisor: User, english_of: ClientOf) -> None:
    client = english_of(documenter)
    moved(client, checked(client, [row("A", given_ar=UNSEEN), row("B", given_ar="سمير")]), "import")
    signs = {each.name_ar.split()[0]: has_sign(each, supervisor, english_of) for each in Detainee.objects.all()}
    assert signs == {"أحمد": True, "سمير": False}


def test_a_row_of_a_photographed_list_also_after_the_page_was_sent_once_more(
    documentation: Team, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    client, piece = english_of(documenter), listed(documentation, documenter)
    before = {*Detainee.objects.values_list("pk", flat=True)}
    press(client, piece, "keep", fields(1, **{**AHMAD, "given": UNSEEN}))
    press(client, piece, "enter", fields(1, 1, **AHMAD))
    made = Detainee.objects.exclude(pk__in=before).get()
    assert made.name_ar.startswith("أحمد ")
    assert has_sign(made, supervisor, english_of)


def test_who_turns_out_to_be_somebody_of_such_a_name(
    documentation: Team, documenter: User, supervisor: User, author_supervisor: User, english_of: ClientOf
) -> None:
    unknown = nameless(documenter, documentation)
    said = {
        "once": KEY, "about": "new", "how": "relative", "recognised_by": "his brother", "sure": "1", "given_ar": UNSEEN,
        "seen": f"{unknown.pk}:{unknown.version}", "sentence": "The tattoo.",
    }  # fmt: skip
    english_of(author_supervisor).post(f"/detainees/{unknown.reference}/identify/", said)
    unknown.refresh_from_db()
    assert unknown.merged_into is not None
    assert has_sign(unknown.merged_into, supervisor, english_of)
