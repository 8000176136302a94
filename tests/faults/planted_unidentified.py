"""Faults in how people without a name are entered, found and identified."""

from tests.faults.fault import Fault

FORGED = "tests/faults/test_forged_descriptions.py::"
FIND = "tests/detainees/test_find_by_description.py::"
IDENTIFY = "tests/detainees/test_identify.py::"
RELEASED = "tests/releases/test_unidentified.py::"

UNIDENTIFIED = (
    Fault(
        "PostgreSQL takes somebody who has neither a name nor a description",
        "detainees/sql/descriptions.sql",
        "WHERE detainee_id = entry AND in_force) THEN",
        "WHERE detainee_id = entry AND in_force OR entry > 0) AND entry < 0 THEN",
        (f"{FORGED}test_nobody_is_unidentified_without_a_description",),
    ),
    Fault(
        "an entry can cease to be unidentified without a merge",
        "detainees/migrations/0003_rules.py",
        '"made_by_id", "made_at", "unidentified"),',
        '"made_by_id", "made_at"),',
        (f"{FORGED}test_what_an_entry_is_stays",),
    ),
    Fault(
        "a description that was replaced comes back",
        "detainees/sql/descriptions.sql",
        "IF NEW.in_force AND NOT OLD.in_force THEN",
        "IF NEW.in_force AND NEW.number IS NULL THEN",
        (f"{FORGED}test_an_old_description_does_not_come_back",),
    ),
    Fault(
        "who has no name stands for who has one",
        "detainees/merging/conditions.py",
        "    if first and not all(others):\n",
        "    if first and not any(entries for entries in persons):\n",
        (f"{IDENTIFY}test_who_has_no_name_stands_for_nobody_who_has_one",),
    ),
    Fault(
        "PostgreSQL lets who has no name stand for who has one",
        "detainees/sql/descriptions.sql",
        "AND NOT (SELECT unidentified FROM detainees_detainee WHERE id = NEW.merged_id) THEN",
        "AND (SELECT unidentified FROM detainees_detainee WHERE id = NEW.merged_id) IS NULL THEN",
        (f"{FORGED}test_who_has_no_name_stands_for_nobody_who_has_one",),
    ),
    Fault(
        "what somebody else described meanwhile is overwritten in silence",
        "detainees/amendment.py",
        "        self.theirs = met(self.detainee.version, self.form)\n",
        "        self.theirs = []\n",
        (
            "tests/detainees/test_describe.py::test_what_somebody_else_stored_meanwhile_is_shown_and_what_was_typed_is_kept",
            "tests/detainees/test_describe.py::test_who_was_named_meanwhile_is_not_overwritten_in_silence",
        ),
    ),
    Fault(
        "who describes somebody is told to everybody",
        "detainees/describing/page.py",
        'row.given_by if knows.sources else ""',
        'row.given_by if knows else ""',
        ("tests/detainees/test_describe.py::test_who_describes_them_is_told_to_those_who_may_know_a_source",),
    ),
    Fault(
        "who recognised somebody is told to everybody",
        "detainees/describing/page.py",
        'row.recognised_by if knowing_of(user, row.merge.merged).sources else ""',
        'row.recognised_by if knowing_of(user, row.merge.merged) else ""',
        (f"{IDENTIFY}test_the_page_of_the_person_says_how_and_shows_the_description",),
    ),
    Fault(
        "the search by description finds whom one may not open",
        "detainees/views/descriptions.py",
        "    persons = Detainee.objects.visible_to(request.user)\n",
        "    persons = Detainee.objects.open_or_named(range(1_000_000))\n",
        (f"{FIND}test_of_a_restricted_person_and_of_another_organisation_nothing_is_told",),
    ),
    Fault(
        "what is not known speaks against somebody",
        "detainees/describing/finding.py",
        "found &= Q(born_from=None) | Q(born_from__lte",
        "found &= Q(born_from__isnull=False) & Q(born_from__lte",
        (f"{FIND}test_of_whom_no_age_is_known_the_marks_speak",),
    ),
    Fault(
        "a mark in the other language is another mark",
        "detainees/describing/marks.py",
        'return {word: f"={idea}" for ideas in lists',
        'return {word: f"={word}" for ideas in lists',
        (
            "tests/detainees/test_marks.py::test_both_languages_are_stored_as_one",
            f"{FIND}test_he_is_found",
        ),
    ),
    Fault(
        "a merge that was not shown first is made",
        "detainees/views/descriptions.py",
        "    if valid and page.is_sure:\n",
        "    if valid:\n",
        (f"{IDENTIFY}test_first_it_is_said_what_it_changes",),
    ),
    Fault(
        "an entry that changed since the page was drawn is merged all the same",
        "detainees/describing/identifying.py",
        "now if shown.get(str(pk)) == str(now) else 0",
        "now if shown is not None else 0",
        (f"{IDENTIFY}test_what_changed_since_the_page_was_drawn_stops_it",),
    ),
    Fault(
        "who was already released is proposed",
        "releases/panels.py",
        "persons.filter(~himself, ~merged, ",
        "persons.filter(~merged, ",
        (f"{RELEASED}test_who_is_known_to_be_released_is_not_proposed",),
    ),
    Fault(
        "who was already released is proposed where another entry stands for theirs",
        "releases/panels.py",
        "persons.filter(~himself, ~merged, ",
        "persons.filter(~himself, ",
        (f"{RELEASED}test_who_was_released_in_an_entry_merged_since_is_not_proposed",),
    ),
    Fault(
        "what was described in an entry is not found any more once another one stands for it",
        "detainees/describing/finding.py",
        'Coalesce("detainee__merged_into", "detainee", output_field',
        'Coalesce("detainee", "detainee__merged_into", output_field',
        (f"{FIND}test_of_one_entered_twice_either_description_finds_him_once",),
    ),
    Fault(
        "those who share nothing telling are read and take the turn of those who do",
        "detainees/describing/finding.py",
        "told.filter(telling or Q(), ",
        "told.filter(",
        (f"{FIND}test_whose_body_and_place_alone_are_alike_take_nobodys_turn",),
    ),
    Fault(
        "an age and a name that many have propose somebody",
        "detainees/describing/finding.py",
        "ENOUGH = 4.5",
        "ENOUGH = 0.5",
        (f"{RELEASED}test_the_same_age_and_a_name_that_many_have_propose_nobody",),
    ),
    Fault(
        "somebody without a name has keys by which they are looked up",
        "detainees/describing/keeping.py",
        "            unidentified=True,\n",
        '            unidentified=True,\n            search_words=["مجهول"],\n',
        (
            "tests/detainees/test_unidentified.py::test_there_is_no_name_and_no_key",
            "tests/detainees/test_unidentified.py::test_the_look_up_by_name_leaves_them_alone",
        ),
    ),
)
