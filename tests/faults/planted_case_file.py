"""Planted faults, what concerns case files: two people, what stays here, digests and signature."""

from tests.faults.fault import Fault

_BY_TWO = "tests/releases/case_files/test_by_two.py::"
_TOLD = "tests/releases/case_files/test_told.py::"
_SEALED = "tests/releases/case_files/test_sealed.py::"
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
        " - unnamed if sources else set()",
        " - unnamed",
        (_TOLD + "test_it_stands_there_where_it_was_approved_and_may_be_cited_with_the_name",),
    ),
    Fault(
        "a source is named that one of its claims may not be cited with",
        "releases/case_files/telling.py",
        "{claim.source_id for claim in claims} - unnamed if",
        "{claim.source_id for claim in claims if claim.cite == CiteConsent.WITH_NAME} if",
        (_TOLD + "test_it_stands_there_where_it_was_approved_and_may_be_cited_with_the_name",),
    ),
    Fault(
        "the name of a source stands in what was said",
        "releases/case_files/telling.py",
        "            shown = name.sub(code, shown)\n",
        "            pass\n",
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
        "    if piece.distressing or why_not_cited",
        "    if why_not_cited",
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
        "{ linebreak() }; said(line) }",
        '{ linebreak() }; eval(line, mode: "markup") }',
        (_HOSTILE + "test_markup_is_text",),
    ),
)
