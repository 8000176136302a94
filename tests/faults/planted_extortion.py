"""Planted faults, what concerns extortion: identifiers that warn, flags on inquiries, figures in which nobody is."""

from tests.faults.fault import Fault

_WARN = "tests/families/test_identifiers_warn.py::"
_REST = "tests/families/test_numbers_at_rest.py::"
_FLAGS = "tests/families/test_flags_of_inquiries.py::"
_FIGURES = "tests/families/test_extortion_figures.py::"
_FORGED = "tests/faults/test_forged_reports.py::"
_REPORT = "tests/families/test_report_extortion.py::"
_RULES = "tests/families/suspicion/"

EXTORTION = (
    Fault(
        "an identifier lies in clear",
        "families/reporting.py",
        "changed_by=by, **said,",
        'changed_by=by, **{**said, "place": " ".join(one.said for one in identifiers)},',
        (_REST + "test_no_table_holds_a_number",),
    ),
    Fault(
        "an amount may hide a telephone number",
        "families/forms/texts.py",
        "if isinstance(text, str) and (ADDRESS.search(text) or may_be_dialled(text)):",
        "if False:",
        (_REPORT + "test_what_is_none_is_refused_and_not_repeated", _REST + "test_no_table_holds_a_number"),
    ),
    Fault(
        "whoever works elsewhere is warned of our reports",
        "detainees/models/warnings.py",
        'return self.filter(organisation__in=Team.objects.filter(pk__in=teams).values("organisation"))',
        "return self.all()",
        (_WARN + "test_the_other_desk_is_warned_too_and_another_organisation_is_not",),
    ),
    Fault(
        "what was no extortion goes on warning",
        "families/sql/extortion.sql",
        "AND same.struck_at IS NULL AND other.settled_why <> 'mistaken') AS stands",
        ") AS stands",
        (_WARN + "test_what_was_struck_out_or_was_none_warns_nobody",),
    ),
    Fault(
        "one report that was none silences another",
        "families/sql/extortion.sql",
        "JOIN families_extortionreport other ON other.id = same.report_id",
        "JOIN families_extortionreport other ON other.id = same.report_id AND other.id = report",
        (_WARN + "test_while_another_report_names_it_it_warns",),
    ),
    Fault(
        "the address of a page is another account than its name",
        "detainees/identifiers.py",
        "        return _of_page(text)\n",
        "        return Identifier(ACCOUNT, text)\n",
        ("tests/detainees/test_identifiers.py::test_it_is_one_however_it_is_written",),
    ),
    Fault(
        "a flag on an inquiry is everybody's who sees the team's work",
        "releases/models/flags.py",
        "        else:\n            seen &= Q(case=None)\n",
        "",
        (_FLAGS + "test_those_of_the_desk_see_it_and_nobody_else",),
    ),
    Fault(
        "who took a call resolves the flag on it",
        "releases/suspicion/workflow.py",
        'of = (flag.case.kind, flag.case.number) if flag.case else ("detainee", flag.detainee_id or 0)',
        'of = ("detainee", flag.detainee_id or 0)',
        (_FLAGS + "test_who_took_the_call_does_not_resolve_it",),
    ),
    Fault(
        "a check of identity that failed is forgotten",
        "families/checking.py",
        "        if identity == IdentityCheck.FAILED:\n"
        "            FailedCheck.objects.create(relative=relative, inquiry=inquiry, by=by)\n",
        "",
        (_RULES + "test_failed_identity_returns.py::"
         "test_a_check_is_recorded_later_and_kept_when_another_succeeds",),
    ),
    Fault(
        "a household with one telephone is suspected",
        "families/suspicion/number_shared_by_unrelated.py",
        "if of_two_families(own, known[pk])",
        "if True",
        (_RULES + "test_number_shared_by_unrelated.py::test_a_household_has_one_telephone",),
    ),
    Fault(
        "callers of the other desk are named",
        "families/suspicion/number_shared_by_unrelated.py",
        "for other in others if other.team_id == own.team_id)",
        "for other in others)",
        (_RULES + "test_number_shared_by_unrelated.py::test_the_other_desks_inquiry_is_counted_and_not_named",),
    ),
    Fault(
        "who asks for somebody not released is a hunt too",
        "families/suspicion/many_callers_one_person.py",
        "    SELECT person FROM sought WHERE EXISTS (",
        "    SELECT person FROM sought WHERE true OR EXISTS (",
        (_RULES + "test_many_callers_one_person.py::"
         "test_of_somebody_whose_release_is_not_verified_nothing_is_said",),
    ),
    Fault(
        "a sum of the figures tells of one family",
        "families/figures.py",
        "return sum(counts) < LEAST or len(set(counts)) == 1",
        "return sum(counts) < LEAST",
        (_FIGURES + "test_a_sum_that_would_tell_takes_the_smallest_other_along",
         _FIGURES + "test_no_small_number_can_be_worked_out"),
    ),
    Fault(
        "of equal numbers one stays, and tells of the other",
        "families/figures.py",
        "small += [row for row in large if row[1] == least]\n        large = [row for row in large if row[1] != least]",
        "small.append(next(row for row in large if row[1] == least))\n        large.remove(small[-1])",
        (_FIGURES + "test_no_small_number_can_be_worked_out",),
    ),
    Fault(
        "two who write at once silence a warning",
        "families/sql/extortion.sql",
        "ON CONFLICT (organisation_id, digest) DO UPDATE SET stands = detainees_warningidentifier.stands;",
        "ON CONFLICT (organisation_id, digest) DO NOTHING;",
        ("tests/faults/test_reported_meanwhile.py::test_what_another_report_names_goes_on_warning",),
    ),
    Fault(
        "a report is nobody's to close when its owner has left",
        "families/sql/extortion.sql",
        "IF (TG_OP = 'INSERT' OR NEW.owner_id IS DISTINCT FROM OLD.owner_id)\n       AND",
        "IF",
        (_REPORT + "test_a_colleague_goes_on_when_its_owner_has_left",),
    ),
    Fault(
        "whoever probes what was reported is answered without end",
        "detainees/warnings.py",
        "if not all(counted(WarningCount, user, each.digest, MOST_A_DAY) for each in identifiers):",
        "if not user.pk:",
        (_WARN + "test_who_asks_about_more_than_one_types_on_a_day_is_not_answered",),
    ),
    Fault(
        "all posts of a network are one account",
        "detainees/identifiers.py",
        'return numbered[1] if numbered else ""',
        "return path[0]",
        ("tests/detainees/test_identifiers.py::test_two_posts_are_not_one_account",),
    ),
    Fault(
        "a source that is called as an account is taken for it",
        "detainees/identifiers.py",
        "return sorted({each.digest for each in _distinct(lines)})",
        "return sorted({each.digest for each in identifiers_in(*lines)})",
        (_RULES + "test_extortion_number.py::test_a_source_whose_name_is_one_word_is_not_the_account_of_that_name",),
    ),
    Fault(
        "who has a desk takes its reports off the figures",
        "families/figures.py",
        "return not self._reports or 0 < len(self._reports) - len(self._known) < LEAST",
        "return len(self._reports) < LEAST",
        (_FIGURES + "test_who_has_a_desk_cannot_take_its_reports_off_the_figures",),
    ),
    Fault(
        "figures move with each report",
        "families/freezing.py",
        "until = today().replace(day=1) - timedelta(days=1)",
        "until = today()",
        (_FIGURES + "test_who_looks_twice_sees_the_same",),
    ),
    Fault(
        "what was told is written over",
        "families/sql/extortion.sql",
        "IF TG_OP = 'UPDATE' AND OLD.advice_told <> '' AND (",
        "IF false AND (",
        (_FORGED + "test_what_was_told_and_what_is_closed_are_not_written_over",),
    ),
    Fault(
        "PostgreSQL lets anybody write a report",
        "families/sql/extortion.sql",
        "IF NOT holds_right(acting_person(), 'take_inquiries', NEW.team_id) THEN",
        "IF false THEN",
        (_FORGED + "test_those_of_another_desk_write_nothing",),
    ),
    Fault(
        "PostgreSQL lets the state of a report be written past its moves",
        "families/sql/extortion.sql",
        "    IF made.at IS NULL OR made.at < transaction_timestamp()\n       OR",
        "    IF false AND",
        (_FORGED + "test_a_report_does_not_change_its_state_or_its_hands_by_itself",),
    ),
    Fault(
        "those of the families' desk are sent to the families' desk",
        "detainees/warnings.py",
        "said = {**_SAID, **_SAID_AT_DESK} if at_desk else _SAID",
        "said = _SAID",
        (_WARN + "test_those_of_the_desk_are_not_sent_to_the_desk",),
    ),
)  # fmt: skip
