"""Rows of a photographed list are entered: by the rules of an import, with the list as evidence, each of them once."""

from dataclasses import replace

import pytest
from django.utils import translation

from accounts.models import Team, User
from casework.mistake import Mistake
from detainees.models import Detainee
from detainees.registration import add_names, change
from detainees.restriction import restrict
from releases.evidence.handling import Custody
from releases.evidence.transcribing import find, transcribe
from releases.falling import move_claim
from releases.grid.entering import Entered, Shown, enter
from releases.grid.keeping import grid_of, keep_head, keep_rows
from releases.grid.typed import Head
from releases.models import Claim, Evidence, Flag, Grid, GridRow, Release, Transcript
from releases.models.releases import Status
from releases.sourcing import protect
from releases.suspicion.false_lists import Reading, keep_list, read_list
from releases.suspicion.looking import look_at_register
from tests.conftest import ClientOf
from tests.releases.deciding import why_not
from tests.releases.listing import AHMAD, SAMIR, address, fields, key, listed, press, row, send
from tests.releases.records import made, person

pytestmark = pytest.mark.django_db
PAGES = Transcript.objects


@pytest.fixture
def piece(documentation: Team, documenter: User) -> Evidence:
    return listed(documentation, documenter)


def entered(piece: Evidence, by: User, *rows: object, submit: bool = False) -> Entered:
    """What came of entering these rows, under what the claim and its release say."""
    keep_rows(piece, 1, rows, by=by)  # type: ignore[arg-type]  # rows of tests.releases.listing
    grid = the_grid(piece, by)
    answer = enter(grid, Shown(grid.changes), by=by, submit=submit)
    assert isinstance(answer, Entered)
    return answer


def the_grid(piece: Evidence, by: User) -> Grid:
    found = grid_of(piece, 1, by)
    assert found is not None
    return found


def release_of(number: int) -> Release:
    found = GridRow.objects.get(key=key(number)).release
    assert found is not None
    return found


def test_a_row_becomes_a_person_a_release_and_a_claim_with_the_list_as_evidence(
    piece: Evidence, documenter: User
) -> None:
    assert entered(piece, documenter, row(1, **AHMAD), row(2, **SAMIR)).made == 2
    release = release_of(2)
    assert release.detainee is not None
    assert (release.detainee.name_ar, release.status) == ("سمير خالد النجار", Status.DRAFT)
    assert (release.wave_id, release.facility_id, release.mode) == ("decree-7-2022", "sednaya", "amnesty")
    claim = release.claims.get()
    assert (claim.source, claim.grade, claim.connection) == (piece.claim.source, "B2", "witness")
    [file] = claim.evidence.all()
    assert (file.original, file.original_name, file.shows) == (piece.original, "list.jpg", "list")


def test_entered_and_submitted_it_waits_for_a_supervisor_who_wrote_none_of_it(
    piece: Evidence, documenter: User, supervisor: User
) -> None:
    entered(piece, documenter, row(1, **AHMAD), submit=True)
    release = release_of(1)
    assert (release.status, release.revision_number) == (Status.SUBMITTED, 1)
    assert why_not(release, "verify", supervisor) is None


def test_a_row_is_never_entered_twice(piece: Evidence, documenter: User, documenter2: User) -> None:
    entered(piece, documenter, row(1, **AHMAD))
    assert entered(piece, documenter2) == Entered()
    assert Detainee.objects.filter(name_ar__startswith="أحمد محمود").count() == 2  # and the one of the draft
    assert Release.objects.count() == 2


def test_what_is_wrong_or_illegible_is_left_and_the_others_are_entered(piece: Evidence, documenter: User) -> None:
    rows = (row(1, **AHMAD), row(2, family="الخطيب"), row(3, illegible=True, **SAMIR))
    assert entered(piece, documenter, *rows).made == 1
    assert set(GridRow.objects.filter(release=None).values_list("position", flat=True)) == {2, 3}


def test_a_row_about_somebody_on_the_register_leaves_them_as_they_are(piece: Evidence, documenter: User) -> None:
    known = person(piece.claim.team, documenter, given="سمير", home_governorate_id="SY-HI")
    assert entered(piece, documenter, row(1, person=known.reference, **SAMIR), submit=True).made == 1
    release = release_of(1)
    known.refresh_from_db()
    assert (release.detainee, release.status) == (known, Status.SUBMITTED)
    assert (known.name_ar, known.home_governorate_id) == ("سمير محمود الخطيب", "SY-HI")
    assert release.claims.get().evidence.get().original == piece.original


def test_a_row_that_is_changed_later_is_a_change_of_its_record(piece: Evidence, documenter: User) -> None:
    entered(piece, documenter, row(1, **AHMAD), submit=True)
    first = release_of(1)
    answer = entered(piece, documenter, row(1, 1, **{**AHMAD, "family": "النجار"}), submit=True)
    assert (answer.made, answer.changed, release_of(1)) == (0, 1, first)
    assert first.detainee is not None
    assert first.detainee.names.count() == 2
    first.refresh_from_db()
    assert (first.detainee.name_ar, first.revision_number) == ("أحمد محمود النجار", 2)


def test_a_record_that_another_supervisor_has_to_reopen_refuses_the_change_at_its_row(
    piece: Evidence, documenter: User, supervisor: User, english_of: ClientOf
) -> None:
    entered(piece, documenter, row(1, **AHMAD), submit=True)
    made(release_of(1), "reject", supervisor)
    client = english_of(documenter)
    send(client, piece, fields(1, 1, **{**AHMAD, "family": "النجار"}))
    answer = press(client, piece, "submit")
    assert answer.status_code == 422
    assert "another supervisor has to reopen it" in answer.content.decode()


def test_without_wave_and_date_nothing_is_entered(piece: Evidence, documenter: User) -> None:
    keep_rows(piece, 1, [row(1, **AHMAD)], by=documenter)
    grid = keep_head(piece, 1, Head(said={"claim_connection": "witness"}), by=documenter)
    with translation.override("en"):
        assert enter(grid, Shown(grid.changes), by=documenter, submit=False) == Mistake(
            "Give the wave or the date of the release, at least the year."
        )
    assert not GridRow.objects.filter(release__isnull=False).exists()


def test_what_the_claim_says_otherwise_in_the_head_is_what_each_row_says(piece: Evidence, documenter: User) -> None:
    said = {**Head.of_claim(piece.claim).said, "source_reliability": "D", "release_date": "2022-05-03"}
    keep_head(piece, 1, Head(said=said), by=documenter)
    entered(piece, documenter, row(1, **AHMAD))
    claim = release_of(1).claims.get()
    assert (claim.grade, str(claim.says_date)) == ("D2", "2022-05-03")


def test_the_page_of_a_piece_and_of_a_record_lead_to_the_row_and_back(
    piece: Evidence, documenter: User, client_of: ClientOf
) -> None:
    entered(piece, documenter, row(1, **AHMAD))
    release, client = release_of(1), client_of(documenter)
    there = f"{address(piece)}#row-1"
    assert there in client.get(f"/releases/{release.reference}/").content.decode()
    assert f"/releases/{release.reference}/" in client.get(address(piece)).content.decode()
    assert address(piece) in client.get(f"/releases/evidence/{piece.pk}/").content.decode()


def test_the_chain_of_custody_says_that_rows_were_entered(piece: Evidence, documenter2: User) -> None:
    entered(piece, documenter2, row(1, **AHMAD))
    [line] = [each for each in Custody(piece, documenter2).handlings if each.what == "entered"]
    assert line.by == documenter2


def test_the_sheet_of_a_copied_list_says_who_gave_it_and_who_copied_it(
    piece: Evidence, documenter: User, documenter2: User, english_of: ClientOf
) -> None:
    entered(piece, documenter2, row(1, **AHMAD))
    copied = Evidence.objects.get(claim__release=release_of(1))
    assert (copied.given, copied.given.received_by, copied.received_by) == (piece, documenter, documenter2)
    sheet = english_of(documenter).get(f"/releases/evidence/{copied.pk}/custody/").content.decode()
    received, by = sheet.split("Received by")[1].split("Received on")[0], sheet.split("Copied to this claim")[1]
    assert str(documenter) in received
    assert str(documenter2) not in received
    assert str(documenter2) in by.split("</dd>")[0]
    assert f"/releases/evidence/{piece.pk}/custody/" in by
    assert "copied it to this claim" in sheet
    assert "copied" not in english_of(documenter).get(f"/releases/evidence/{piece.pk}/custody/").content.decode()


def test_a_record_that_is_closed_is_not_named_as_where_the_list_was_given(
    piece: Evidence, documenter: User, documenter2: User, supervisor: User, english_of: ClientOf
) -> None:
    entered(piece, documenter2, row(1, **AHMAD))
    record, copied = piece.claim.release, Evidence.objects.get(claim__release=release_of(1))
    assert record is not None
    assert record.detainee is not None
    restrict(record.detainee, [supervisor], by=supervisor)
    sheet = english_of(documenter2).get(f"/releases/evidence/{copied.pk}/custody/").content.decode()
    assert record.reference not in sheet
    assert "Copied to this claim" in sheet


def test_the_page_is_found_by_the_names_on_it(piece: Evidence, documenter: User) -> None:
    entered(piece, documenter, row(1, **AHMAD), row(2, **SAMIR))
    [found] = find(PAGES.visible_to(documenter), "نجار سمير", 10)
    assert found.transcript.text.splitlines() == ["1 أحمد محمود الخطيب", "2 سمير خالد النجار"]
    entered(piece, documenter, row(3, given="وليد"))
    assert find(PAGES.visible_to(documenter), "وليد", 10)


def test_a_transcript_that_was_written_by_hand_stays(piece: Evidence, documenter: User) -> None:
    transcribe(piece, 1, "as it stands there", by=documenter)
    entered(piece, documenter, row(1, **AHMAD))
    assert PAGES.get().text == "as it stands there"


def test_the_list_of_a_protected_source_gives_its_code_as_the_giver_of_a_name(
    piece: Evidence, documenter: User
) -> None:
    protect(piece.claim.source, by=documenter)
    again = Evidence.objects.visible_to(documenter).whole().get(pk=piece.pk)
    entered(again, documenter, row(1, **AHMAD))
    detainee = release_of(1).detainee
    assert detainee is not None
    assert detainee.names.get().given_by == piece.claim.source.reference
    assert release_of(1).claims.get().source == piece.claim.source


# -- Suspicion: it is an import, and its rows are compared as an import's are ----------------------------------------


def rules_of(releases: int) -> set[str]:
    return set(Flag.objects.filter(release=releases).values_list("rule", flat=True))


def test_a_long_list_is_no_burst_of_typing_and_one_of_its_source(piece: Evidence, documenter: User) -> None:
    said = {**Head.of_claim(piece.claim).said, "release_date": "2022-05-03"}
    keep_head(piece, 1, Head(said=said), by=documenter)
    entered(piece, documenter, *(row(n, given="أحمد", father=f"محمود {'ا' * n}") for n in range(1, 36)), submit=True)
    look_at_register()
    assert rules_of(release_of(7).pk) == {"source-burst"}


def test_a_list_that_was_found_false_is_found_in_what_was_typed(
    piece: Evidence, documenter: User, supervisor: User
) -> None:
    names = ("سمير خالد النجار", "وليد عمر الصباغ", "فراس علي القاسم")
    read = read_list("\n".join(names))
    assert isinstance(read, Reading)
    keep_list(piece.claim.team, read, "It was sold.", by=supervisor)
    parts = [dict(zip(("given", "father", "family"), name.split(), strict=True)) for name in names]
    entered(piece, documenter, *(row(n, **each) for n, each in enumerate(parts, start=1)))
    look_at_register()
    flags = Flag.objects.filter(rule="overlaps-false-list", detainee__in=[release_of(n).detainee for n in (1, 2, 3)])
    assert flags.count() == 3


def test_nobody_enters_what_they_do_not_see(
    piece: Evidence, documenter: User, colleague_documenter: User, client_of: ClientOf
) -> None:
    keep_rows(piece, 1, [row(1, **AHMAD)], by=documenter)
    assert press(client_of(colleague_documenter), piece, "submit").status_code == 404
    assert Claim.objects.count() == 1


def test_what_changed_of_a_person_meanwhile_is_not_undone_by_a_row_that_did_not(
    piece: Evidence, documenter: User
) -> None:
    entered(piece, documenter, row(1, **AHMAD))
    detainee = Detainee.objects.locked().get(pk=release_of(1).detainee_id or 0)
    change(detainee, {"home_governorate_id": "SY-HI"}, by=documenter)
    assert entered(piece, documenter) == Entered()
    detainee.refresh_from_db()
    assert detainee.home_governorate_id == "SY-HI"


def test_who_typed_a_row_or_what_holds_for_all_rows_decides_on_none_of_them(
    piece: Evidence, documenter: User, supervisor: User, supervisor2: User
) -> None:
    keep_rows(piece, 1, [row(2, **SAMIR)], by=documenter)
    keep_rows(piece, 1, [row(1, **AHMAD)], by=supervisor)
    grid = the_grid(piece, documenter)
    keep_head(piece, 1, replace(Head.stored(grid), said={**Head.stored(grid).said, "mode": "exchange"}), by=supervisor2)
    entered(piece, documenter, submit=True)
    assert why_not(release_of(1), "verify", supervisor) is not None
    assert why_not(release_of(2), "verify", supervisor2) is not None
    assert why_not(release_of(2), "verify", supervisor) is None


def with_birth(piece: Evidence, by: User) -> Head:
    """What holds for all rows, with one column more."""
    head = Head.stored(the_grid(piece, by))
    return replace(head, columns=(*head.columns, "birth"))


def test_what_holds_for_all_rows_later_changes_no_record_that_was_entered_before(
    piece: Evidence, documenter: User
) -> None:
    entered(piece, documenter, row(1, **AHMAD))
    first = release_of(1)
    later = replace(with_birth(piece, documenter), said={"release_date": "2022-05-07"}, script="latin")
    keep_head(piece, 1, later, by=documenter)
    assert entered(piece, documenter, row(1, 1, **AHMAD, birth="1980")).changed == 1
    first.refresh_from_db()
    assert first.detainee is not None
    assert (str(first.date or ""), first.wave_id, first.claims.count()) == ("", "decree-7-2022", 1)
    assert (first.detainee.names.count(), str(first.detainee.birth)) == (1, "1980")


def test_a_better_name_that_came_since_stays_where_another_cell_is_mended(piece: Evidence, documenter: User) -> None:
    entered(piece, documenter, row(1, **AHMAD))
    keep_head(piece, 1, with_birth(piece, documenter), by=documenter)
    detainee = release_of(1).detainee
    assert detainee is not None
    add_names(detainee, {**AHMAD, "grandfather": "نوح"}, {}, by=documenter)
    entered(piece, documenter, row(1, 1, **AHMAD, birth="1980"))
    detainee.refresh_from_db()
    assert (detainee.names.count(), str(detainee.birth)) == (2, "1980")


def test_what_a_colleague_is_typing_at_this_moment_waits(piece: Evidence, documenter: User, documenter2: User) -> None:
    keep_rows(piece, 1, [row(1, **AHMAD)], by=documenter)
    seen = the_grid(piece, documenter).changes
    keep_rows(piece, 1, [row(2, given="سمير", father="خالد")], by=documenter2)
    answer = enter(the_grid(piece, documenter), Shown(seen), by=documenter, submit=False)
    assert isinstance(answer, Entered)
    assert (answer.made, GridRow.objects.filter(release=None).get().position) == (1, 2)


def test_nothing_is_entered_from_a_claim_that_fell(piece: Evidence, documenter: User, supervisor: User) -> None:
    keep_rows(piece, 1, [row(1, **AHMAD)], by=documenter)
    move_claim("find-false", Claim.objects.visible_to(supervisor), piece.claim.pk, "It was sold.", by=supervisor)
    grid = the_grid(piece, documenter)
    assert isinstance(enter(grid, Shown(grid.changes), by=documenter, submit=False), Mistake)
    assert not GridRow.objects.filter(release__isnull=False).exists()
