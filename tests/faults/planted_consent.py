"""Planted faults, what concerns consent: what is done without it, what is left after it, removal by two."""

from tests.faults.fault import Fault

_CONSENT = "tests/families/test_consent.py::"
_WITHDRAW = "tests/families/test_withdraw.py::"
_MEANWHILE = "tests/families/test_withdraw_meanwhile.py::"
_SHARE = "tests/families/test_share.py::"
_REFER = "tests/families/test_refer.py::"
_REVIEW = "tests/families/test_review.py::"
_DRAFTS = "tests/families/test_drafts.py::"
_TOLD = "tests/families/test_told_with_consent.py::"
_WITHDRAWN = "tests/families/test_withdraw_told.py::"
_LET_GO = "tests/families/quarantine/test_let_go.py::"

CONSENT = (
    Fault(
        "the register is searched without consent",
        "families/consent.py",
        "    if inquiry.match_said == Said.GIVEN:\n        return None",
        "    if True:\n        return None",
        (_CONSENT + "test_without_consent_the_register_is_not_searched",),
    ),
    Fault(
        "PostgreSQL lets somebody be chosen without consent",
        "families/sql/inquiries.sql",
        "IF TG_OP = 'UPDATE' AND NEW.match_said <> 'given' THEN",
        "IF false THEN",
        (_CONSENT + "test_without_consent_the_register_is_not_searched",),
    ),
    Fault(
        "what may not be kept is worked on",
        "families/consent.py",
        "    if inquiry.keep_said in NOT_KEPT:\n        return _(",
        "    if False:\n        return _(",
        (_CONSENT + "test_what_may_not_be_kept_goes_no_further",),
    ),
    Fault(
        "the serving role writes what was agreed",
        "families/sql/consents.sql",
        "    IF current_user <> (SELECT",
        "    IF false AND current_user <> (SELECT",
        (_CONSENT + "test_postgresql_lets_nobody_write_a_consent_that_was_not_given",),
    ),
    Fault(
        "a note is left when everything is withdrawn",
        "families/sql/erasure.sql",
        "'home_place', 'seen_where', 'note']) c",
        "'home_place', 'seen_where']) c",
        (
            _WITHDRAW + "test_nothing_of_it_stands_in_the_database_or_in_a_file",
            _WITHDRAW + "test_every_personal_column_of_the_desk_is_destroyed",
        ),
    ),
    Fault(
        "the reasons of moves are left when everything is withdrawn",
        "families/sql/erasure.sql",
        "('casework_movemade', 'sentence', '''''', 'subject = ''inquiry'' AND subject_id = $1 OR subject",
        "('casework_movemade', 'sentence', '''''', 'subject = ''nothing'' AND subject_id = $1 OR subject",
        (_WITHDRAW + "test_nothing_of_it_stands_in_the_database_or_in_a_file",),
    ),
    Fault(
        "content is destroyed without a wish or a decision",
        "families/sql/erasure.sql",
        "    refusal := why_not_erase(inquiry, because);",
        "    refusal := NULL;",
        (_WITHDRAW + "test_postgresql_destroys_only_what_was_withdrawn_and_leaves_a_tombstone",),
    ),
    Fault(
        "a number that another inquiry needs is destroyed",
        "families/sql/erasure.sql",
        "WHERE other.relative_id = q.relative_id AND other.id <> q.id AND other.erased_at IS NULL)\n$$;",
        "WHERE other.relative_id = q.relative_id AND other.id <> q.id AND false)\n$$;",
        (_WITHDRAW + "test_a_caller_who_asked_twice_keeps_their_number_in_the_other_inquiry",),
    ),
    Fault(
        "nobody is told that a share was taken back",
        "families/sql/consents.sql",
        "AFTER UPDATE OF recalled_at ON families_share FOR EACH ROW\nWHEN (OLD.recalled_at IS NULL AND",
        "AFTER UPDATE OF recalled_at ON families_share FOR EACH ROW\nWHEN (false AND",
        (
            _WITHDRAW + "test_who_had_something_is_told_and_listed_until_they_are",
            _SHARE + "test_taken_back_by_hand_who_had_it_is_to_be_told_too",
        ),
    ),
    Fault(
        "who declined a referral is never told",
        "families/sql/consents.sql",
        "AND r.inquiry_id = of_inquiry AND r.recalled_at IS NULL\n",
        "AND r.inquiry_id = of_inquiry AND r.recalled_at IS NULL AND r.status <> 'declined'\n",
        (_REFER + "test_who_declined_had_it_too_and_is_to_be_told",),
    ),
    Fault(
        "numbers stay shared when the caller agrees to the name alone",
        "families/sql/consents.sql",
        "ELSIF NEW.purpose = 'share' AND NOT NEW.with_numbers THEN",
        "ELSIF false THEN",
        (_SHARE + "test_who_agrees_to_the_name_alone_takes_the_numbers_back",),
    ),
    Fault(
        "what is shared changes with the inquiry",
        "families/content.py",
        'return read_again(opened(passed, "content"))',
        "return read_again(taken_down(passed.inquiry, passed.fields))",
        (_SHARE + "test_what_is_written_after_it_was_sent_is_not_in_it",),
    ),
    Fault(
        "what may not be kept stays with those who have it",
        "families/sql/consents.sql",
        "        IF NEW.said <> 'given' THEN  -- what may not",
        "        IF false THEN  -- what may not",
        (_CONSENT + "test_who_lets_nothing_be_kept_is_passed_on_to_nobody_and_stands_on_a_list",),
    ),
    Fault(
        "who was found stays found without consent",
        "families/sql/consents.sql",
        "SET match_said = NEW.said, detainee_id = NULL, chosen_by_id = NULL, chosen_at = NULL",
        "SET match_said = NEW.said",
        (_CONSENT + "test_without_consent_to_search_who_was_found_is_let_go",),
    ),
    Fault(
        "a family whose referral was declined is on no list",
        "families/waiting.py",
        "return mine.filter(Q(status=Course.REFERRED) | Q(pk__in=over))",
        "return mine.filter(pk__in=over).none()",
        (_REFER + "test_what_is_declined_done_or_taken_back_comes_back_to_the_desk",),
    ),
    Fault(
        "what was declined before anybody moved the inquiry is on no list",
        "families/waiting.py",
        "return mine.filter(Q(status=Course.REFERRED) | Q(pk__in=over))",
        "return mine.filter(status=Course.REFERRED)",
        (_REFER + "test_what_was_declined_comes_back_though_nobody_moved_the_inquiry",),
    ),
    Fault(
        "a proposal outlives what it was made for",
        "families/workflow.py",
        "inquiry.removals.open().update(",
        "inquiry.removals.none().update(",
        (_REVIEW + "test_what_was_proposed_for_what_it_was_is_over_when_it_is_opened_again",),
    ),
    Fault(
        "with one share all are taken back",
        "families/sql/consents.sql",
        "PERFORM recall_from(NEW.inquiry_id, NEW.organisation_id, NEW.outside, false);",
        "PERFORM recall_from(NEW.inquiry_id, NEW.organisation_id, NEW.outside, true);",
        (_WITHDRAW + "test_share_alone_withdrawn_undoes_that_alone",),
    ),
    Fault(
        "who keeps a number meanwhile does not look again",
        "families/views/contacts.py",
        ".locked(), reference=reference)\n    require(request.user, Right.TAKE_INQUIRIES, found.team)\n"
        "    user = signed_in(request)\n    form = NewContactForm",
        ", reference=reference)\n    require(request.user, Right.TAKE_INQUIRIES, found.team)\n"
        "    user = signed_in(request)\n    form = NewContactForm",
        (_MEANWHILE + "test_who_writes_meanwhile_is_told_and_nothing_comes_back",),
    ),
    Fault(
        "what was destroyed is written again",
        "families/sql/erasure.sql",
        "final BEFORE UPDATE ON families_inquiry FOR EACH ROW\nWHEN (OLD.erased_at IS NOT NULL)",
        "final BEFORE UPDATE ON families_inquiry FOR EACH ROW\nWHEN (false)",
        (_WITHDRAW + "test_nothing_comes_back",),
    ),
    Fault(
        "a share is read after its day",
        "families/models/passed_on.py",
        "Q(recalled_at__isnull=True, until__gt=timezone.now(), inquiry__erased_at__isnull=True)",
        "Q(recalled_at__isnull=True, inquiry__erased_at__isnull=True)",
        (_SHARE + "test_the_clock_ends_it",),
    ),
    Fault(
        "more is shown than was chosen",
        "families/content.py",
        "chosen = [each for each in SharedField if each.value in set(fields)]",
        "chosen = list(SharedField)",
        (
            _SHARE + "test_exactly_what_was_chosen_is_read_by_that_desk_and_nothing_else",
            _REFER + "test_it_is_sent_with_the_least_unless_more_is_chosen",
        ),
    ),
    Fault(
        "PostgreSQL lets things be shared on no consent",
        "families/sql/consents.sql",
        "IF agreed.inquiry_id <> NEW.inquiry_id OR agreed.purpose <> 'share' OR NEW.consent_id IS DISTINCT FROM",
        "IF false AND NEW.consent_id IS DISTINCT FROM",
        (
            _SHARE + "test_without_consent_nothing_is_shared",
            _SHARE + "test_a_consent_that_was_withdrawn_carries_nothing_more",
        ),
    ),
    Fault(
        "PostgreSQL lets a number be shared that was not agreed to",
        "families/sql/consents.sql",
        "           NOT agreed.with_numbers OR NEW.desk_id IS NULL OR",
        "           NEW.desk_id IS NULL OR",
        (_SHARE + "test_a_number_is_shared_only_where_the_caller_agreed_to_that",),
    ),
    Fault(
        "PostgreSQL shows a number to whom anything is shared",
        "families/sql/contacts.sql",
        "WHERE s.inquiry_id = inquiry.id AND 'numbers' = ANY (s.fields)\n        AND (SELECT stands.with_numbers",
        "WHERE s.inquiry_id = inquiry.id\n        AND (SELECT true OR stands.with_numbers",
        (_SHARE + "test_without_a_share_of_numbers_none_is_shown",),
    ),
    Fault(
        "an inquiry is referred without a referral",
        "families/sql/inquiries.sql",
        "IF NEW.name = 'refer' AND NOT EXISTS (",
        "IF false AND NOT EXISTS (",
        (_REFER + "test_an_inquiry_rests_on_a_referral_that_is_under_way",),
    ),
    Fault(
        "what was taken back is taken up",
        "families/referring.py",
        'return _("This was taken back: nothing is done with it any more.") if referral.recalled_at else None',
        "return None",
        (_REFER + "test_taken_back_it_is_read_and_taken_up_by_nobody",),
    ),
    Fault(
        "a referral is read by a desk to which it was not sent",
        "families/models/passed_on.py",
        '        """Those that one\'s own desks sent, and those sent to them."""\n'
        "        desks = where(user, Right.TAKE_INQUIRIES)\n"
        "        return self.filter(Q(inquiry__team__in=desks) | Q(desk__in=desks))",
        '        """Everybody\'s."""\n'
        "        desks = where(user, Right.TAKE_INQUIRIES)\n"
        "        return self.filter(pk__gt=0 if desks else 1 << 40)",
        (_REFER + "test_nobody_sees_what_was_not_sent_to_them",),
    ),
    Fault(
        "one person removes",
        "families/retention.py",
        "    if removal.proposed_by_id == by.pk:",
        "    if False:",
        (_REVIEW + "test_a_supervisor_who_proposed_it_does_not_confirm_it",),
    ),
    Fault(
        "PostgreSQL lets a liaison confirm a removal",
        "families/sql/erasure.sql",
        "           OR NOT holds_right(NEW.confirmed_by_id, 'remove_inquiries', inquiry.team_id)) THEN",
        "           OR false) THEN",
        (_REVIEW + "test_a_liaison_confirms_none",),
    ),
    Fault(
        "who does not agree is told",
        "families/consent.py",
        "    if sentence is not None or inquiry.match_said == Said.GIVEN:\n",
        "    if True:\n",
        (
            _TOLD + "test_who_does_not_agree_is_told_nothing",
            _TOLD + "test_who_was_not_asked_is_asked_first_and_then_told",
        ),
    ),
    Fault(
        "PostgreSQL lets who does not agree be told",
        "families/sql/answers.sql",
        "    IF NOT agrees_to_hear(inquiry) THEN",
        "    IF false THEN",
        (_TOLD + "test_who_does_not_agree_is_told_nothing",),
    ),
    Fault(
        "a release stands on the desk for who was not asked",
        "families/models/inquiries.py",
        "return self.filter(match_said=Said.GIVEN)",
        "return self",
        (_TOLD + "test_who_was_not_asked_is_asked_first_and_then_told",),
    ),
    Fault(
        "who was not asked is lost",
        "families/models/inquiries.py",
        'return self.open().filter(detainee__isnull=False, match_said="")',
        "return self.none()",
        (_TOLD + "test_who_was_not_asked_is_asked_first_and_then_told",),
    ),
    Fault(
        "who takes it back is to be told again",
        "families/models/answers.py",
        "hear = self.exclude(Q(inquiry__keep_said__in=NOT_KEPT) | Q(inquiry__match_said__in=NOT_KEPT))",
        "hear = self",
        (
            _TOLD + "test_who_takes_it_back_after_they_were_told_is_not_told_again",
            _WITHDRAWN + "test_who_lets_nothing_be_kept_waits_for_no_news_and_is_not_told_again",
        ),
    ),
    Fault(
        "bad news waits for who is told nothing",
        "families/sql/consents.sql",
        "WHERE inquiry_id = NEW.inquiry_id AND dropped_at IS NULL AND NOT is_told(id);",
        "WHERE false;",
        (_TOLD + "test_bad_news_is_neither_written_nor_told_to_who_does_not_agree",),
    ),
    Fault(
        "answers stay when everything is withdrawn",
        "families/sql/erasure.sql",
        "            PERFORM destroy_rows(concerned, caller);",
        "            NULL;",
        (_WITHDRAWN + "test_nothing_of_what_was_told_stands_nor_on_what_it_rested",),
    ),
    Fault(
        "what was destroyed takes away a check",
        "families/sql/answers.sql",
        "AND is_still_asked(other) AND stands_for(",
        "AND stands_for(",
        (_TOLD + "test_a_check_goes_on_counting_in_the_inquiry_that_is_kept",),
    ),
    Fault(
        "a check for two comes to count for one",
        "families/sql/consents.sql",
        "    UPDATE families_relative SET identity = 'not-checked'\n    WHERE id",
        "    UPDATE families_relative SET identity = 'not-checked'\n    WHERE false AND id",
        (_TOLD + "test_who_asked_for_two_and_lets_one_go_is_checked_anew",),
    ),
    Fault(
        "who shares the telephone stands in the proof",
        "families/sql/erasure.sql",
        "ON other.relative_id = q.relative_id AND other.id <> q.id AND",
        "ON other.team_id = q.team_id AND other.id <> q.id AND",
        (_WITHDRAW + "test_who_shares_the_telephone_is_named_to_the_desk_and_in_no_proof",),
    ),
    Fault(
        "a flag comes back to what was destroyed",
        "families/suspicion/extortion_number.py",
        "i.erased_at IS NULL AND (",
        "true AND (",
        (_WITHDRAWN + "test_no_flag_comes_back_to_what_was_destroyed",),
    ),
    Fault(
        "a report keeps its words when everything is withdrawn",
        "families/sql/erasure.sql",
        "('families_extortionreport', 'note', '''''', 'inquiry_id = $1')",
        "('families_extortionreport', 'note', '''''', 'false AND inquiry_id = $1')",
        (_WITHDRAWN + "test_nothing_of_what_was_told_stands_nor_on_what_it_rested",),
    ),
    Fault(
        "anybody of the desk takes the words from a report",
        "families/sql/extortion.sql",
        "AND EXISTS (SELECT FROM families_inquiry WHERE id = after.inquiry_id AND erased_at IS NOT NULL);",
        ";",
        (_WITHDRAWN + "test_what_a_report_says_is_taken_from_it_by_nobody_else",),
    ),
    Fault(
        "words come back to a report",
        "families/sql/extortion.sql",
        "    IF inquiry.erased_at IS NOT NULL AND (new_one OR NOT is_wordless(report)) THEN",
        "    IF false THEN",
        (_WITHDRAWN + "test_nothing_comes_back_to_a_report_or_as_one",),
    ),
    Fault(
        "another desk reads who may answer before it says why",
        "families/dossier.py",
        "bool(self.code_word), discreet=True)",
        "bool(self.code_word))",
        (_SHARE + "test_who_may_answer_is_said_to_another_desk_with_the_number_and_not_before",),
    ),
    Fault(
        "calls that nobody finished stay",
        "casework/drafts.py",
        "Draft.objects.of_form(form).filter(kept_at__lt=before).delete()",
        "Draft.objects.none().delete()",
        (_DRAFTS + "test_a_call_that_nobody_came_back_to_is_removed_and_counted",),
    ),
    Fault(
        "a call is removed by the days of the other forms",
        "casework/begun.py",
        "return timedelta(days=form.kept_for() if form else settings.DRAFTS_KEPT)",
        "return timedelta(days=settings.DRAFTS_KEPT)",
        (_DRAFTS + "test_a_call_is_kept_as_long_as_its_desk_says_though_other_forms_are_not",),
    ),
    Fault(
        "what the same family wrote on the public page is left behind",
        "families/sql/erasure.sql",
        "    IF refusal IS NULL AND EXISTS (SELECT FROM intakes_with_number(concerned)) THEN",
        "    IF false THEN",
        (_LET_GO + "test_postgresql_destroys_nothing_while_a_message_of_the_caller_is_kept",),
    ),
    Fault(
        "the page destroys while a message of the caller is kept",
        "families/views/consent.py",
        "    if form.is_bound and why_not:",
        "    if False:",
        (_LET_GO + "test_what_waits_or_was_rejected_is_named_before_all_is_destroyed_and_nothing_is_meanwhile",),
    ),
    Fault(
        "what was rejected is left behind when all is destroyed",
        "families/sql/intake.sql",
        "written.status IN ('waiting', 'rejected')",
        "written.status = 'waiting'",
        (_LET_GO + "test_what_waits_or_was_rejected_is_named_before_all_is_destroyed_and_nothing_is_meanwhile",),
    ),
    Fault(
        "two remove an inquiry while a message of the caller waits",
        "families/views/review.py",
        " or why_not_erase(written)",
        "",
        (_LET_GO + "test_a_removal_by_two_leaves_nothing_of_it_either",),
    ),
    Fault(
        "what a family took back is put back",
        "families/quarantine/workflow.py",
        "    if intake.rejected_why == RejectedWhy.WITHDRAWN:",
        "    if False:",
        (_LET_GO + "test_what_was_taken_back_is_not_put_back",),
    ),
    Fault(
        "what a family took back is put back past the page",
        "families/sql/intake.sql",
        "    IF intake.rejected_why = 'withdrawn' THEN",
        "    IF false THEN",
        (_LET_GO + "test_what_was_taken_back_is_not_put_back",),
    ),
    Fault(
        "the reason of a rejection changes to any",
        "families/sql/intake.sql",
        "    IF made.name = 'take-back' AND",
        "    IF false AND",
        (_LET_GO + "test_postgresql_changes_the_reason_to_taken_back_alone",),
    ),
)
