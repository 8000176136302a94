"""Faults of what lists say of each row, and of how pages ask and what follows a change."""

from tests.faults.fault import Fault

QUESTIONS = "tests/accounts/test_questions.py::"

LISTS = (
    Fault(
        "the list of releases says of every row that it is verified",
        "templates/releases/row.html",
        "{% if asked.at_work %}",
        "{% if at_work %}",
        ("tests/releases/test_list_verified.py::test_each_row_says_its_own_state",),
    ),
    Fault(
        "who reads what is verified sorts sightings and fates by a date that nobody verified",
        "releases/findings/listed.py",
        'LISTING_VERIFIED = Listing({"entered": "id"}, default="-entered")',
        'LISTING_VERIFIED = Listing({"entered": "id", "date": "date"}, default="-entered")',
        (
            "tests/releases/findings/test_list.py::"
            "test_a_change_that_nobody_verified_is_sorted_and_found_by_those_who_work_on_it_alone",
        ),
    ),
    Fault(
        "who reads what is verified finds sightings and fates by what nobody verified",
        "releases/findings/listed.py",
        'self._of = "" if at_work else "verified_revision__"',
        'self._of = ""',
        (
            "tests/releases/findings/test_list.py::"
            "test_a_change_that_nobody_verified_is_sorted_and_found_by_those_who_work_on_it_alone",
        ),
    ),
    Fault(
        "a box that one ticked is drawn as not ticked",
        "config/interface/ways.py",
        "value.label, ticked=value.chosen)",
        "value.label, ticked=False)",
        ("tests/config/interface/test_ways.py::test_each_value_has_a_box_and_what_is_ticked_stands_first",),
    ),
    Fault(
        "what a value is called is drawn as markup",
        "config/interface/ways.py",
        "<span>{escaped(label)}</span></label>",
        "<span>{label}</span></label>",
        ("tests/config/interface/test_ways.py::test_nothing_is_drawn_as_markup",),
    ),
    Fault(
        "who may have entered what waits is asked for one by one",
        "casework/teams.py",
        ".only(*NAME_COLUMNS)",
        '.only("pk")',
        ("tests/releases/verdicts/test_queue.py::test_more_people_to_choose_from_cost_no_more_questions",),
    ),
    Fault(
        "who entered a person with a detention and a release is followed three times",
        "casework/outbox.py",
        "in dict.fromkeys((entry.task, tuple(sorted(entry.ids.items()))) for entry in entries):",
        "in [(entry.task, tuple(sorted(entry.ids.items()))) for entry in entries]:",
        ("tests/casework/test_outbox.py::test_what_several_changes_ask_for_is_handed_over_once",),
    ),
    Fault(
        "of several who are asked about in one message only the first is",
        "casework/outbox.py",
        "    several = [ids] if isinstance(ids, int) else ids\n",
        "    several = [ids] if isinstance(ids, int) else ids[:1]\n",
        (
            "tests/casework/test_outbox.py::test_what_cannot_be_asked_about_keeps_nothing_from_the_others",
            "tests/releases/suspicion/test_asked_after.py::test_several_are_asked_about_at_once_and_each_has_its_flag",
        ),
    ),
    Fault(
        "of several who are compared with the register at once only the first is",
        "detainees/linkage/near.py",
        "pair for pk in persons for pair in",
        "pair for pk in list(persons)[:1] for pair in",
        ("tests/detainees/linkage/test_look_near.py::test_the_night_finds_no_other_pairs",),
    ),
    Fault(
        "what a worker had read before a change stands after it",
        "detainees/linkage/near.py",
        "    look(*(pk for pk, each in as_compared.items() if now.get(pk) != each))\n",
        "",
        (
            "tests/detainees/linkage/test_changed_meanwhile.py::"
            "test_the_pair_that_the_change_speaks_against_does_not_stay",
        ),
    ),
    Fault(
        "one of whom a task cannot be asked keeps the others from being asked about",
        "casework/outbox.py",
        "        _one_by_one(several, ask)\n",
        "        raise\n",
        ("tests/casework/test_outbox.py::test_what_cannot_be_asked_about_keeps_nothing_from_the_others",),
    ),
    Fault(
        "a burst is handed over in messages without end",
        "casework/outbox.py",
        "        for start in range(0, len(asked), TOGETHER):\n            some = asked[start : start + TOGETHER]\n",
        "        for some in [asked]:\n",
        ("tests/casework/test_outbox.py::test_a_task_that_can_is_asked_of_several_records_in_one_message",),
    ),
    Fault(
        "a thread asks through the connection of another one",
        "accounts/questions.py",
        "        answering.connection = connections[self._made.db]\n",
        "",
        (QUESTIONS + "test_another_thread_asks_through_its_own_connection",),
    ),
    Fault(
        "whoever asks is told what the first who asked may see",
        "accounts/questions.py",
        "return Asker(frozenset(rights_of(person).items()))",
        'return asker.__dict__.setdefault("first", Asker(frozenset(rights_of(person).items())))',
        (
            QUESTIONS + "test_two_who_ask_are_told_what_each_may_see",
            QUESTIONS + "test_who_is_given_a_right_or_loses_it_is_told_so_at_once",
        ),
    ),
    Fault(
        "what is one colleague's own is told to another with the same rights",
        "accounts/questions.py",
        "    return replace(asker(person), pk=person.pk)\n",
        '    return asker.__dict__.setdefault("own", replace(asker(person), pk=person.pk))\n',
        (QUESTIONS + "test_what_is_ones_own_is_asked_by_each_for_themselves",),
    ),
    Fault(
        "what waits is counted to its end",
        "accounts/questions.py",
        "({text} LIMIT %s) counted",
        "({text} OFFSET 0 * %s) counted",
        (QUESTIONS + "test_how_many_there_are_is_counted_no_further_than_asked",),
    ),
    Fault(
        "rows are grouped by what is filled in",
        "accounts/questions.py",
        'no column by which rows are grouped."""\n        return []\n',
        'no column by which rows are grouped."""\n        return [self]\n',
        (QUESTIONS + "test_rows_that_are_grouped_are_counted_as_the_queryset_counts_them",),
    ),
    Fault(
        "who is changed between two questions of a worker is compared by the first",
        "detainees/linkage/near.py",
        "    as_compared = fingerprints(persons.keys())\n"
        "    others = {pk: {*_near(each), *_numbered(each), *_paired(each)} - {pk} for pk, each in persons.items()}\n",
        "    others = {pk: {*_near(each), *_numbered(each), *_paired(each)} - {pk} for pk, each in persons.items()}\n"
        "    as_compared = fingerprints(persons.keys())\n",
        (
            "tests/detainees/linkage/test_changed_meanwhile.py::"
            "test_the_pair_that_the_change_speaks_against_does_not_stay",
        ),
    ),
    Fault(
        "the moment of the first page stands in the question of all",
        "accounts/questions.py",
        "if any(isinstance(each, date | time) and each != BEFORE_ALL for each in places):",
        "if False:",
        (QUESTIONS + "test_a_moment_is_no_part_of_a_text",),
    ),
    Fault(
        "what pages leave in cycles is collected while another is drawn",
        "config/collector.py",
        "            del self._answer\n            _collect()\n",
        "            del self._answer\n",
        ("tests/config/test_collector.py::test_what_a_page_left_in_cycles_goes_when_it_has_been_answered",),
    ),
    Fault(
        "the worker waits for the pages in its own session alone",
        "config/embedded/processes.py",
        "            AUTOGROUP.write_text(str(nice))\n",
        "",
        ("tests/config/test_niceness.py::test_a_part_that_waits_for_the_others_does_so_in_its_session_and_as_one",),
    ),
    Fault(
        "a style sheet is handed out with the name that it had before a part of it changed",
        "config/static_files.py",
        "            paths[name] = self, name\n",
        "",
        ("tests/config/test_static_files.py::test_it_has_another_name_as_soon_as_a_part_changes",),
    ),
    Fault(
        "each process of the worker loads for itself what it needs",
        "config/celery.py",
        'app.conf.include = ["config.before_forking"]\n',
        "",
        (
            "tests/config/test_before_forking.py::"
            "test_the_worker_has_loaded_what_its_processes_need_before_they_are_forked",
        ),
    ),
)
