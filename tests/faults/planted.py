"""Planted faults: for each promise a small change of the program that breaks it, and the tests that have to say so.

Each is one piece of text in one file, replaced. `tests/faults/test_planted.py` plants them one by one in a copy.
"""

from tests.faults.fault import Fault
from tests.faults.planted_after import AFTER
from tests.faults.planted_answers import ANSWERS
from tests.faults.planted_cards import CARDS
from tests.faults.planted_case_file import CASE_FILES
from tests.faults.planted_claims import ABOUT, FALLING, ORIGINS, PROTECTION
from tests.faults.planted_closing import CLOSING
from tests.faults.planted_colleagues import COLLEAGUES
from tests.faults.planted_consent import CONSENT
from tests.faults.planted_deaths import OF_DEATHS
from tests.faults.planted_deciding import OF_VERDICTS
from tests.faults.planted_desk import OF_DESK
from tests.faults.planted_devices import DEVICES
from tests.faults.planted_drafts import DRAFTS
from tests.faults.planted_evidence import FILES
from tests.faults.planted_exports import EXPORTS
from tests.faults.planted_extortion import EXTORTION
from tests.faults.planted_families import FAMILIES
from tests.faults.planted_figures import OF_FIGURES
from tests.faults.planted_findings import OF_FINDINGS
from tests.faults.planted_flags import OF_FLAGS, OF_RULES
from tests.faults.planted_found import FOUND
from tests.faults.planted_grid import GRID
from tests.faults.planted_intake import OF_INTAKE
from tests.faults.planted_lists import LISTS
from tests.faults.planted_meanwhile import MEANWHILE
from tests.faults.planted_merging import DECIDING
from tests.faults.planted_names import NAMES
from tests.faults.planted_next_contact import NEXT_CONTACT
from tests.faults.planted_numbered import OF_NUMBERED_LISTS
from tests.faults.planted_own_fields import OWN_FIELDS
from tests.faults.planted_past import OF_THE_PAST
from tests.faults.planted_persons import FINDING, IDENTITY, LOOKING_UP, MERGING, SEARCHING
from tests.faults.planted_public import PUBLIC
from tests.faults.planted_reached import REACHED
from tests.faults.planted_same_person import SAME_PERSON
from tests.faults.planted_statements import STATEMENTS
from tests.faults.planted_tallies import OF_TALLIES
from tests.faults.planted_unidentified import UNIDENTIFIED
from tests.faults.planted_views import VIEWS
from tests.faults.planted_workload import WORKLOAD

TWO_PEOPLE = "tests/faults/test_two_people.py::"
PAST = "tests/faults/test_past_the_workflow.py::"
AT_ONCE = "tests/faults/test_submitted_at_once.py::test_"
COUNTS = "tests/faults/test_forged_counts.py::"
EVERYWHERE = "tests/releases/test_moves_everywhere.py::test_button_answer_and_post_agree"
FORGED_ACTOR = "tests/accounts/test_forged_actor.py::"
LEDGER = "tests/releases/test_ledger.py::"

VERIFICATION = (
    Fault(
        "the workflow lets people verify what they wrote",
        "releases/workflow.py",
        "(wrote_no_part, has_no_blocking_flag, is_no_likely_duplicate, takes_a_free_place, keeps_its_names,",
        "(has_no_blocking_flag, is_no_likely_duplicate, takes_a_free_place, keeps_its_names,",
        ("tests/releases/test_verify.py::test_nobody_verifies_their_own_record", EVERYWHERE),
    ),
    Fault(
        "who wrote a part of the person, and none of the release, may verify",
        "releases/models/moved.py",
        "return Exists(of_record) | Exists(of_person)",
        "return Exists(of_record)",
        ("tests/releases/test_own_part.py::test_who_registered_the_person_does_not_verify_the_release",),
    ),
    Fault(
        "what a flag stops is verified",
        "releases/workflow.py",
        "(wrote_no_part, has_no_blocking_flag, is_no_likely_duplicate, takes_a_free_place, keeps_its_names,",
        "(wrote_no_part, is_no_likely_duplicate, takes_a_free_place, keeps_its_names,",
        ("tests/releases/suspicion/test_stops_verification.py::test_until_it_is_resolved_nobody_verifies",),
    ),
    Fault(
        "two channels of one owner are two voices",
        "releases/bar.py",
        "voices = {first.source.voice for first in fair if first is not None}",
        "voices = {first.pk for first in fair if first is not None}",
        ("tests/releases/test_bar.py::test_two_channels_of_one_owner_are_one_voice",),
    ),
    Fault(
        "withdrawn claims carry a verification",
        "releases/bar.py",
        "for pk, claim in known.items() if claim.state == ClaimState.STANDS}",
        "for pk, claim in known.items()}",
        ("tests/releases/test_bar.py::test_only_what_stands_counts",),
    ),
    Fault(
        "a page of an earlier revision decides",
        "casework/moves.py",
        "if given.revision != record.revision_number:",
        "if given.revision > record.revision_number:",
        ("tests/releases/test_verify.py::test_a_page_of_an_earlier_revision_decides_nothing",),
    ),
    Fault(
        "a copy of a claim is a claim of its own",
        "releases/bar.py",
        "    return claim if _is_first(claim) else None",
        "    return claim",
        ("tests/releases/test_bar.py::test_what_repeats_a_claim_that_nobody_entered_is_no_claim_of_its_own",),
    ),
    Fault(
        "a move looks before it locks",
        "casework/moves.py",
        "            self.hold(pk, name)\n"
        '            record: R | None = records.select_for_update(of=("self",)).filter(pk=pk).first()\n',
        "            record: R | None = records.filter(pk=pk).first()\n",
        ("tests/faults/test_two_supervisors.py::test_one_verdict_stands_and_the_other_is_told",),
    ),
    Fault(
        "PostgreSQL lets people verify what they wrote",
        "releases/sql/guards.sql",
        """    IF wrote_part(who, 'release', release.id, release.last_verified_at)
       OR wrote_part(who, 'detainee', release.detainee_id, release.last_verified_at) THEN""",
        "    IF false THEN",
        (
            f"{TWO_PEOPLE}test_the_move_to_verified_is_refused",
            f"{TWO_PEOPLE}test_a_claim_makes_an_author",
            f"{TWO_PEOPLE}test_a_name_a_fact_a_detention_or_a_stay_of_the_person_makes_an_author",
        ),
    ),
    Fault(
        "PostgreSQL takes a second verdict, and one on a stale revision",
        "releases/sql/guards.sql",
        "IF revision.number <> release.revision_number OR release.status <> 'submitted' THEN",
        "IF false THEN",
        (
            f"{TWO_PEOPLE}test_a_second_verdict_on_a_revision_is_refused",
            f"{TWO_PEOPLE}test_a_verdict_on_a_stale_revision_is_refused",
        ),
    ),
    Fault(
        "PostgreSQL lets anybody move a release",
        "releases/sql/guards.sql",
        "WHERE NOT holds_right(by_id, needed, team_id) LIMIT 1;",
        "WHERE false;",
        (f"{TWO_PEOPLE}test_who_is_no_supervisor_of_the_team_verifies_nothing",),
    ),
    Fault(
        "PostgreSQL lets verified facts be changed",
        "releases/sql/facts.sql",
        "IF OLD.status NOT IN ('draft', 'returned') AND",
        "IF OLD.status NOT IN ('draft', 'returned', 'verified') AND",
        (f"{PAST}test_facts_are_open_in_a_draft_and_a_returned_release_alone",),
    ),
    Fault(
        "a revision need not say what stands in its release",
        "releases/sql/facts.sql",
        "            WHERE (%s) IS DISTINCT FROM (%s)\n",
        "            WHERE false AND (%s) IS DISTINCT FROM (%s)\n",
        (f"{PAST}test_a_revision_holds_what_stands_in_its_release", f"{AT_ONCE}its_revision_holds_what_stands_in_it"),
    ),
    Fault(
        "a release begins as submitted, and nothing says what of it was",
        "releases/sql/facts.sql",
        "IF NOT EXISTS (SELECT FROM releases_revision WHERE release_id = NEW.id AND number = NEW.revision_number) THEN",
        "IF false THEN",
        (f"{AT_ONCE}without_its_revision_it_is_refused",),
    ),
    Fault(
        "a release begins as submitted without the move",
        "releases/sql/facts.sql",
        "ORDER BY at DESC, id DESC LIMIT 1), false)) THEN",
        "ORDER BY at DESC, id DESC LIMIT 1), true)) THEN",
        (f"{AT_ONCE}without_its_move_it_has_no_revision",),
    ),
    Fault(
        "of many moves at once only one is looked at",
        "releases/sql/guards.sql",
        "    FROM made\n    LEFT JOIN LATERAL (\n        SELECT status",
        "    FROM (SELECT * FROM made ORDER BY from_state LIMIT 1) made\n"
        "    LEFT JOIN LATERAL (\n        SELECT status",
        (f"{AT_ONCE}of_many_at_once_each_is_looked_at",),
    ),
    Fault(
        "a status that was read anew can be set back",
        "releases/models/moved.py",
        """        if names is None or "status" in names:
            self._status_read = self.status
""",
        "",
        (
            f"{PAST}test_a_status_that_was_read_anew_is_the_one_that_stays",
            "tests/releases/test_any_walk.py::test_every_walk_stays_whole",
        ),
    ),
    Fault(
        "an update sets a state without a move",
        "releases/sql/guards.sql",
        "IS DISTINCT FROM (OLD.status, NEW.status, NEW.revision_number, acting_person())",
        "IS NULL",
        (f"{PAST}test_no_state_is_set_by_an_update",),
    ),
)

COUNTING = (
    Fault(
        "a dispute subtracts nothing",
        "releases/effects.py",
        "    count(release, None, move)\n    tell_owner",
        "    tell_owner",
        (f"{LEDGER}test_a_dispute_takes_one_away_and_another_verification_gives_it_back",),
    ),
    Fault(
        "the ledger is off by one",
        "releases/ledger.py",
        "            people=people,\n",
        "            people=people + 1,\n",
        (f"{LEDGER}test_a_change_begins_and_ceases_at_one_moment",),
    ),
    Fault(
        "PostgreSQL does not add the ledger up",
        "releases/sql/counting.sql",
        "coalesce(says.people, 0) <> coalesce(should.people, 0)\n",
        "false\n",
        (f"{COUNTS}test_a_row_twice_is_refused", f"{COUNTS}test_a_verification_without_its_row_is_refused"),
    ),
    Fault(
        "a transfer is counted",
        "releases/lists.py",
        "return self not in (Mode.TRANSFER, Mode.BODY_RETURNED)",
        "return self is not Mode.BODY_RETURNED",
        (f"{LEDGER}test_a_transfer_is_never_counted_and_its_page_says_so",),
    ),
    Fault(
        "a past moment is asked of what happened, not of what was known",
        "releases/models/ledger.py",
        "return self.filter(at__lte=moment)",
        "return self.filter(latest__lte=moment)",
        ("tests/releases/test_tally.py::test_a_past_moment_comes_out_the_same_after_disputes_changes_and_withdrawals",),
    ),
    Fault(
        "the ledger reads the machine's clock and not its own",
        "releases/sql/ledger.sql",
        "SELECT clock.at INTO NEW.at FROM releases_ledgerclock clock;",
        "NEW.at := clock_timestamp();",
        (f"{LEDGER}test_a_change_begins_and_ceases_at_one_moment",),
    ),
    Fault(
        "a group's several governorates are counted as unknown",
        "releases/tallies/reading.py",
        'return Case(When(Q(is_group=True) & ~Q(several=nothing), then=several), default=F("home"))',
        'return F("home")',
        ("tests/releases/test_tally.py::test_one_set_of_governorates_is_one_row_however_it_was_entered",),
    ),
)

SEEING = (
    Fault(
        "drafts are seen by other teams",
        "releases/models/moved.py",
        "teams, organisations = where(user, Right.SEE_WORK), where(user, Right.OVERSEE)",
        "teams, organisations = where(user, Right.SEE_WORK), where(user, Right.SEE_PERSONS)",
        ("tests/releases/test_visible.py::test_what_is_not_verified_is_the_teams",),
    ),
    Fault(
        "releases of restricted persons are seen by all",
        "releases/models/releases.py",
        ").filter(not_restricted_from(user))",
        ")",
        ("tests/detainees/test_restrict.py::test_a_release_of_theirs_is_as_closed",),
    ),
    Fault(
        "restricted persons are seen by all",
        "detainees/models/detainees.py",
        "return self.open_or_named(named_to(user)).filter(organisation__in=organisations)",
        "return self.filter(organisation__in=organisations)",
        (
            "tests/detainees/test_list.py::test_a_restricted_person_is_listed_for_those_named_alone",
            "tests/detainees/test_record.py::test_a_restricted_person_has_a_page_for_those_named_alone",
            "tests/config/test_search.py::test_a_restricted_person_is_not_found",
        ),
    ),
    Fault(
        "persons are seen by other organisations",
        "detainees/models/detainees.py",
        "return self.open_or_named(named_to(user)).filter(organisation__in=organisations)",
        "return self.open_or_named(named_to(user))",
        ("tests/detainees/test_list.py::test_another_organisation_sees_nobody",),
    ),
    Fault(
        "sources are seen by whoever sees the release",
        "releases/models/claims.py",
        "        seen = self.filter(source__team__in=where(user, Right.SEE_SOURCES))",
        "        seen = self.filter(release__in=Release.objects.visible_to(user))",
        ("tests/releases/test_visible.py::test_sources_are_for_those_who_enter_and_verify_in_the_team",),
    ),
    Fault(
        "what one may not see is refused instead of not found",
        "releases/views/record.py",
        """release_visible_to(request.user, reference)
    if release is None:
        raise Http404""",
        """release_visible_to(request.user, reference)
    if release is None:
        return HttpResponse(status=403)""",
        ("tests/releases/test_visible.py::test_what_one_may_not_see_is_not_found",),
    ),
    Fault(
        "a move is asked for on any release",
        "releases/views/moves.py",
        "get_object_or_404(Release.objects.visible_to(request.user).with_facts(), reference=reference)",
        "get_object_or_404(Release.objects.with_facts(), reference=reference)",
        (
            "tests/house/test_views.py::test_a_view_begins_by_fetching_what_this_person_may_see",
            "tests/releases/test_visible.py::test_what_one_may_not_see_is_not_found",
        ),
    ),
    Fault(
        "a field is added of which nobody has said who may read it",
        "releases/models/releases.py",
        '"note", "wish", "wish_relatives",',
        '"wish", "wish_relatives",',
        ("tests/house/test_fields.py::test_every_field_is_declared_once",),
    ),
    Fault(
        "a view without a rule is open",
        "accounts/middleware.py",
        "if rule is not None and rule.admits(request.user):",
        "if rule is None or rule.admits(request.user):",
        ("tests/accounts/test_deny_by_default.py::test_a_view_without_a_rule_opens_to_nobody",),
    ),
    Fault(
        "what the rule of a view says is not asked",
        "accounts/middleware.py",
        "if rule is not None and rule.admits(request.user):",
        "if rule is not None and (rule.admits(request.user) or request.user.is_authenticated):",
        ("tests/accounts/test_deny_by_default.py::test_a_rule_lets_in_whom_it_names_alone",),
    ),
    Fault(
        "an administrator opens cases",
        "accounts/rights.py",
        "_READS = (Role.DOCUMENTER, Role.SUPERVISOR, Role.LIAISON, Role.ANALYST)",
        "_READS = (Role.DOCUMENTER, Role.SUPERVISOR, Role.LIAISON, Role.ANALYST, Role.ADMINISTRATOR)",
        (
            "tests/accounts/test_roles_page.py::test_the_role_of_administrator_opens_no_case_content",
            "tests/detainees/test_list.py::test_an_administrator_opens_no_register",
        ),
    ),
)

ENTERING = (
    Fault(
        "a form that is sent twice makes two records",
        "casework/idempotency.py",
        "before = _sent_before(by, form.once_name, key)\n        if before is None:",
        "before, key = None, draw_key()\n        if before is None:",
        (
            "tests/casework/test_idempotency.py::test_the_second_arrival_is_led_to_what_the_first_made",
            "tests/releases/test_enter.py::test_a_double_click_enters_it_once",
            "tests/detainees/test_register.py::test_a_double_click_registers_one_person",
        ),
    ),
    Fault(
        "two clicks of the same instant do not wait for each other",
        "casework/idempotency.py",
        "        _wait_for_turn(by, form.once_name, key)\n"
        "        before = _sent_before(by, form.once_name, key)\n"
        "        if before is None:",
        "        before = _sent_before(by, form.once_name, key)\n        if before is None:",
        ("tests/casework/test_idempotency.py::test_two_that_arrive_at_the_same_instant_make_one_record",),
    ),
    Fault(
        "a stale page overwrites a release in silence",
        "releases/amendment.py",
        "self.theirs = met(self.release.version, self.form, self.own.form)",
        "self.theirs = []",
        (
            "tests/releases/test_change.py::test_the_later_one_sees_both_texts_and_nothing_is_lost",
            "tests/releases/test_changed_meanwhile.py::test_what_is_no_fact_is_not_overwritten_in_silence_either",
        ),
    ),
    Fault(
        "a stale page overwrites a person in silence",
        "detainees/amendment.py",
        "self.theirs = met(self.detainee.version, self.form, self.own.form)",
        "self.theirs = []",
        (
            "tests/detainees/test_change.py::test_what_another_stored_meanwhile_is_not_overwritten",
            "tests/detainees/test_editors_at_once.py::test_one_is_stored_and_the_other_is_shown_both",
        ),
    ),
    Fault(
        "two editors of the same instant both believe to be the first",
        "detainees/models/detainees.py",
        "return self.select_for_update()",
        "return self.all()",
        ("tests/detainees/test_editors_at_once.py::test_one_is_stored_and_the_other_is_shown_both",),
    ),
    Fault(
        "marks of direction come in with names",
        "casework/typed_text.py",
        '_INVISIBLE = {"Cc", "Cf", "Cs"}',
        '_INVISIBLE = {"Cc", "Cs"}',
        (
            "tests/casework/test_typed_text.py::test_nothing_invisible_is_left_and_cleaning_twice_changes_nothing",
            "tests/detainees/test_register.py::test_invisible_characters_never_come_in",
        ),
    ),
    Fault(
        "a cell of a table becomes a formula",
        "casework/sheets.py",
        """    return f"'{inside}" if _starts_a_formula(text) else inside""",
        "    return inside",
        (
            "tests/casework/test_sheets.py::test_no_cell_of_csv_is_live_whatever_separates_cells",
            "tests/casework/test_sheets.py::test_no_cell_of_the_workbook_is_live",
        ),
    ),
    Fault(
        "markup in a name is markup on the page",
        "config/interface/bilingual.py",
        "return format_html('<bdi lang=\"{}\">{}</bdi>', language, half)",
        'return format_html(\'<bdi lang="{}">\' + half + "</bdi>", language)',
        ("tests/config/interface/test_bilingual.py::test_a_text_holds_no_markup",),
    ),
    Fault(
        "a reference that was misheard finds another record",
        "casework/references/words.py",
        "if body[DRAWN] != _check(kind, body[:DRAWN]):",
        "if not body[DRAWN]:",
        ("tests/casework/test_references.py::test_a_wrong_symbol_and_a_wrong_kind_get_a_sentence",),
    ),
)

RECORDING = (
    Fault(
        "who acts can be named without a token",
        "accounts/sql/acting.sql",
        "       signature IS DISTINCT FROM expected THEN",
        "       signature = '-' THEN",
        (
            f"{FORGED_ACTOR}test_without_a_token_nobody_can_be_named",
            f"{FORGED_ACTOR}test_the_token_of_one_person_names_no_other",
        ),
    ),
    Fault(
        "the mark of who acts can be made by hand",
        "accounts/sql/acting.sql",
        "mark[3] <> pg_current_xact_id()::text OR mark[4] IS DISTINCT FROM (",
        "mark[3] <> pg_current_xact_id()::text OR mark[4] IS NULL AND EXISTS (",
        (
            f"{FORGED_ACTOR}test_a_mark_that_was_made_by_hand_is_no_actor",
            f"{FORGED_ACTOR}test_a_mark_altered_to_another_person_is_no_actor",
        ),
    ),
    Fault(
        "a token holds in other transactions too",
        "accounts/sql/acting.sql",
        "IF transaction <> pg_current_xact_id()::text::bigint OR through LIKE '%|%' OR",
        "IF through LIKE '%|%' OR",
        (f"{FORGED_ACTOR}test_a_token_is_of_one_transaction",),
    ),
    Fault(
        "a case table is changed by nobody",
        "accounts/sql/acting.sql",
        "    PERFORM acting_person();\n    RETURN NULL;",
        "    RETURN NULL;",
        (f"{PAST}test_not_even_a_note_is_changed_by_nobody", f"{COUNTS}test_a_row_that_nobody_wrote_is_refused"),
    ),
    Fault(
        "a signature names somebody else than who acts",
        "casework/sql/guards.sql",
        "           AND (new_row ->> signature)::bigint <> acting_person() THEN",
        "           AND false THEN",
        ("tests/faults/test_forged_claims.py::test_a_claim_falls_in_ones_own_name",),
    ),
    Fault(
        "a row that is made names somebody else than who acts",
        "casework/sql/guards.sql",
        "        IF forged THEN",
        "        IF false THEN",
        ("tests/faults/test_who_acts.py::test_nobody_signs_for_somebody_else",),
    ),
    Fault(
        "an import is nobody's writing",
        "casework/sql/guards.sql",
        "SELECT $1, subject_id, $2, $3, clock_timestamp() FROM (%s) c', concerned)",
        "SELECT $1, subject_id, $2, $3, clock_timestamp() FROM (%s) c LIMIT 0', concerned)",
        ("tests/releases/test_import.py::test_the_importer_is_the_author_of_all_of_it_and_decides_on_none",),
    ),
    Fault(
        "a bad row does not stop an import",
        "releases/imports/course.py",
        "self.telling, self.only_good_rows = team, by, telling, only_good_rows",
        "self.telling, self.only_good_rows = team, by, telling, True",
        ("tests/releases/test_import_refused.py::test_a_cell_that_cannot_be_is_refused_with_its_line_and_column",),
    ),
    Fault(
        "the serving role may delete what was recorded",
        "accounts/sensitivity.py",
        'APPEND = "SELECT, INSERT"',
        'APPEND = "SELECT, INSERT, UPDATE, DELETE"',
        (f"{COUNTS}test_what_was_counted_stays", f"{PAST}test_what_was_decided_stays"),
    ),
    Fault(
        "what follows a change is written after it, not with it",
        "casework/outbox.py",
        "    OutboxEntry.objects.create(task=task, ids=ids)",
        "    transaction.on_commit(lambda: OutboxEntry.objects.create(task=task, ids=ids))",
        ("tests/casework/test_outbox.py::test_what_follows_is_written_with_the_change",),
    ),
    Fault(
        "a move talks to the broker",
        "releases/effects.py",
        '    follow_with("releases.tasks.tell_owner", move=move.pk, release=release.pk)',
        '    current_app.tasks["releases.tasks.tell_owner"].delay(move.pk, release.pk)',
        ("tests/house/test_outbox.py::test_only_the_relay_hands_over_to_celery",),
    ),
    Fault(
        "who without when",
        "releases/models/claims.py",
        "condition=Q(state=ClaimState.STANDS, state_by__isnull=True, state_at__isnull=True)",
        "condition=Q(state=ClaimState.STANDS, state_by__isnull=True)",
        ("tests/house/test_fields.py::test_who_and_when_stand_and_fall_together",),
    ),
    Fault(
        "what follows a change is handed over again and again",
        "casework/outbox.py",
        "        OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries]).update(sent_at=timezone.now())\n",
        "",
        ("tests/casework/test_outbox.py::test_what_was_handed_over_is_not_handed_over_again",),
    ),
    Fault(
        "a relay waits for another one",
        "casework/outbox.py",
        "select_for_update(skip_locked=True)",
        "select_for_update()",
        ("tests/casework/test_outbox.py::test_two_relays_side_by_side_hand_over_different_entries",),
    ),
    Fault(
        "a notice is given again when its task runs again",
        "releases/tasks.py",
        "Notice.objects.tell(made, owner)",
        "Notice.objects.create(person_id=owner, move=made)",
        ("tests/releases/test_tell_owner.py::test_told_twice_it_is_one_notice",),
    ),
)

SIGNING_IN = (
    Fault(
        "passwords can be tried without end",
        "config/settings.py",
        "30/10m/ip,5/10m/key",
        "3000/10m/ip,5000/10m/key",
        (
            "tests/accounts/test_lockout.py::test_five_wrong_passwords_close_a_name_for_every_address",
            "tests/accounts/test_lockout.py::test_an_address_is_closed_that_tries_many_names",
        ),
    ),
    Fault(
        "a second factor is not asked for outside the demo",
        "accounts/middleware.py",
        "if settings.DEMO or not isinstance(request.user, User):",
        "if settings.DEMO or isinstance(request.user, User):",
        ("tests/accounts/test_second_factor.py::test_without_a_second_factor_every_page_leads_to_setting_it_up",),
    ),
    Fault(
        "the undertaking need not be accepted",
        "accounts/middleware.py",
        "if not isinstance(request.user, User) or undertaking.is_accepted_by(request.user):",
        "if not isinstance(request.user, User) or request.user.is_active:",
        ("tests/accounts/test_undertaking.py::test_before_it_is_accepted_no_case_opens",),
    ),
    Fault(
        "who gave a role confirms it",
        "accounts/membership.py",
        "(role_of_another, administrators_decide, given_by_another, account_is_open), confirm, ",
        "(role_of_another, administrators_decide, account_is_open), confirm, ",
        ("tests/accounts/test_confirm_role.py::test_who_gave_it_does_not_confirm_it",),
    ),
    Fault(
        "a closed account goes on working",
        "accounts/signing_in.py",
        "User.objects.filter(pk=person, is_active=True)",
        "User.objects.filter(pk=person)",
        ("tests/accounts/test_sessions.py::test_a_session_that_outlived_its_account_opens_nothing",),
    ),
    Fault(
        "what was sealed for one purpose opens for another",
        "accounts/sealing.py",
        "hmac.new(bytes.fromhex(key), purpose.encode(), hashlib.sha256).digest()",
        'hmac.new(bytes.fromhex(key), b"", hashlib.sha256).digest()',
        (
            "tests/accounts/test_sealing.py::test_it_cannot_be_carried_elsewhere",
            "tests/accounts/test_second_factor.py::test_a_key_that_was_sealed_for_something_else_opens_nothing",
        ),
    ),
    Fault(
        "the page may talk to anybody",
        "config/settings.py",
        '"default-src": [NONE],',
        '"default-src": ["*"],',
        ("tests/config/test_headers.py::test_a_page_talks_to_nobody_else",),
    ),
)

FAULTS = (
    *VERIFICATION, *COUNTING, *SEEING, *ENTERING, *RECORDING, *SIGNING_IN, *IDENTITY, *MERGING, *LOOKING_UP, *FINDING,
    *SEARCHING, *FILES, *DECIDING, *CLOSING, *FALLING, *ORIGINS, *ABOUT, *PROTECTION, *AFTER, *OF_RULES, *OF_FLAGS,
    *UNIDENTIFIED,
    *VIEWS,
    *DEVICES,
    *OWN_FIELDS,
    *GRID,
    *OF_FINDINGS,
    *OF_DEATHS,
    *EXTORTION,
    *WORKLOAD,
    *COLLEAGUES,
    *OF_THE_PAST,
    *OF_DESK,
    *FOUND,
    *OF_VERDICTS,
    *MEANWHILE,
    *LISTS,
    *NAMES,
    *FAMILIES,
    *REACHED,
    *SAME_PERSON,
    *NEXT_CONTACT,
    *DRAFTS,
    *OF_INTAKE,
    *OF_NUMBERED_LISTS,
    *ANSWERS,
    *CARDS,
    *CONSENT,
    *PUBLIC,
    *OF_TALLIES,
    *OF_FIGURES,
    *STATEMENTS,
    *CASE_FILES,
    *EXPORTS,
)  # fmt: skip
