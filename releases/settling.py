"""Settling a contradiction: somebody says how it is to be understood, for the values as they stand."""

from accounts.acting import acting
from accounts.models import User
from releases.contradictions import Contradiction
from releases.models import Release, Settlement


def settle(release: Release, contradiction: Contradiction, sentence: str, *, by: User) -> Settlement:
    """Record the sentence; the first one stays when two settle the same at once."""
    with acting(by):
        settlement, _made = Settlement.objects.get_or_create(
            release=release,
            rule=contradiction.rule,
            fingerprint=contradiction.fingerprint,
            defaults={"sentence": sentence, "by": by},
        )
        return settlement
