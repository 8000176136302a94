"""Planted faults, what concerns case files: two people, what stays here, digests and signature."""

from tests.faults.fault import Fault

_BY_TWO = "tests/releases/case_files/test_by_two.py::"
_TOLD = "tests/releases/case_files/test_told.py::"
_SEALED = "tests/releases/case_files/test_sealed.py::"
_BACK = "tests/releases/case_files/test_taken_back.py::"
_HIDDEN = "tests/releases/case_files/test_hidden.py::"
_HOSTILE = "tests/releases/case_files/test_hostile.py::"

CASE_FILES = (
    Fault(
        "who asked for a case file approves it",
        "casework/exports/workflow.py",
        "_APPROVES = (asked_by_another, still_may, open_to_approver)",
        "_APPROVES = (still_may, open_to_approver)",
        (_BY_TWO + "test_nobody_approves_what_they_asked_for",),
    ),
    Fault(
        "PostgreSQL lets somebody approve the case file of a restricted person who may not open them",
        "releases/sql/case_files.sql",
        "           NOT case_file_is_open_to(NEW.by_id, file)\n",
        "           false\n",
        (_BY_TWO + "test_of_somebody_restricted_both_are_named",),
    ),
    Fault(
        "supervisors who may not open a restricted person see that their case file was asked for",
        "releases/models/case_files.py",
        "KEPT_FROM.append(_kept_from)",
        "_kept_from",
        (_BY_TWO + "test_of_somebody_restricted_both_are_named",),
    ),
    Fault(
        "an analyst asks for a case file",
        "releases/case_files/asking.py",
        " or why_not(by, Right.SEE_SOURCES, record.team)",
        "",
        (_BY_TWO + "test_only_a_supervisor_of_the_team_asks",),
    ),
    Fault(
        "who a source is stands in a case file though nobody approved it",
        "releases/case_files/telling.py",
        "for claim in claims} - unnamed if sources else set()",
        "for claim in claims} - unnamed",
        (_TOLD + "test_it_stands_there_where_it_was_approved_and_may_be_cited_with_the_name",),
    ),
    Fault(
        "a source is named that one of its claims may not be cited with",
        "releases/case_files/telling.py",
        "{claim.source.voice for claim in claims} - unnamed if",
        "{claim.source.voice for claim in claims if may_be_named(claim)} if",
        (_TOLD + "test_it_stands_there_where_it_was_approved_and_may_be_cited_with_the_name",),
    ),
    Fault(
        "the name of a source stands in what was said",
        "releases/case_files/telling.py",
        'return typed(self._hidden.left_out(str(text), _("[name left out]")))',
        "return typed(text)",
        (_TOLD + "test_who_a_source_is_stands_nowhere",),
    ),
    Fault(
        "words and files leave without consent to cite",
        "releases/case_files/telling.py",
        'return "" if claim.cite in CITED else LeftOut.NO_CONSENT.value',
        'return ""',
        (_TOLD + "test_without_consent_neither_words_nor_files_leave",),
    ),
    Fault(
        "a telephone number leaves within a text",
        "releases/case_files/saying.py",
        'return plain(without_numbers(str(text), _("[number left out]")))',
        "return plain(text)",
        (_TOLD + "test_numbers_and_addresses_within_words_are_left_out",),
    ),
    Fault(
        "identity numbers leave without their own approval",
        "releases/case_files/of_person.py",
        "    if not teller.numbers:\n",
        "    if False:\n",
        (_TOLD + "test_identity_numbers_leave_by_an_approval_of_their_own",),
    ),
    Fault(
        "a distressing picture is printed",
        "releases/case_files/custody.py",
        "    closed = piece.distressing or ",
        "    closed = ",
        (_TOLD + "test_what_is_distressing_is_not_printed",),
    ),
    Fault(
        "that a file of evidence went out is not written down",
        "releases/case_files/content.py",
        "            note(piece, what, by=by)\n",
        "            pass\n",
        (_BY_TWO + "test_each_download_stands_in_the_chain_of_custody",),
    ),
    Fault(
        "a signature by anybody is one of ours",
        "accounts/signing.py",
        "        return False\n",
        "        return True\n",
        (_SEALED + "test_what_is_signed_by_another_key_is_not_ours",),
    ),
    Fault(
        "typed text is read as markup",
        "releases/case_files/typst/case_file.typ",
        "{ left }, said(line))) }",
        '{ left }, eval(line, mode: "markup"))) }',
        (_HOSTILE + "test_markup_is_text",),
    ),
    Fault(
        "a source that took its words back is named",
        "releases/case_files/telling.py",
        " and claim.state != ClaimState.WITHDRAWN",
        "",
        (_BACK + "test_who_took_their_words_back_is_named_nowhere",),
    ),
    Fault(
        "somebody restricted stands in another one's case file by a link",
        "releases/case_files/of_person.py",
        " and not line.other.restricted]",
        "]",
        (_BACK + "test_somebody_restricted_stands_in_nobody_elses",),
    ),
    Fault(
        "what is said of a link to somebody restricted stands in a case file",
        "releases/case_files/matter.py",
        "for claim in told if not self._of_somebody_closed(claim)]",
        "for claim in told]",
        (_BACK + "test_somebody_restricted_stands_in_nobody_elses",),
    ),
    Fault(
        "what fell after it was made is handed out",
        "releases/case_files/content.py",
        "is not None and not still_holds(kept):",
        "is not None and False:",
        (_BACK + "test_what_falls_after_it_was_made_is_handed_to_nobody",),
    ),
    Fault(
        "PostgreSQL lets be handed out what fell after it was made",
        "releases/sql/case_files.sql",
        "    IF file.id IS NOT NULL AND NOT case_file_holds(file) THEN",
        "    IF false THEN",
        (_BACK + "test_what_falls_after_it_was_made_is_handed_to_nobody",),
    ),
    Fault(
        "the address of a post leads to a source that is not told",
        "releases/case_files/custody.py",
        "told = teller.names(piece.claim) and not",
        "told = not",
        (_HIDDEN + "test_the_address_of_a_post_leads_to_its_source",),
    ),
    Fault(
        "a name of a source is looked for as it is spelt and not otherwise",
        "releases/case_files/hiding.py",
        "found = [Word(*each.span(), without_article(fold(each[0])))",
        "found = [Word(*each.span(), each[0])",
        (_HIDDEN + "test_a_name_is_found_however_it_is_spelt",),
    ),
    Fault(
        "that identity numbers went out is not written down",
        "releases/case_files/content.py",
        "        if self.export.numbers_approved and self.case_file.detainee is not None:\n",
        "        if False:\n",
        (_BACK + "test_that_numbers_were_shown_to_somebody_is_kept",),
    ),
)
