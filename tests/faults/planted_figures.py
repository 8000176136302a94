"""Planted faults, what concerns the board of figures, what programs read, and tokens."""

from tests.faults.fault import Fault

_COURSE = "tests/releases/figures/test_course.py::"
_BOARD = "tests/releases/figures/test_board.py::"
_WRITE = "tests/releases/figures/test_write.py::"
_PACE = "tests/releases/figures/test_pace.py::"
_TOLD = "tests/releases/figures/test_differences.py::"
_FORGED = "tests/faults/test_forged_figures.py::"
_PUBLIC = "tests/config/public/test_figures.py::"
_API = "tests/config/api/test_published.py::"
_TOKENS = "tests/accounts/test_tokens.py::"
_ENDS = "tests/accounts/test_tokens_end.py::"
_ROWS = "tests/accounts/test_tokens_rows.py::"
_METHODS = "tests/config/api/test_methods.py::"

OF_FIGURES = (
    Fault(
        "an analyst's figure is published by who wrote it",
        "releases/figures/workflow.py",
        "    if written.filter(person=by).exists() or submitted.exists():\n",
        "    if False:\n",
        (_COURSE + "test_nobody_publishes_what_they_wrote", _COURSE + "test_nobody_publishes_what_they_submitted"),
    ),
    Fault(
        "PostgreSQL lets who wrote a figure publish it",
        "releases/sql/figures.sql",
        "IF NEW.name = 'publish' AND (wrote_part(NEW.by_id, 'figure', figure.id, figure.published_at) OR EXISTS (",
        "IF NEW.name = 'publish' AND (false OR false AND EXISTS (",
        (_FORGED + "test_nobody_publishes_what_they_wrote",),
    ),
    Fault(
        "a moment of publication is named that hides who wrote since",
        "releases/sql/figures.sql",
        "        NEW.published_at := made.at;",
        "        NULL;",
        (_FORGED + "test_the_moment_of_a_publication_is_that_of_its_move",),
    ),
    Fault(
        "what was withdrawn is gone for who read it",
        "releases/models/reported.py",
        "Q(organisation__in=reads) & _stood())",
        "Q(organisation__in=reads, standing__isnull=False))",
        (_COURSE + "test_what_is_withdrawn_stands_no_more_and_says_why",),
    ),
    Fault(
        "an explanation stands on when its figures have changed",
        "releases/figures/explained.py",
        "    return not explanation.confirmed_at or ",
        "    return True or ",
        (_WRITE + "test_an_explanation_speaks_of_what_stood_there_when_it_was_confirmed",),
    ),
    Fault(
        "a lower bound has a highest number",
        "releases/figures/spans.py",
        "            return cls(Fraction(value), None)\n",
        "            return cls(Fraction(value), Fraction(value))\n",
        (_PACE + "test_what_cannot_be_said_is_said",),
    ),
    Fault(
        "ours stands beside another question",
        "releases/figures/ours.py",
        "    if said.place_ar or said.place_en or said.since or said.until:\n",
        "    if False:\n",
        (_BOARD + "test_ours_stands_only_beside_the_same_question",),
    ),
    Fault(
        "figures of one day are said to be of different moments",
        "releases/figures/differences.py",
        "must_be_before(one.said.as_of, other.said.as_of) or ",
        "True or ",
        (_TOLD + "test_criminal_cases_estimates_and_two_numbers_of_one_source",),
    ),
    Fault(
        "a part of a figure loses its bound before everybody",
        "config/public/figures.py",
        "self._bounded(part.amount, part.bound)",
        'self._bounded(part.amount, "exactly")',
        (_PUBLIC + "test_a_part_keeps_its_bound",),
    ),
    Fault(
        "what waits for a second person is public",
        "releases/models/explained.py",
        "        return self.kept().filter(confirmed_at__isnull=False)\n",
        "        return self.kept()\n",
        (_PUBLIC + "test_why_they_differ_stands_there_when_two_have_said_so",),
    ),
    Fault(
        "programs are told what is written and not what stands",
        "config/api/figures.py",
        '        "value": said.value,\n',
        '        "value": figure.value,\n',
        (_API + "test_what_is_not_published_is_not_there",),
    ),
    Fault(
        "an answer leaves out what the document promises",
        "config/api/advisories.py",
        '        "version": said.number,\n',
        "",
        (_API + "test_each_answer_has_the_shape_of_the_document",),
    ),
    Fault(
        "a withdrawn statement is read on",
        "config/api/statements.py",
        "    return Statement.objects.readable().order_by(",
        "    return Statement.objects.ever_published().order_by(",
        (_API + "test_a_statement_is_what_was_published",),
    ),
    Fault(
        "a token opens what it was not made for",
        "config/api/own/reading.py",
        "    if scope not in token.scopes:\n",
        "    if False:\n",
        (_TOKENS + "test_a_scope_is_a_scope",),
    ),
    Fault(
        "a token opens pages",
        "accounts/by_token.py",
        "        if not request.path.startswith(BELOW):\n",
        "        if not _secret(request):\n",
        (_TOKENS + "test_it_opens_no_page",),
    ),
    Fault(
        "a token in an address opens",
        "accounts/by_token.py",
        "        if MARK in request.path or (request.path.startswith(PROGRAMS) and MARK in request.get_full_path()):\n",
        "        if False:\n",
        (_TOKENS + "test_a_token_in_an_address_is_refused",),
    ),
    Fault(
        "somebody restricted goes out with a token of who may see them",
        "config/api/own/releases.py",
        "found.exclude(detainee__restricted=True).exclude(verified_revision__detainee__restricted=True)",
        "found.all()",
        (_ROWS + "test_nobody_restricted_is_in_it_whoever_may_see_them",),
    ),
    Fault(
        "a stranger without a token shuts out those who have one",
        "accounts/by_token.py",
        "if secret.startswith(MARK) else None",
        "if True else None",
        (_ROWS + "test_who_shows_no_token_shuts_nobody_out",),
    ),
    Fault(
        "a token in a path comes into the log",
        "accounts/by_token.py",
        "            return _unlogged(refused(_IN_ADDRESS, 400))\n",
        "            return refused(_IN_ADDRESS, 400)\n",
        (_ROWS + "test_no_token_comes_into_a_log",),
    ),
    Fault(
        "what an address does not know is passed over",
        "config/api/entrance.py",
        "        if name not in known:\n",
        "        if False:\n",
        (
            _METHODS + "test_what_there_is_not_to_ask_for_is_said",
            _METHODS + "test_with_a_token_the_same_is_said",
        ),
    ),
    Fault(
        "the document names a shape that it has not",
        "config/api/openapi.py",
        '    shape = {"$ref": f"#/components/schemas/{each.name}"}\n',
        '    shape = {"$ref": f"#/components/schema/{each.name}"}\n',
        ("tests/config/api/test_openapi.py::test_it_is_as_the_specification_says",),
    ),
    Fault(
        "an empty feed is another one each time",
        "config/api/answering.py",
        "super().latest_post_date() if self.items else EMPTY_SINCE",
        "super().latest_post_date()",
        ("tests/config/api/test_feeds.py::test_without_anything_new_it_is_the_same",),
    ),
    Fault(
        "what is read with a token is not recorded",
        "config/api/own/reading.py",
        "    return response if record_reading(token, what, rows) else ",
        "    return response if True else ",
        (_TOKENS + "test_each_reading_is_recorded_before_it_is_sent",),
    ),
    Fault(
        "a revoked token is used on",
        "accounts/models/tokens.py",
        "self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now(), person__is_active=True)",
        "self.filter(person__is_active=True)",
        (_ENDS + "test_its_person_and_an_administrator_revoke_it", _ENDS + "test_its_time_passes"),
    ),
    Fault(
        "a date of birth or a release goes out with a token",
        "config/api/own/releases.py",
        '"place": "place"',
        '"place": "date"',
        (_TOKENS + "test_no_personal_field_goes_out",),
    ),
)
