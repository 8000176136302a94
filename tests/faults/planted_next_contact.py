"""Planted faults, what concerns the next contact, an answer in a new inquiry and its drafts, and whom news is about."""

from tests.faults.fault import Fault

_NEXT = "tests/families/test_next_contact.py::"
_NEW = "tests/families/test_answer_of_new.py::"
_NEWS = "tests/families/test_whom_news_is_about.py::"

NEXT_CONTACT = (
    Fault(
        "a next contact is agreed for any moment",
        "families/taking.py",
        "    if sentence := why_not_due(cards, agreed):\n",
        '    if sentence := "":\n',
        (_NEXT + "test_a_moment_that_is_not_safe_is_refused_in_all_three_places",),
    ),
    Fault(
        "after the last day a next contact is agreed",
        "families/hours.py",
        "    if not contacts or any(is_safe(each, due) for each in contacts):\n",
        "    if not contacts or any(is_within_hours(each, due) for each in contacts):\n",
        (_NEXT + "test_a_moment_that_is_not_safe_is_refused_in_all_three_places",),
    ),
    Fault(
        "an attempt plans the next contact at any hour",
        "families/forms/desk.py",
        "why_gone_by(due) or why_not_due([contact] if contact else self.cards, due)",
        "why_gone_by(due)",
        (_NEXT + "test_a_moment_that_is_not_safe_is_refused_in_all_three_places",),
    ),
    Fault(
        "what the priority says lies after the last day",
        "families/hours.py",
        "        latest = max(now, min(latest, midnight - _STEP))\n",
        "        latest = max(now, latest)\n",
        (_NEXT + "test_it_is_the_last_safe_moment_in_time", _NEXT + "test_what_nobody_says_is_as_safe"),
    ),
    Fault(
        "who changes the priority takes away what was agreed",
        "families/forms/desk.py",
        'due = f"{timezone.localtime(shown):%Y-%m-%d %H:%M}" if shown else ""',
        'due = ""',
        (_NEXT + "test_who_changes_the_priority_alone_leaves_what_was_agreed_and_the_history_says_it",),
    ),
    Fault(
        "the history does not say that it was planned anew",
        "families/dossier.py",
        "            *planned_events(self.inquiry, self.user),\n",
        "",
        (_NEXT + "test_who_changes_the_priority_alone_leaves_what_was_agreed_and_the_history_says_it",),
    ),
    Fault(
        "where no safe moment is left the page does not say so",
        "templates/families/inquiry.html",
        "{% if dossier.no_contact and not agreed.why_not_kept %}",
        "{% if False %}",
        (_NEXT + "test_where_no_safe_moment_is_left_none_is_planned_and_the_pages_say_so",),
    ),
    Fault(
        "a new inquiry is not answered",
        "families/answering.py",
        'return ("match", "answer") if inquiry.status == Course.NEW else ("answer",)',
        'return ("answer",)',
        (_NEW + "test_a_new_inquiry_is_answered_as_a_possible_match",),
    ),
    Fault(
        "what was edited is gone where another language is drafted",
        "families/views/answers.py",
        "    if written.split() and written.split() != now.text(begun).split():\n",
        "    if False:\n",
        (_NEW + "test_what_was_edited_is_kept_where_another_language_is_drafted_and_gone_with_the_answer",),
    ),
    Fault(
        "drafts of an answer that was told stay",
        "families/views/answers.py",
        "    forget_others(AnswerForm.once_name, inquiry.reference, by=user)\n",
        "",
        (_NEW + "test_what_was_edited_is_kept_where_another_language_is_drafted_and_gone_with_the_answer",),
    ),
    Fault(
        "who signs reads whom the caller seeks",
        "families/waiting.py",
        "return [NewsLine(each, each.inquiry.team_id in desks) for each in news]",
        "return [NewsLine(each, bool(desks) or True) for each in news]",
        (_NEWS + "test_who_signs_and_is_not_of_the_desk_reads_whom_it_is_about_and_not_who_is_sought",),
    ),
    Fault(
        "the page of bad news does not say whom it is about",
        "templates/families/news/news.html",
        "{% person_name ar=news.detainee.name_ar latin=news.detainee.name_latin %}",
        "",
        (_NEWS + "test_those_of_the_desk_read_who_is_sought_and_whom_it_is_about",),
    ),
    Fault(
        "what was changed has other names of the months",
        "casework/differences.py",
        "return say_date(day, international=months.get() == Months.INTERNATIONAL)",
        "return say_date(day, international=True)",
        (_NEWS + "test_what_was_changed_says_moments_as_every_page_does",),
    ),
    Fault(
        "who agreed that it is kept is asked once more",
        "families/agreed.py",
        "given = {Purpose.KEEP} if self.inquiry.keep_said == Said.GIVEN else set()",
        "given: set[Purpose] = set()",
        (_NEWS + "test_while_it_may_be_kept_nobody_is_asked_that_again",),
    ),
)
