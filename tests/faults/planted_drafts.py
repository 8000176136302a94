"""Planted faults: what is typed in a long form is kept, is nobody else's, and is not kept where it may not be."""

from tests.faults.fault import Fault

_OFFERED = "tests/releases/test_offered.py::"
_REPEATS = "tests/releases/test_repeats_offered.py::"
_SOURCELESS = "tests/releases/test_enter_draft.py::"
_KEPT = "tests/config/test_drafts_kept.py::"
_NEWS = "tests/families/test_bad_news_begun.py::"
_REFUSED = "tests/families/test_refused_meanwhile.py::"

DRAFTS = (
    Fault(
        "of what was begun those alone are counted that the page names",
        "casework/begun.py",
        "return len(self.others) if len(self.others) < OFFERED else self._mine.count()",
        "return len(self.others)",
        (_OFFERED + "test_all_that_was_begun_is_counted_and_can_be_reached",),
    ),
    Fault(
        "a source is offered itself, and sources that are not there",
        "releases/forms/claims.py",
        "field.widget.choices = _sources(numbers)",
        "pass",
        (
            _REPEATS + "test_a_page_of_one_source_offers_none_to_be_repeated",
            _REPEATS + "test_each_source_is_offered_the_other_ones",
        ),
    ),
    Fault(
        "a draft of a release needs a source",
        "releases/submission.py",
        "self.claims.let_empty_rest()",
        "pass",
        (_SOURCELESS + "test_a_draft_is_kept_without_a_source",),
    ),
    Fault(
        "what is submitted needs no source on the page",
        "releases/submission.py",
        "if data is not None and DRAFT in data:",
        "if data is not None:",
        (_SOURCELESS + "test_what_is_submitted_names_its_source",),
    ),
    Fault(
        "of a source that is half typed in a draft nothing is said",
        "releases/forms/claims.py",
        'return any(value not in (None, "", False, [], field.initial) for field, value in fields)',
        "return False",
        (_SOURCELESS + "test_a_row_in_which_something_stands_is_looked_at",),
    ),
    Fault(
        "a transcript is kept nowhere while it is typed",
        "templates/releases/evidence/transcript.html",
        "      {{ once.once }}\n",
        "",
        (_KEPT + "test_what_was_typed_stands_in_the_form_again",),
    ),
    Fault(
        "a statement that was sent stays as something that was not",
        "releases/views/statements.py",
        "return changing.store(lambda: _changed(request, found, form))",
        "return redirect(_changed(request, found, form))",
        (_KEPT + "test_it_is_gone_when_it_is_sent_and_sent_twice_is_once",),
    ),
    Fault(
        "what somebody changed meanwhile is overwritten by what was begun before",
        "casework/begun.py",
        'stale = form.is_bound and form.cleaned_data.get("version") != version',
        "stale = form.is_bound and not form.cleaned_data",
        (_KEPT + "test_what_somebody_changed_meanwhile_is_said_as_one_goes_on",),
    ),
    Fault(
        "the numbers of a report are shown to who takes no inquiries any more",
        "families/begun.py",
        'IDENTIFIERS = frozenset({"numbers",',
        'IDENTIFIERS = frozenset({"number",',
        (_KEPT + "test_the_identifiers_of_a_report_are_sealed_and_closed_with_the_role",),
    ),
    Fault(
        "what was begun about an inquiry outlives it",
        "families/erasing.py",
        "        forget_about(inquiry.reference, *reports, by=by)\n",
        "",
        (_KEPT + "test_of_an_inquiry_that_is_destroyed_nothing_that_was_begun_stays_or_is_kept",),
    ),
    Fault(
        "an open page keeps again what was destroyed",
        "casework/views/drafts.py",
        "if sentence := form.why_not_kept(about):",
        "if sentence := None:",
        (_KEPT + "test_of_an_inquiry_that_is_destroyed_nothing_that_was_begun_stays_or_is_kept",),
    ),
    Fault(
        "drafts of one form cannot be told apart",
        "templates/drafts/line.html",
        "{% if line.called %} <bdi>{{ line.called }}</bdi>{% endif %}",
        "",
        ("tests/releases/test_drafts.py::test_drafts_are_told_apart_by_the_names_typed_in_them",),
    ),
    Fault(
        "a note that is kept in clear takes a telephone number",
        "releases/forms/findings.py",
        "note = TextWithoutNumbers(",
        "note = TextWithoutNumbers.__base__(",
        ("tests/house/test_texts.py::test_texts_refuse_numbers",),
    ),
    Fault(
        "who goes back to a page gets a part of it",
        "config/interface/page.py",
        "not htmx or htmx.history_restore_request or",
        "not htmx or",
        ("tests/config/interface/test_framed.py::test_whoever_wants_all_of_it_gets_all_of_it",),
    ),
    Fault(
        "bad news that a colleague's closing refuses is lost",
        "families/views/news.py",
        "if refused := refuse_and_keep(request, why_not_write(found, user), NewsForm.once_name, found.reference):",
        "if refused := _refuse(why_not_write(found, user)):",
        (_NEWS + "test_what_is_refused_because_it_was_closed_meanwhile_is_shown_and_kept",),
    ),
    Fault(
        "what was typed about an inquiry that was closed meanwhile is lost",
        "casework/refusing.py",
        "    if not typed:\n",
        "    if typed is not why:\n",
        (_REFUSED + "test_an_attempt", _REFUSED + "test_another_number_and_its_card"),
    ),
)
