"""Planted faults, what concerns sources and claims: who falls, what rests on it, whose voice it is, who may know."""

from tests.faults.fault import Fault

FALLS = "tests/releases/test_claim_falls.py::"
FORGED = "tests/faults/test_forged_claims.py::"
REPEATS = "tests/releases/test_repeats.py::"
SOURCES = "tests/releases/test_sources.py::"
PROTECTED = "tests/releases/test_protected_source.py::"

FALLING = (
    Fault(
        "two of one name become one source, whatever kind is said of each",
        "releases/forms/claims.py",
        "elif kind and known and kind not in known:",
        "elif kind and known and not known:",
        ("tests/releases/test_claims.py::test_of_one_name_and_another_kind_it_is_asked_who_is_meant",),
    ),
    Fault(
        "all who are called anonymous are one voice",
        "releases/forms/claims.py",
        "        if names_nobody(named):",
        "        if not named:",
        ("tests/releases/test_claims.py::test_who_is_nobody_is_no_source",),
    ),
    Fault(
        "what rested on a claim that fell goes on counting",
        "releases/falling.py",
        "return Fallen(dispute_uncarried(resting, BECAUSE[name], sentence, by=by) if name in BECAUSE else [])",
        "return Fallen([])",
        (f"{FALLS}test_what_rested_on_it_alone_is_disputed_and_says_why",),
    ),
    Fault(
        "only the release of a claim is looked at when it falls",
        "releases/models/claims.py",
        'return self.filter(pk__in=RawSQL("SELECT claims_resting_on(%s)", [list(claims)]))',
        "return self.filter(pk__in=list(claims))",
        (f"{FALLS}test_through_a_chain_it_reaches_other_releases",),
    ),
    Fault(
        "whoever let a claim fall restores it",
        "releases/falling.py",
        "    if claim.state_by_id == by.pk:",
        "    if False:",
        (f"{FALLS}test_another_supervisor_restores_it",),
    ),
    Fault(
        "who enters finds claims false",
        "releases/falling.py",
        'Move("find-false", _("Found false"),        Right.DECIDE,',
        'Move("find-false", _("Found false"),        Right.ENTER,',
        (
            f"{FALLS}test_who_enters_does_not_find_false",
            f"{FORGED}test_postgresql_knows_the_moves_of_the_workflow_and_no_others",
        ),
    ),
    Fault(
        "PostgreSQL lets a claim fall in silence",
        "releases/sql/claims.sql",
        "    IF needed IS NULL OR made.at < transaction_timestamp() OR made.sentence = ''",
        "    IF false AND made.at IS NULL",
        (f"{FORGED}test_no_claim_falls_without_a_move_that_says_why",),
    ),
    Fault(
        "PostgreSQL lets what is not carried go on counting",
        "releases/sql/claims.sql",
        "    IF lost IS NOT NULL THEN",
        "    IF false THEN",
        (
            f"{FORGED}test_what_rests_on_a_claim_does_not_go_on_counting_without_it",
            f"{FORGED}test_nor_when_two_claims_turn_out_to_be_one",
        ),
    ),
    Fault(
        "PostgreSQL verifies what is not carried",
        "releases/sql/guards.sql",
        "            PERFORM refuse_uncarried((decided.release).id);",
        "            NULL;",
        (f"{FORGED}test_what_is_not_carried_is_not_verified",),
    ),
    Fault(
        "whoever enters sets aside what a supervisor verified",
        "releases/sql/guards.sql",
        "AND name = 'lose-claims' AND release_is_carried(subject_id)) THEN",
        "AND name = 'lose-claims' AND false) THEN",
        (f"{FORGED}test_what_is_carried_is_not_disputed_for_want_of_claims",),
    ),
    Fault(
        "who restores a claim wrote no part of the record",
        "releases/sql/claims.sql",
        "made.by_id, 'claim', clock_timestamp() FROM records_of(NEW);",
        "made.by_id, 'claim', clock_timestamp() FROM records_of(NEW) WHERE false;",
        (f"{FALLS}test_who_restores_a_claim_wrote_a_part_of_the_record",),
    ),
)

ORIGINS = (
    Fault(
        "two claims repeat each other",
        "releases/falling.py",
        "if Claim.objects.resting_on([claim.pk]).filter(pk=other.pk).exists():",
        "if claim.pk == other.pk:",
        (f"{REPEATS}test_two_do_not_repeat_each_other",),
    ),
    Fault(
        "PostgreSQL takes a circle of claims",
        "releases/sql/claims.sql",
        "    SELECT NOT EXISTS (SELECT FROM back WHERE id = told) AND (",
        "    SELECT (",
        (
            f"{REPEATS}test_postgresql_takes_no_circle",
            f"{REPEATS}test_postgresql_takes_no_circle_of_claims_that_are_made_at_once",
        ),
    ),
    Fault(
        "in PostgreSQL a copy is a claim of its own",
        "releases/sql/claims.sql",
        "WHERE back.derived_from_id IS NULL AND back.connection <> 'repeats')",
        "WHERE back.id = back.claim AND back.connection <> 'repeats')",
        (f"{REPEATS}test_postgresql_computes_the_same_bar",),
    ),
    Fault(
        "two sources that are one stay two voices",
        "releases/models/sources.py",
        "        stands = self.merged_into or self\n",
        "        stands = self\n",
        (f"{SOURCES}test_two_that_are_one_count_as_one_voice_and_keep_their_claims",),
    ),
    Fault(
        "an owner is compared by its letters alone",
        "releases/models/sources.py",
        "fold(owner) or owner) if owner.strip()",
        "owner) if owner.strip()",
        (f"{SOURCES}test_an_owner_learned_later_makes_two_one_voice",),
    ),
)

ABOUT = (
    Fault(
        "a claim about a part of a person makes nobody an author",
        "releases/migrations/0008_rules.py",
        '("detention_id", "detainees_detention", "detainee_id", "_of_detention"),',
        "",
        ("tests/releases/test_claim_about.py::test_who_adds_it_wrote_a_part_of_each_person_concerned",),
    ),
    Fault(
        "claims about somebody restricted are everybody's",
        "releases/models/claims.py",
        "return seen.exclude(AboutSomebodyClosed(named_to(user)))",
        "return seen",
        ("tests/releases/test_claim_about.py::test_of_somebody_restricted_those_named_alone_see_it",),
    ),
    Fault(
        "what is said of conditions carries a release",
        "releases/entry.py",
        'about = {"condition": record} if said.get("of_conditions") else {"release": record}',
        'about = {"release": record}',
        ("tests/releases/test_claim_about.py::test_it_carries_no_release",),
    ),
)

PROTECTION = (
    Fault(
        "a protected source keeps its name in its row",
        "releases/models/sources.py",
        '        self.name = self.owner = self.note = ""\n',
        '        self.owner = self.note = ""\n',
        (f"{PROTECTED}test_the_page_protects_it_once",),
    ),
    Fault(
        "an import writes the name of a protected source as the giver of a name",
        "releases/imports/givers.py",
        "return self._codes.get(digest_of_name(name), name) if self._codes and name else name",
        "return name",
        (f"{PROTECTED}test_an_import_finds_it_and_writes_its_code_as_the_giver",),
    ),
    Fault(
        "what a source gave before it was protected goes on naming it",
        "releases/sql/sources.sql",
        "    UPDATE detainees_name row SET given_by = source.reference FROM detainees_detainee person\n",
        "    UPDATE detainees_name row SET given_by = named FROM detainees_detainee person\n",
        (f"{PROTECTED}test_what_it_gave_before_it_was_protected_names_it_no_more",),
    ),
)
