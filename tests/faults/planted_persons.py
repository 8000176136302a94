"""Planted faults, what concerns persons: their numbers, that two entries are one, how they are found."""

from tests.faults.fault import Fault

IDENTITY = (
    Fault(
        "a sealed number opens in any row",
        "casework/sealed.py",
        "    return str(row)",
        '    return ""',
        ("tests/casework/test_sealed.py::test_a_ciphertext_that_was_carried_to_another_row_does_not_open",),
    ),
    Fault(
        "a column beside the sealed one tells the number",
        "detainees/numbering.py",
        '"issuer": number.issuer,',
        '"issuer": number.text,',
        ("tests/detainees/test_numbers_at_rest.py::test_no_table_holds_a_number",),
    ),
    Fault(
        "analysts see identity numbers",
        "accounts/rights.py",
        "(Role.DOCUMENTER, Role.SUPERVISOR, Role.LIAISON),",
        "_READS,",
        (
            "tests/detainees/test_find_by_number.py::test_who_sees_no_numbers_finds_nobody_by_one",
            "tests/detainees/test_add_number.py::test_the_page_shows_the_end_to_those_who_see_numbers",
        ),
    ),
    Fault(
        "who has the same number is told of a restricted person",
        "detainees/numbering.py",
        "rows = IdentityNumber.objects.visible_to(user).standing().filter(digest__in={",
        "rows = IdentityNumber.objects.standing().filter(digest__in={",
        ("tests/detainees/test_add_number.py::test_of_a_restricted_person_nothing_is_hinted_at",),
    ),
    Fault(
        "a number that was struck out still finds its person",
        "detainees/numbering.py",
        "rows = IdentityNumber.objects.visible_to(user).standing().filter(digest__in=digests)",
        "rows = IdentityNumber.objects.visible_to(user).filter(digest__in=digests)",
        ("tests/detainees/test_find_by_number.py::test_a_struck_number_finds_nobody",),
    ),
    Fault(
        "a whole number is shown and nothing tells of it",
        "detainees/numbering.py",
        "NumberShown.objects.create(number=number, by=by)",
        "NumberShown(number=number, by=by)",
        ("tests/detainees/test_show_number.py::test_who_works_in_the_team_is_shown_it_and_that_is_kept",),
    ),
    Fault(
        "the report of an import repeats a number",
        "detainees/numbers.py",
        'said = "•••" if any(character.isdigit() for character in unknown.text) else unknown.text',
        "said = unknown.text",
        ("tests/releases/test_import_numbers.py::test_what_is_no_number_is_refused_and_the_report_repeats_none",),
    ),
    Fault(
        "what was struck out can stand again",
        "detainees/migrations/0003_rules.py",
        '"identitynumber": "struck_at", ',
        "",
        ("tests/detainees/test_strike_number.py::test_postgresql_takes_no_other_hand_no_second_time_and_no_half",),
    ),
)

ONCE = "tests/releases/test_counted_once.py::"
MERGES = "tests/faults/test_forged_merges.py::"

MERGING = (
    Fault(
        "what two entries tell of one event is counted twice",
        "releases/events.py",
        "return one.entry != other.entry and not any(",
        "return one.entry == other.entry and not any(",
        (f"{ONCE}test_the_tally_falls_by_one_and_rises_again_and_the_past_stays",),
    ),
    Fault(
        "an arrest between two releases does not part them",
        "releases/events.py",
        "before.first < after.last and arrest.first <= after.last and arrest.last >= before.first",
        "before.first < after.last and arrest.first <= after.last < before.first",
        (
            f"{ONCE}test_an_arrest_between_them_or_one_that_may_lie_there_makes_two",
            f"{ONCE}test_detained_again_between_them_makes_two",
        ),
    ),
    Fault(
        "two releases of one entry are joined through a third",
        "releases/events.py",
        "if all(_is_one(one, other, arrests) for other in event)]",
        "if any(_is_one(one, other, arrests) for other in event)]",
        (f"{ONCE}test_two_of_one_entry_stay_two",),
    ),
    Fault(
        "who wrote a part of what counts may merge it",
        "releases/followers.py",
        "if (outcome.several_count or outcome.after != outcome.before) and outcome.has_part_of(by):",
        "if (outcome.several_count or outcome.after != outcome.before) and not outcome.releases:",
        (f"{ONCE}test_who_wrote_a_part_of_what_counts_on_both_sides_does_not_merge_it",),
    ),
    Fault(
        "PostgreSQL lets somebody merge what they wrote a part of",
        "releases/sql/merging.sql",
        "AND wrote_part_of_counted(acting_person(), staying || going) THEN",
        "AND wrote_part_of_counted(0, staying || going) THEN",
        (f"{MERGES}test_who_wrote_a_part_of_what_counts_does_not_merge_it",),
    ),
    Fault(
        "PostgreSQL lets a release count with a stranger's",
        "releases/sql/merging.sql",
        "coalesce(d.merged_into_id, d.id) = coalesce(cd.merged_into_id, cd.id)) IS NOT TRUE) THEN",
        "coalesce(d.merged_into_id, d.id) = coalesce(cd.merged_into_id, cd.id)) IS NULL) THEN",
        (f"{MERGES}test_a_merge_lets_nobody_count_with_a_stranger",),
    ),
    Fault(
        "PostgreSQL lets people be merged who were found different",
        "detainees/sql/merging.sql",
        "WHERE p.decision = 'different'",
        "WHERE p.decision = 'indifferent'",
        (f"{MERGES}test_people_who_were_found_different",),
    ),
    Fault(
        "a pair shows of which one side may not be seen",
        "detainees/models/pairs.py",
        "return self.filter(one__in=persons, other__in=persons)",
        "return self.filter(one__in=persons)",
        ("tests/detainees/test_desk.py::test_a_pair_with_a_side_that_one_may_not_see_never_shows",),
    ),
    Fault(
        "a merge opens who was restricted",
        "detainees/restriction.py",
        "        if named != wanted:",
        "        if named and named != wanted:",
        ("tests/detainees/test_merge_restricted.py::test_the_result_is_as_closed_as_the_stricter_one",),
    ),
    Fault(
        "a merge decides from a page that is stale",
        "detainees/merging/making.py",
        "    if any(now.get(pk) != (version, None) for pk, version in seen):",
        "    if any(pk not in now for pk, version in seen):",
        ("tests/detainees/test_merge.py::test_a_stale_page_merges_nothing_and_keeps_what_was_typed",),
    ),
    Fault(
        "a decision is taken from a page that is stale",
        "detainees/desk/deciding.py",
        "        if state_of(current, [*one, *other]) != seen:",
        "        if not seen:",
        ("tests/detainees/test_decide_pair.py::test_a_stale_page_decides_nothing_and_keeps_what_was_typed",),
    ),
    Fault(
        "who edits an entry does not notice that it was merged",
        "detainees/merging/tree.py",
        "        entry.version += 1",
        "        entry.version += 0",
        (
            "tests/detainees/test_merge_raced.py::"
            "test_an_edit_from_a_page_before_the_merge_is_noticed_and_kept_on_the_page",
        ),
    ),
    Fault(
        "an undoing takes more than the merge had brought",
        "detainees/merging/tree.py",
        "    going = set(entries_under(merge.merged_id))",
        "    going = set(entries_under(merge.merged_id)) | {entry.pk for entry in entries if entry.merged_into_id}",
        ("tests/detainees/test_undo_merge.py::test_of_three_exactly_what_the_merge_brought_goes",),
    ),
    Fault(
        "the list counts merged entries",
        "detainees/views/register.py",
        "visible_to(request.user).standing()\n    seen",
        "visible_to(request.user)\n    seen",
        ("tests/detainees/test_merge.py::test_the_list_counts_one",),
    ),
    Fault(
        "what is new is entered at a merged entry",
        "detainees/standing.py",
        "    if held.merged_into is not None:",
        "    if held.merged_into is held:",
        ("tests/detainees/test_merged_entry.py::test_something_new_is_refused_with_a_sentence_and_kept_on_the_page",),
    ),
)

LOOKING_UP = (
    Fault(
        "another organisation's persons are hinted at before both have agreed",
        "detainees/models/agreements.py",
        "return self.filter(agreed_at__isnull=False, ended_at__isnull=True)",
        "return self.filter(ended_at__isnull=True)",
        (
            "tests/detainees/test_hint.py::test_without_an_agreement_nothing_is_told",
            "tests/detainees/test_agreements.py::test_nothing_holds_before_the_other_side_has_agreed",
        ),
    ),
    Fault(
        "a restricted person is hinted at",
        "detainees/hints.py",
        "Sight(frozenset(told))",
        "Sight(frozenset(told), frozenset(Sight(None).persons().model.objects.values_list('pk', flat=True)))",
        ("tests/detainees/test_hint.py::test_of_restricted_persons_nothing_is_ever_told",),
    ),
    Fault(
        "other registers are asked without end",
        "detainees/hints.py",
        "if not counted(ProbeCount, user, _question(parts, born, governorate), MOST_A_DAY):",
        "if not user.pk:",
        ("tests/detainees/test_hint.py::test_each_probe_is_counted_and_the_day_has_an_end",),
    ),
)


FINDING = (
    Fault(
        "who is known as a brother may be the same person",
        "detainees/linkage/scoring.py",
        "_LINKED = 2.0**-16",
        "_LINKED = 1.0",
        ("tests/detainees/linkage/test_engine.py::test_a_known_brother_speaks_against",),
    ),
    Fault(
        "strangers are the only rival of one person",
        "detainees/linkage/scoring.py",
        'Number(1.0) if rival == "stranger" else Number(weights.shares[rival])',
        'Number(1.0) if rival == "stranger" else Number(1e-30)',
        ("tests/detainees/linkage/test_engine.py::test_brothers_who_were_arrested_together_are_not_one_person",),
    ),
    Fault(
        "a block that is too large is dropped in silence",
        "detainees/linkage/blocks.py",
        "found.refused + left, found.pairs_not_formed + lost",
        "found.refused, found.pairs_not_formed",
        (
            "tests/detainees/linkage/test_engine.py::"
            "test_a_name_that_many_bear_is_refined_and_what_is_refused_is_counted",
        ),
    ),
    Fault(
        "a pair alone is weighed otherwise than the register",
        "detainees/linkage/expressions.py",
        'return f"({self.one.python()} - {self.other.python()})"',
        'return f"({self.one.python()} + {self.other.python()})"',
        ("tests/detainees/linkage/test_scoring.py::test_a_thousand_pairs_score_alike_in_sql_and_in_python",),
    ),
)

SEARCH = "tests/detainees/linkage/"
DUPLICATE = "tests/releases/test_likely_duplicate.py::"

SEARCHING = (
    Fault(
        "a release of somebody who may stand twice is verified",
        "releases/workflow.py",
        "(wrote_no_part, has_no_blocking_flag, is_no_likely_duplicate, takes_a_free_place, keeps_its_names,",
        "(wrote_no_part, has_no_blocking_flag, takes_a_free_place, keeps_its_names,",
        (DUPLICATE + "test_an_undecided_likely_duplicate_stops_the_verification",),
    ),
    Fault(
        "PostgreSQL lets a release of somebody who may stand twice be verified",
        "releases/sql/guards.sql",
        "decided.name = 'verify' AND is_likely_duplicate",
        "decided.name = 'nothing' AND is_likely_duplicate",
        (DUPLICATE + "test_postgresql_refuses_the_same",),
    ),
    Fault(
        "a pair is held against the threshold of the earlier entry's team alone",
        "detainees/models/pairs.py",
        'Least(_threshold("one"), _threshold("other"))',
        '_threshold("one")',
        (DUPLICATE + "test_a_pair_is_held_against_the_lower_threshold_of_its_two_teams",),
    ),
    Fault(
        "a decision outlives the facts of which it was taken",
        "detainees/linkage/keeping.py",
        "THEN '' ELSE pair.decision END",
        "THEN pair.decision ELSE pair.decision END",
        (SEARCH + "test_keep_pairs.py::test_a_fact_that_changes_opens_the_decision_again",),
    ),
    Fault(
        "the extract of the register stays on the disk",
        "detainees/linkage/extract.py",
        "shutil.rmtree(home() / name, ignore_errors=True)",
        "(home() / name).exists()",
        (SEARCH + "test_process_of_the_search.py::"
         "test_a_search_flags_the_person_who_stands_twice_and_leaves_nothing_of_the_extract",),
    ),
    Fault(
        "a search outlives the worker that began it",
        "casework/children.py",
        "    while os.read(sys.stdin.fileno(), 1):\n        pass\n",
        "    threading.Event().wait()\n",
        (SEARCH + "test_process_of_the_search.py::"
         "test_when_the_worker_dies_its_search_dies_too_and_is_taken_up_again",),
    ),
    Fault(
        "an import has everybody looked at one by one",
        "detainees/linkage/following.py",
        "if len(entries) > FEW:",
        "if len(entries) > 1_000_000:",
        (SEARCH + "test_look_follows.py::test_for_many_at_once_the_register_is_searched_once",),
    ),
    Fault(
        "who asked for a search is told to another organisation",
        "detainees/linkage/course.py",
        "known = person.is_system or person.pk in colleagues",
        "known = True",
        (SEARCH + "test_page_of_the_search.py::test_who_asked_is_not_said_to_another_organisation",),
    ),
)  # fmt: skip
