"""Whether something that is typed stands in a report of extortion: the sentence, and nothing of who reported it."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from accounts.models import User
from detainees.identifiers import Identifier
from detainees.lists import IdentifierKind
from detainees.models import WarningIdentifier


def warned_of(identifiers: Collection[Identifier], user: User) -> list[Identifier]:
    """Those of these that warn `user`; one query, and none where nothing is asked about."""
    if not identifiers:
        return []
    found = WarningIdentifier.objects.visible_to(user).standing().filter(digest__in=[one.digest for one in identifiers])
    known = set(found.values_list("digest", flat=True))
    return [one for one in identifiers if one.digest in known]


def warnings_for(identifiers: Collection[Identifier], user: User) -> list[str]:
    """The sentences for somebody who has typed these."""
    return sentences(one.kind for one in warned_of(identifiers, user))


def sentences(kinds: Iterable[str]) -> list[str]:
    """One for each of these kinds of identifier."""
    return [_SAID[kind]() for kind in dict.fromkeys(kinds)]


_SAID = {
    IdentifierKind.NUMBER.value: lambda: _(
        "This number stands in a report of extortion. Tell nothing and promise nothing: ask the families' desk first."
    ),
    IdentifierKind.EMAIL.value: lambda: _(
        "This address stands in a report of extortion. Tell nothing and promise nothing: ask the families' desk first."
    ),
    IdentifierKind.ACCOUNT.value: lambda: _(
        "This account stands in a report of extortion. Tell nothing and promise nothing: ask the families' desk first."
    ),
    IdentifierKind.PAYEE.value: lambda: _("This office and payee stand in another report of extortion."),
    IdentifierKind.ALIAS.value: lambda: _(
        "Somebody who demanded money was heard under this name. Names are shared by many: ask one more question."
    ),
}
