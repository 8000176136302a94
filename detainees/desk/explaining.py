"""Why the two of a pair may be one person, as the desk lists it; the words are those of detainees/linkage/words.py."""

from dataclasses import dataclass

from detainees.linkage.words import reasons, summary
from detainees.models import Pair


@dataclass(frozen=True)
class Reason:
    """One thing that was compared, and what it says in points: above 0 for one person, below it for two."""

    what: str
    points: float

    @property
    def speaks_for(self) -> bool:
        return self.points > 0


@dataclass(frozen=True)
class Explanation:
    """The reasons, what says most first, and in a sentence how much there is and what else would explain it."""

    reasons: list[Reason]
    summary: str


def explain(pair: Pair) -> Explanation:
    """The reasons of a pair in the reader's language; what has no words says nothing."""
    heaviest = sorted(pair.evidence, key=lambda entry: -abs(float(entry[2])))
    found = [Reason(str(words), round(float(entry[2]), 1)) for entry in heaviest for words in reasons([entry])]
    return Explanation(found, summary(pair.bits, pair.rival, pair.rival_bits))
