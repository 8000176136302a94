"""Planted faults, what concerns the public form and what comes in by it."""

from tests.faults.fault import Fault

_ASK = "tests/config/public/asking/test_ask.py::"
_FLOOD = "tests/config/public/asking/test_flood.py::"
_OF_ALL = "\t\t\t\tresp_headers delete\n\t\t\t}\n\t\t}\n\t}\n}\n\n# TLS"  # of the log of all sites
_LIST = "tests/families/quarantine/test_list.py::"
_TAKE = "tests/families/quarantine/test_take.py::"
_REJECT = "tests/families/quarantine/test_reject.py::"
_FORGED = "tests/faults/test_forged_intake.py::"
_AT_ONCE = "tests/faults/test_taken_at_once.py::"
_REST = "tests/families/test_numbers_at_rest.py::"

OF_INTAKE = (
    Fault(
        "what families write lies in clear",
        "families/quarantine/content.py",
        'return seal_for(Intake, "content", row, json.dumps(asdict(written)))',
        'return "1." + json.dumps(asdict(written)).encode().hex()',
        (_TAKE + "test_it_becomes_an_inquiry_with_its_number_its_card_and_its_reference",),
    ),
    Fault(
        "a number is shown again on the page that says what is wrong",
        "config/public/asking/form.py",
        'data["number"] = data[TRAP] = ""',
        'data[TRAP] = ""',
        (_ASK + "test_no_number_is_shown_again_and_the_page_says_so",),
    ),
    Fault(
        "a number in a text is shown again",
        "config/public/asking/form.py",
        'data[name] = without_numbers(data.get(name, "")[:LONGEST_SHOWN])',
        "pass",
        (_ASK + "test_no_number_is_shown_again_and_the_page_says_so",),
    ),
    Fault(
        "a number may stand in what families write",
        "config/public/asking/fields.py",
        "if isinstance(text, str) and holds_a_number(text):",
        "if False:",
        (_ASK + "test_what_cannot_be_is_said_and_nothing_typed_is_lost",),
    ),
    Fault(
        "a page that is sent twice makes two messages",
        "families/quarantine/receiving.py",
        "if before is not None:",
        "if False:",
        (_ASK + "test_a_page_that_is_sent_twice_makes_one_and_says_the_same",),
    ),
    Fault(
        "any slip is good",
        "config/public/asking/form.py",
        "        if not self.key:\n            self.add_error(",
        "        if False:\n            self.add_error(",
        (_ASK + "test_a_slip_that_is_none_of_ours_is_exchanged",),
    ),
    Fault(
        "who fills in what nobody sees is taken",
        "config/public/asking/form.py",
        "if cleaned.get(TRAP):",
        "if False:",
        (_ASK + "test_who_fills_in_what_nobody_sees_is_asked_to_empty_it",),
    ),
    Fault(
        "another page sends our form",
        "config/public/asking/views.py",
        'return "" if _is_from_here(request) else "elsewhere"',
        'return ""',
        (_ASK + "test_what_another_page_sends_is_not_taken",),
    ),
    Fault(
        "it is kept without consent",
        "config/public/asking/form.py",
        '"keep": forms.BooleanField(label=self.say["keep"], error_messages=refused),',
        '"keep": forms.BooleanField(label=self.say["keep"], error_messages=refused, required=False),',
        (_ASK + "test_what_cannot_be_is_said_and_nothing_typed_is_lost",),
    ),
    Fault(
        "the public form asks who is known",
        "families/quarantine/receiving.py",
        "        one_by_one()\n",
        "        one_by_one()\n        Intake.objects.filter(inquiry__given_ar=written.sought).first()\n",
        (_ASK + "test_the_register_is_never_asked_whoever_is_sought",),
    ),
    Fault(
        "one address floods the desk",
        "families/quarantine/limits.py",
        'if counted["here"] >= settings.INTAKE_OF_ONE_ADDRESS:',
        "if False:",
        (
            _FLOOD + "test_from_one_address_some_are_let_in_and_the_others_refused",
            _FLOOD + "test_one_connection_has_one_address_however_many_it_chooses",
        ),
    ),
    Fault(
        "many addresses flood the desk",
        "families/quarantine/limits.py",
        "return lately[:an_hour].count() >= an_hour or ",
        "return ",
        (_FLOOD + "test_from_many_addresses_no_more_than_so_many_in_an_hour",),
    ),
    Fault(
        "more waits than may",
        "families/quarantine/limits.py",
        " or Intake.objects.waiting().order_by()[:waiting].count() >= waiting",
        "",
        (_FLOOD + "test_no_more_waits_than_may",),
    ),
    Fault(
        "what is refused is counted by a write",
        "config/public/asking/views.py",
        "    unread = _why_not_read(request) if desks",
        "    count_post(source)\n    unread = _why_not_read(request) if desks",
        (_FLOOD + "test_what_is_refused_writes_nothing_and_asks_little",),
    ),
    Fault(
        "an address is counted by the same digest every day",
        "families/quarantine/limits.py",
        'f"public post {today()}".encode()',
        'b"public post"',
        (_FLOOD + "test_addresses_are_kept_for_nobody_and_forgotten",),
    ),
    Fault(
        "one desk sees what was written to another",
        "families/models/intake.py",
        "return self.filter(team__in=where(user, Right.TAKE_INQUIRIES))",
        "return self.all()",
        (_LIST + "test_each_desk_sees_its_own", _TAKE + "test_who_does_not_take_inquiries_there_takes_nothing"),
    ),
    Fault(
        "the list asks for each row",
        "families/quarantine/page.py",
        "Row(each, _read(each), each.digest in known,",
        "Row(each, _read(each), Contact.objects.filter(digest=each.digest or '').exists(),",
        (_LIST + "test_the_list_asks_no_more_for_many_than_for_one",),
    ),
    Fault(
        "what is taken stays in the quarantine too",
        "families/quarantine/workflow.py",
        "    intake.content = intake.digest = None",
        "    intake.digest = None",
        (_TAKE + "test_nothing_of_it_stays_in_the_quarantine",),
    ),
    Fault(
        "an inquiry has another reference than its family knows",
        "families/quarantine/taking.py",
        '"channel": Channel.WEB_FORM, "reference": held.reference}',
        '"channel": Channel.WEB_FORM}',
        (_TAKE + "test_it_becomes_an_inquiry_with_its_number_its_card_and_its_reference",),
    ),
    Fault(
        "the hours that are safe are lost on the way",
        "families/quarantine/taking.py",
        "if written.hours_from and written.hours_to:",
        "if False:",
        (_TAKE + "test_it_becomes_an_inquiry_with_its_number_its_card_and_its_reference",),
    ),
    Fault(
        "a stranger's message changes the card of a caller who is known",
        "families/quarantine/taking.py",
        "    if given is None or known:\n",
        "    if given is None:\n",
        (_TAKE + "test_nothing_that_a_stranger_wrote_changes_a_caller_who_is_known",),
    ),
    Fault(
        "a stranger's message changes the name of a caller who is known",
        "families/quarantine/page.py",
        "        if self.returning is not None:  #",
        "        if False:  #",
        (_TAKE + "test_nothing_that_a_stranger_wrote_changes_a_caller_who_is_known",),
    ),
    Fault(
        "what the family agreed to is lost when it is taken",
        "families/quarantine/taking.py",
        "        _agreed(held, made, by)\n",
        "",
        (_TAKE + "test_what_the_family_agreed_to_is_kept_with_the_inquiry",),
    ),
    Fault(
        "a long text holds everybody up",
        "casework/reachable.py",
        '\nADDRESS = re.compile(r"(?<![\\w.+-])[',
        '\nADDRESS = re.compile(r"[',
        (_ASK + "test_a_long_run_of_letters_is_read_in_no_time",),
    ),
    Fault(
        "mistakes of some close the form to everybody",
        "families/quarantine/limits.py",
        "READ_FOR_ONE = 20",
        "READ_FOR_ONE = 1",
        (_FLOOD + "test_mistakes_of_some_close_the_form_to_nobody_else",),
    ),
    Fault(
        "the proxy keeps from where somebody wrote",
        "deploy/Caddyfile",
        f"\t\t\t\trequest>client_ip delete\n{_OF_ALL}",
        _OF_ALL,
        (_FLOOD + "test_the_proxy_keeps_no_address_of_whoever_writes",),
    ),
    Fault(
        "two take one message at once",
        "families/quarantine/taking.py",
        "held = Intake.objects.visible_to(by).locked().get(pk=intake.pk)",
        "held = Intake.objects.visible_to(by).get(pk=intake.pk)",
        (_AT_ONCE + "test_of_two_who_take_one_at_once_one_is_told_so",),
    ),
    Fault(
        "what was rejected is destroyed before its day",
        "families/quarantine/destroying.py",
        "Intake.objects.rejected().filter(review_on__lte=today())",
        "Intake.objects.rejected()",
        (_REJECT + "test_on_its_day_it_is_destroyed_and_a_count_is_left",),
    ),
    Fault(
        "PostgreSQL lets anybody bring a message in",
        "families/sql/intake.sql",
        "                   AND username = 'system-public-page') THEN",
        "                   AND username = 'system-public-page') AND false THEN",
        (_FORGED + "test_it_is_brought_by_the_page_and_nobody_else_to_an_open_desk",),
    ),
    Fault(
        "PostgreSQL lets what was written be changed",
        "families/sql/intake.sql",
        "IF NEW.status <> 'taken' AND (NEW.content,",
        "IF false AND (NEW.content,",
        (_FORGED + "test_what_was_written_is_never_changed",),
    ),
    Fault(
        "PostgreSQL lets what waits be destroyed",
        "families/sql/intake.sql",
        "IF OLD.status <> 'rejected' OR OLD.review_on",
        "IF OLD.review_on",
        (_FORGED + "test_only_what_was_rejected_is_destroyed_and_on_its_day",),
    ),
    Fault(
        "the public form logs what it is sent",
        "config/public/asking/views.py",
        "        count_post(source)\n",
        "        count_post(source)\n"
        "        __import__('logging').getLogger('x').warning(request.POST.get('number'))\n",
        (_REST + "test_no_file_and_no_log_holds_a_number",),
    ),
)
