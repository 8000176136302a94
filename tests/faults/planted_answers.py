"""Planted faults, what concerns answers to families: the wish, the one sentence, the gate, who is told again."""

from tests.faults.fault import Fault

_ANSWER = "tests/families/test_answer.py::"
_AGAIN = "tests/families/test_told_again.py::"
_NEWS = "tests/families/test_bad_news.py::"
_ONCE = "tests/faults/test_told_at_once.py::"

ANSWERS = (
    Fault(
        "bad news of one person goes to the family of another",
        "families/sql/news.sql",
        "SELECT coalesce(stands_for(news.detainee_id) = person_of_news(news.kind, inquiry)",
        "SELECT coalesce(true",
        (_NEWS + "test_it_is_told_to_no_family_that_seeks_somebody_else",),
    ),
    Fault(
        "bad news goes to a caller whose check no longer counts",
        "families/sql/news.sql",
        "       AND identity_for(inquiry) IN ('known', 'questions', 'called-back', 'document')\n",
        "",
        (_NEWS + "test_it_is_told_to_no_caller_whose_check_no_longer_counts",),
    ),
    Fault(
        "a wish that was said of another entry of the person does not bind",
        "families/sql/answers.sql",
        "WHERE release.detainee_id = ANY (entries_of(person)) AND (w.said).wish <> 'not-asked'",
        "WHERE release.detainee_id = person AND (w.said).wish <> 'not-asked'",
        (_ANSWER + "test_what_a_person_said_last_binds_for_all_their_releases",),
    ),
    Fault(
        "what only one family knows lets somebody hear of everybody",
        "families/sql/answers.sql",
        "SELECT CASE WHEN caller.identity IN ('questions', 'called-back') AND EXISTS (",
        "SELECT CASE WHEN false AND EXISTS (",
        (_ANSWER + "test_what_only_one_family_knows_is_no_check_for_somebody_else",),
    ),
    Fault(
        "a death that comes in by a merge is told to nobody",
        "families/sql/answers.sql",
        "entries_of(NEW.id) || entries_of(OLD.merged_into_id)\n"
        "                                             || entries_of(NEW.merged_into_id))), false);",
        "ARRAY[NEW.id] || entries_of(OLD.merged_into_id))), false);",
        (_AGAIN + "test_a_death_that_comes_in_by_a_merge",),
    ),
    Fault(
        "who is told nothing because nobody may be told hears other words than who is not found",
        "families/drafting.py",
        "    if hears is not Hears.RELEASE or revision is None:\n",
        "    if revision is not None and hears is Hears.NOTHING:\n"
        "        return no_more(language)\n    if hears is not Hears.RELEASE or revision is None:\n",
        (_ANSWER + "test_who_may_not_be_told_hears_the_words_of_who_is_not_found",),
    ),
    Fault(
        "a caller is told whose identity nobody checked",
        "families/disclosure.py",
        "if identity not in CHECKED:",
        "if False:",
        (_ANSWER + "test_postgresql_asks_the_same_as_the_page",),
    ),
    Fault(
        "PostgreSQL takes an answer that the wish does not allow",
        "families/sql/answers.sql",
        "       OR told.kind = 'release' AND NOT allowed OR told.kind IN ('will-ask', 'again') AND allowed\n",
        "",
        (_ANSWER + "test_postgresql_refuses_what_the_wish_does_not_allow",),
    ),
    Fault(
        "PostgreSQL takes an answer on a revision that does not stand",
        "families/sql/answers.sql",
        "IF standing IS DISTINCT FROM told.revision_id THEN",
        "IF false THEN",
        (_ANSWER + "test_postgresql_refuses_a_revision_that_does_not_stand_and_another_persons",),
    ),
    Fault(
        "what a caller is told has the conditions of the release in it",
        "families/drafting.py",
        "    if again:\n",
        "    yield revision.undertaking\n    if again:\n",
        (_ANSWER + "test_what_is_drafted_tells_the_day_the_place_and_nothing_besides",),
    ),
    Fault(
        "nobody sees that a wish is awaited",
        "families/sql/answers.sql",
        "WHEN (NEW.kind = 'will-ask') EXECUTE FUNCTION await_wish();",
        "WHEN (false) EXECUTE FUNCTION await_wish();",
        (_ANSWER + "test_we_will_ask_lets_those_who_follow_up_see_that_somebody_waits_and_not_who",),
    ),
    Fault(
        "what is told stays at the top of the desk",
        "families/waiting.py",
        "return waiting.with_release(user, told=Answer.objects.on_what_stands()).listed()",
        "return waiting.with_release(user).listed()",
        (_ANSWER + "test_the_top_of_the_desk_is_what_was_not_told_yet",),
    ),
    Fault(
        "who was told of a release that is disputed now is not listed",
        "families/sql/answers.sql",
        "CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON releases_release FOR EACH ROW\nWHEN (OLD",
        "CREATE OR REPLACE TRIGGER shake_answers AFTER UPDATE ON releases_release FOR EACH ROW\nWHEN (false AND OLD",
        (_AGAIN + "test_a_release_that_does_not_stand_any_more",),
    ),
    Fault(
        "who was told before the wish was withdrawn is not listed",
        "families/sql/answers.sql",
        "       AND (told.kind <> 'release' OR wish.wish = 'checked-relative'",
        "       AND (true OR wish.wish = 'checked-relative'",
        (_AGAIN + "test_a_wish_that_is_withdrawn_and_that_no_more_is_said_clears_it",),
    ),
    Fault(
        "bad news goes out with one signature",
        "families/news/gate.py",
        "if news.signatures.count() < SIGNATURES:",
        "if not news.signatures.exists():",
        (_NEWS + "test_with_fewer_than_two_signatures_nothing_goes_out",),
    ),
    Fault(
        "PostgreSQL lets bad news out with one signature",
        "families/sql/news.sql",
        "AND by_id <> news.written_by_id) < 2 THEN",
        "AND by_id <> news.written_by_id) < 1 THEN",
        (_NEWS + "test_with_fewer_than_two_signatures_nothing_goes_out",),
    ),
    Fault(
        "two families of one person are told at a time",
        "families/news/writing.py",
        "            sentence = sentence or _another_is_told(person)\n",
        "",
        (_NEWS + "test_one_family_of_a_person_is_told_at_a_time",),
    ),
    Fault(
        "a death that nobody verified is told",
        "families/news/writing.py",
        "verified = Finding.objects.visible_to(user).verified().filter(detainee__in=entries)",
        "verified = Finding.objects.visible_to(user).filter(detainee__in=entries)",
        (_NEWS + "test_no_fate_is_offered_that_nobody_verified",),
    ),
    Fault(
        "a supervisor of any team signs",
        "families/models/news.py",
        "return Team.objects.filter(pk__in=where(user, Right.SIGN_BAD_NEWS), family_centre=True)",
        "return Team.objects.filter(pk__in=where(user, Right.SIGN_BAD_NEWS))",
        (_NEWS + "test_supervisors_of_the_family_centre_sign_and_nobody_else",),
    ),
    Fault(
        "of two who answer at once nobody waits",
        "families/answering.py",
        "held = Inquiry.objects.visible_to(by).locked().get(pk=inquiry.pk)",
        "held = Inquiry.objects.visible_to(by).for_rows().get(pk=inquiry.pk)",
        (_ONCE + "test_of_two_who_answer_at_once_one_is_told_so",),
    ),
)
