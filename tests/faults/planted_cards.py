"""Planted faults, what concerns the safety card where something is recorded, and words that are on the page or not."""

from tests.faults.fault import Fault

_CARD = "tests/families/test_against_the_card.py::"
_BEFORE = "tests/families/test_before_an_answer.py::"
_SHARE = "tests/families/test_share.py::"
_WORDS = "tests/families/test_words_read_out.py::"
_HOUSE = "tests/house/test_conditions.py::"

CARDS = (
    Fault(
        "with script nobody can name the fate on which a death stands",
        "templates/families/news/new.html",
        'when="kind=death,detained-again"',
        'when="kind=death detained-again"',
        (_HOUSE + "test_values_are_separated_as_the_script_separates_them",),
    ),
    Fault(
        "another desk reads that no code word was agreed where one was",
        "families/dossier.py",
        "word_withheld=bool(self.code_word)",
        "word_withheld=False",
        (_SHARE + "test_the_word_agreed_with_our_desk_is_not_in_the_card_of_another",),
    ),
    Fault(
        "a message is left against the card and nobody is asked twice",
        "families/forms/desk.py",
        'if self.against_card and not cleaned.get("despite"):',
        "if False:",
        (_CARD + "test_a_message_that_may_not_be_left_is_asked_twice_and_stands_in_the_history",),
    ),
    Fault(
        "a caller is told by a message that their card does not let",
        "families/answering.py",
        "if against and not saying.despite:",
        "if False:",
        (_CARD + "test_who_tells_past_the_page_is_refused",),
    ),
    Fault(
        "PostgreSQL lets a message go against the card unasked",
        "families/sql/messages.sql",
        "IF against AND NOT NEW.against_card THEN",
        "IF false THEN",
        (_CARD + "test_who_tells_past_the_page_is_refused",),
    ),
    Fault(
        "words of consent are kept that were never on the screen",
        "families/forms/consent.py",
        'if answered and cleaned.get("words_seen") != self.words_sign:',
        "if False:",
        (_WORDS + "test_words_that_were_changed_meanwhile_were_not_read_out",),
    ),
    Fault(
        "nobody is chosen, and the page says that nothing is verified",
        "families/disclosure.py",
        "if revision is None and inquiry.detainee_id is None:",
        "if False:",
        (_BEFORE + "test_where_nobody_is_chosen_the_page_says_so_and_leads_to_choosing",),
    ),
)
