"""Planted faults, what concerns families: a caller's number, the desk, the course of an inquiry, drafts."""

from tests.faults.fault import Fault

_REST = "tests/families/test_numbers_at_rest.py::"
_SHOW = "tests/families/test_show_number.py::"
_DESK = "tests/families/test_desk.py::"
_COURSE = "tests/families/test_course.py::"
_TAKE = "tests/families/test_take_call.py::"
_DRAFTS = "tests/families/test_drafts.py::"
_CALLERS = "tests/families/test_returning.py::"
_WEB = "tests/families/quarantine/test_take.py::"
_NO_MORE = "tests/families/test_no_more_contact.py::"
_MEANWHILE = "tests/faults/test_caller_meanwhile.py::"

FAMILIES = (
    Fault(
        "a caller's number lies in clear beside the sealed one",
        "families/taking.py",
        '    card = {"time_zone": zone, ',
        '    card = {"who_answers": reached.given.text, "time_zone": zone, ',
        (_REST + "test_no_table_holds_a_number",),
    ),
    Fault(
        "a note may hold a number",
        "casework/reachable.py",
        "if isinstance(text, str) and holds_a_number(text):",
        "if False:",
        (_REST + "test_no_table_holds_a_number", _TAKE + "test_what_cannot_be_is_said_and_nothing_typed_is_lost"),
    ),
    Fault(
        "a draft that comes late is kept again",
        "casework/drafts.py",
        "if was_sent(by, form, key):",
        "if False:",
        (_DRAFTS + "test_it_is_gone_when_the_call_is_kept_and_nothing_late_brings_it_back",),
    ),
    Fault(
        "somebody else's draft opens",
        "casework/models/drafts.py",
        "return self.kept_by(user.pk) if user.pk else self.none()",
        'return self.order_by("-kept_at", "-pk")',
        (_DRAFTS + "test_nobody_else_opens_or_throws_it_away",),
    ),
    Fault(
        "a number is shown without a reason",
        "families/views/contacts.py",
        'if not form.is_valid() or (warning and not form.cleaned_data["despite"]):',
        'form.is_valid()\n    if request.method == "GET" or (warning and not form.cleaned_data["despite"]):',
        (_SHOW + "test_it_is_shown_for_a_reason_that_is_kept",),
    ),
    Fault(
        "out of the safe hours nobody is asked twice",
        "families/views/contacts.py",
        "    warning = warning_for(contact, moment)\n",
        "    warning = None\n",
        (_SHOW + "test_where_it_is_not_safe_it_warns_and_asks_a_second_time",),
    ),
    Fault(
        "PostgreSQL lets a number be shown at any hour",
        "families/sql/contacts.sql",
        "IF NOT NEW.despite AND NOT is_safe_moment(contact, NEW.at) THEN",
        "IF false THEN",
        (_SHOW + "test_postgresql_keeps_what_was_shown_and_refuses_what_was_not_asked_twice",),
    ),
    Fault(
        "that a number was shown is not kept",
        "families/calling.py",
        "CallerNumberShown.objects.create(contact=contact,",
        "dict(contact=contact,",
        (_SHOW + "test_it_is_shown_for_a_reason_that_is_kept", _SHOW + "test_the_history_of_the_inquiry_tells_it"),
    ),
    Fault(
        "the page of an inquiry has the whole number",
        "families/dossier.py",
        'return masked(opened(contact, "number"))',
        'return opened(contact, "number")',
        (_SHOW + "test_no_other_page_has_more_than_the_end_of_it",),
    ),
    Fault(
        "another desk sees the inquiries",
        "families/models/inquiries.py",
        '        """Inquiries of the teams in which `user` takes some: one desk does not see the other\'s."""\n'
        "        return self.filter(team__in=where(user, Right.TAKE_INQUIRIES))",
        '        """Everybody\'s."""\n'
        "        return self.filter(pk__gt=0 if where(user, Right.TAKE_INQUIRIES) else 1 << 40)",
        (_DESK + "test_each_desk_sees_its_own",),
    ),
    Fault(
        "another desk is told who called before",
        "families/callers.py",
        '    callers = Contact.objects.visible_to(user).filter(digest=given.digest).values("relative")\n'
        "    found = Inquiry.objects.visible_to(user).filter(",
        '    callers = Contact.objects.filter(digest=given.digest).values("relative")\n'
        "    found = Inquiry.objects.filter(",
        (_CALLERS + "test_another_desk_is_told_nothing",),
    ),
    Fault(
        "analysts take inquiries",
        "accounts/rights.py",
        "_ANSWERS = (Role.SUPERVISOR, Role.LIAISON)",
        "_ANSWERS = (Role.SUPERVISOR, Role.LIAISON, Role.ANALYST)",
        (_SHOW + "test_nobody_else_is_shown_it", _COURSE + "test_who_moves_an_inquiry"),
    ),
    Fault(
        "a restricted person is told of in an inquiry",
        "families/lines.py",
        "Detainee.objects.visible_to(who.person).listed()",
        "Detainee.objects.listed()",
        (_COURSE + "test_who_is_restricted_later_is_no_longer_seen_in_the_inquiry",),
    ),
    Fault(
        "a restricted person is chosen by a reference",
        "families/matching.py",
        "    found = Detainee.objects.visible_to(user).filter(reference=reference).first()\n"
        "    standing = found and Detainee.objects.visible_to(user).filter(pk=found.standing_id).first()",
        "    found = Detainee.objects.filter(reference=reference).first()\n"
        "    standing = found and Detainee.objects.filter(pk=found.standing_id).first()",
        (_TAKE + "test_a_restricted_person_is_never_chosen_and_answers_like_nobody",),
    ),
    Fault(
        "a move of an inquiry needs nobody chosen",
        "families/workflow.py",
        "return None if inquiry.detainee_id else _(",
        "return None if True else _(",
        (_COURSE + "test_a_possible_match_is_with_somebody_and_not_the_person_lets_them_go",),
    ),
    Fault(
        "PostgreSQL lets a state of an inquiry be written past its moves",
        "families/sql/inquiries.sql",
        "    IF made.at IS NULL OR made.at < transaction_timestamp()\n       OR",
        "    IF false AND",
        (_COURSE + "test_postgresql_refuses_what_no_page_does",),
    ),
    Fault(
        "an unverified release stands at the top of the desk",
        "families/models/inquiries.py",
        "Exists(releases.filter(verified_revision__detainee__in=",
        "Exists(Release.objects.filter(detainee__in=",
        (_DESK + "test_a_verified_release_of_the_person_stands_at_the_top_when_it_is_there",),
    ),
    Fault(
        "a body given back is told as good news",
        "families/models/inquiries.py",
        ".counted().filter(verified_revision__mode__in=_FREED)",
        ".counted()",
        (_DESK + "test_a_body_given_back_is_no_good_news_and_a_restricted_persons_release_no_news",),
    ),
    Fault(
        "after a merge an inquiry does not follow its person",
        "families/lines.py",
        "standing = {pk: entries[chosen[pk]].standing_id for pk in chosen if chosen[pk] in entries}",
        "standing = {pk: chosen[pk] for pk in chosen if chosen[pk] in entries}",
        (_DESK + "test_a_merge_and_its_undoing_leave_an_inquiry_where_it_belongs",),
    ),
    Fault(
        "another way to the same telephone knows of no safe hours",
        "families/taking.py",
        "    if strict is None:",
        "    if True:",
        (_WEB + "test_the_same_number_by_another_way_is_no_way_around_what_a_caller_asked_for",),
    ),
    Fault(
        "a new way to reach a caller forgets that they want no contact",
        "families/taking.py",
        "min((each.not_after for each in others if",
        "min((each.not_after for each in others[:0] if",
        (_WEB + "test_the_same_number_by_another_way_is_no_way_around_what_a_caller_asked_for",),
    ),
    Fault(
        "who asks for no more contact may be called until midnight where they are",
        "families/calling.py",
        "yesterday = day_before(contact, now)",
        "yesterday = datetime.fromtimestamp(now.timestamp() - 86_400, now.tzinfo).date()",
        (_NO_MORE + "test_from_that_hour_on_no_hour_is_safe_where_the_caller_is",),
    ),
    Fault(
        "what a page had read of a caller is stored once more with what they say now",
        "families/taking.py",
        "change_caller(held, said, by=by)",
        'change_caller(held, {"identity": caller.identity, **said}, by=by)',
        (
            _MEANWHILE + "test_a_check_that_lapses_while_the_caller_calls_again_has_lapsed",
            _MEANWHILE + "test_a_caller_who_was_read_before_the_check_lapsed_is_read_anew",
        ),
    ),
)
