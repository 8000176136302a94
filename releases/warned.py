"""Whether a source that somebody names uses an identifier that a report of extortion names: the sentences."""

from collections.abc import Iterable, Mapping
from typing import Any

from accounts.models import Team, User
from detainees.identifiers import Identifier, digests_in, identifiers_in
from detainees.models import WarningIdentifier
from detainees.warnings import warnings_for
from releases.models import Source
from releases.models.sources import Identity


def warnings_of_claims(claims: Iterable[Mapping[str, Any]], user: User) -> list[str]:
    """The sentences for who has entered these claims, whose sources were named or chosen; one query."""
    found: dict[Identifier, None] = {}
    for said in claims:
        source = said.get("source")
        if isinstance(source, Source):
            found |= dict.fromkeys(_of(source.identity))
        elif said.get("source_name"):
            found |= dict.fromkeys(_of(Identity(said["source_name"], said.get("source_owner") or "")))
    return warnings_for(list(found), user)


def warnings_of_source(identity: Identity, user: User) -> list[str]:
    """The sentences for who has said who a source is."""
    return warnings_for(_of(identity), user)


def _of(identity: Identity) -> list[Identifier]:
    return identifiers_in(identity.name, identity.owner, identity.note)


def warned_names(names: Iterable[str], team: Team) -> list[str]:
    """Those of these names of sources that warn in the organisation of `team`; the digests of all in one query."""
    by_digest: dict[str, set[str]] = {}
    for name in names:
        for digest in digests_in(name):
            by_digest.setdefault(digest, set()).add(name)
    if not by_digest:
        return []
    standing = WarningIdentifier.objects.filter(organisation=team.organisation_id, digest__in=list(by_digest))
    known = standing.standing().values_list("digest", flat=True)
    return sorted({name for digest in known for name in by_digest[digest]})
