"""The tally that the analyst saved: the 103 of Sednaya, as they are counted when the demo is made."""

from casework.mistake import Mistake
from config.demo.cases import DemoRefused, Desk
from releases.models.ledger import settled_now
from releases.tallies.freezing import freeze
from releases.tallies.question import Question
from releases.tallies.titles import title_of


def save(desk: Desk) -> None:
    """Under the titles that the page offers."""
    question = Question(settled_now(), wave="decree-7-2022", facility="sednaya")
    titles = [title_of(question, language) for language in ("ar", "en")]
    saved = freeze(question, desk.teams["admsp/documentation"].organisation, *titles, by=desk.people["analyst"])
    if isinstance(saved, Mistake):
        raise DemoRefused(saved.sentence)
