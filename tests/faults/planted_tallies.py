"""What is promised of saved tallies, of the ledger's sums, of small numbers, and of names in unnamed groups."""

from tests.faults.fault import Fault

SAVED = "tests/releases/test_freeze_tally.py::test_"
SUMS = "tests/releases/test_ledger_sums.py::test_"
SMALL = "tests/releases/test_guard_small_numbers.py::test_"
SPLIT = "tests/releases/test_places_split.py::test_"
PLACES = "tests/releases/test_places.py::test_"
LAST = "tests/faults/test_last_place.py::test_"
CROSSED = "tests/releases/test_cross_table.py::test_"

PLACE = "tests/releases/test_tally_of_one_place.py::test_"
PICTURE = "tests/releases/test_photograph.py::test_"

OF_TALLIES = (
    Fault(
        "a tally of a past moment groups facilities as they are grouped today",
        "detainees/facilities/grouping.py",
        "FacilityMerge.objects.in_force_at(moment)",
        "FacilityMerge.objects.in_force()",
        (f"{PLACE}together_from_then_on_and_before_as_it_was",),
    ),
    Fault(
        "a merge of facilities is not noticed before the next row of the ledger",
        "releases/tallies/counting.py",
        "FacilityMerge.objects.last_change(question.as_of) if question.asks_for_place else None",
        "None",
        (f"{PLACE}together_from_then_on_and_before_as_it_was",),
    ),
    Fault(
        "PostgreSQL lets any picture stand as the photograph of a person",
        "releases/sql/photographs.sql",
        "IF TG_OP = 'INSERT' AND NOT EXISTS (",
        "IF false AND NOT EXISTS (",
        (f"{PICTURE}a_picture_of_something_else_is_refused_also_by_postgresql",),
    ),
    Fault(
        "a photograph is shown to those who may not open the person",
        "releases/models/photographs.py",
        "return self.filter(detainee__in=Detainee.objects.visible_to(user)).standing()",
        "return self.standing()",
        (f"{PICTURE}who_may_not_open_the_person_gets_no_picture",),
    ),
    Fault(
        "a tally is saved that the ledger does not say",
        "releases/sql/frozen.sql",
        "IF people IS DISTINCT FROM (said #>> '{total,releases}')::bigint THEN",
        "IF false THEN",
        (f"{SAVED}postgresql_refuses_what_the_ledger_does_not_say",),
    ),
    Fault(
        "a digest is kept of another text",
        "releases/sql/frozen.sql",
        "IF NEW.digest <> encode(sha256(convert_to(NEW.canonical, 'UTF8')), 'hex') THEN",
        "IF false THEN",
        (f"{SAVED}postgresql_refuses_what_the_ledger_does_not_say",),
    ),
    Fault(
        "what was summed is counted again with the rows before it",
        "releases/tallies/reading.py",
        "question.fitting(entries).written(summed, question.as_of)]",
        "question.fitting(entries).as_of(question.as_of)]",
        (f"{SUMS}sums_and_rows_answer_alike_at_every_moment",),
    ),
    Fault(
        "sums of one moment leave out those of the moment before",
        "releases/sql/ledger_sums.sql",
        "FROM releases_ledgersum WHERE level = wanted AND at = before\n",
        "FROM releases_ledgersum WHERE false\n",
        (f"{SUMS}sums_and_rows_answer_alike_at_every_moment",),
    ),
    Fault(
        "the days of sexes are summed without them",
        "releases/sql/ledger_sums.sql",
        "CASE WHEN wanted IN (0, 1, 2, 5) THEN sex",
        "CASE WHEN wanted IN (0, 1, 2) THEN sex",
        (f"{SUMS}sums_and_rows_answer_alike_at_every_moment",),
    ),
    Fault(
        "the small number alone is hidden",
        "releases/tallies/guarding.py",
        "            for place in block:\n                shown[place] = None\n",
        "            shown = [None if is_small(number) else number for number in shown]\n",
        (f"{SMALL}who_solves_the_sums_pins_no_small_number",),
    ),
    Fault(
        "a week that the date leaves open is the week of its first day",
        "releases/tallies/crossing.py",
        'F("week_of_latest")}, then',
        'F("week_of_earliest")}, then',
        (f"{CROSSED}a_week_holds_what_surely_lies_in_it_and_the_rest_is_not_known",),
    ),
    Fault(
        "a name is counted beside its place",
        "releases/counting.py",
        "    changes += _replace(foreseen.groups, places, after, move)\n",
        "",
        (f"{PLACES}a_name_takes_a_place_and_the_total_stays",),
    ),
    Fault(
        "of one person told twice two places are taken",
        "releases/groups.py",
        "        found[group][pk] = Named(pk, event or pk, sex, minor)\n",
        "        found[group][pk] = Named(pk, pk, sex, minor)\n",
        (f"{PLACES}one_person_told_twice_takes_one_place_and_two_again_when_parted",),
    ),
    Fault(
        "nobody asks whether a verification makes two events of one in a full group",
        "releases/workflow.py",
        "          crowds_no_group, meets_the_bar)",
        "          meets_the_bar)",
        (f"{SPLIT}a_verification_that_makes_two_events_of_one_is_refused_in_a_sentence",),
    ),
    Fault(
        "a doubt makes two events of one in a full group",
        "releases/foreseen.py",
        "        if self.revision is None and crowded(",
        "        if False and crowded(",
        (f"{SPLIT}a_doubt_of_another_release_leaves_the_two_one_event",),
    ),
    Fault(
        "what a saved tally says is compared with the rows since the last sum alone",
        "releases/sql/frozen.sql",
        "        WHERE summed AND s.level",
        "        WHERE false AND s.level",
        (f"{SAVED}postgresql_compares_what_is_saved_with_the_sums_too",),
    ),
    Fault(
        "PostgreSQL gives the last place twice",
        "releases/sql/places.sql",
        "WHEN 'exactly' THEN of_group.group_count WHEN",
        "WHEN 'exactly' THEN 999999 WHEN",
        (f"{LAST}control_without_the_lock_both_would_believe_that_there_is_room",),
    ),
    Fault(
        "two who verify at once are both told that there is room",
        "releases/counting.py",
        "    wanted = {pk for some in groups for pk in some if pk is not None}\n",
        "    wanted: set[int] = set()\n",
        (f"{LAST}one_name_takes_the_last_place",),
    ),
)
