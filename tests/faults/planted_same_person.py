"""Planted faults, what concerns whom an answer is about: the names are compared, and asked about twice."""

from tests.faults.fault import Fault

_SAME = "tests/families/test_same_person.py::"

SAME_PERSON = (
    Fault(
        "somebody of another name is chosen and nobody asks",
        "families/views/person.py",
        "    if meant and differs and not form.confirms(meant):\n",
        "    if False:\n",
        (_SAME + "test_somebody_of_another_name_is_chosen_after_a_tick_that_counts_for_them_alone",),
    ),
    Fault(
        "a tick for one person counts for another",
        "families/forms/same_person.py",
        'if said.get("same_person") and said.get("asked_of") == person.reference:',
        'if said.get("same_person"):',
        (_SAME + "test_somebody_of_another_name_is_chosen_after_a_tick_that_counts_for_them_alone",),
    ),
    Fault(
        "at the call nobody asks about another name",
        "families/call.py",
        "        if self.differs and meant is not None:\n",
        "        if False:\n",
        (_SAME + "test_at_the_call_it_is_asked_too",),
    ),
    Fault(
        "the page of an answer does not say whom it is about",
        "templates/families/answer.html",
        '  {% include "families/about.html" %}\n',
        "",
        (_SAME + "test_an_answer_says_at_its_top_who_is_sought_who_is_meant_and_which_release_it_tells_of",),
    ),
    Fault(
        "where names differ nothing is said",
        "detainees/weighing.py",
        "return [term.reason for term in self._of_names(person.spelled) if term.bits < 0]",
        "return []",
        (_SAME + "test_an_answer_says_at_its_top_who_is_sought_who_is_meant_and_which_release_it_tells_of",),
    ),
)
