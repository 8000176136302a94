"""Whether something that is typed stands in a report of extortion: the sentence, and nothing of who reported it."""

from collections.abc import Callable, Collection, Iterable

from django.utils.translation import gettext as _

from accounts.access import may
from accounts.models import User
from accounts.rights import Right
from detainees.identifiers import Identifier
from detainees.lists import IdentifierKind
from detainees.models import WarningCount, WarningIdentifier
from detainees.probing import counted
from detainees.stopping import stop_look_ups

MOST_A_DAY = 500  # different identifiers, and what is one on the way to a whole number


def warnings_for(identifiers: Collection[Identifier], user: User) -> list[str]:
    """The sentences for somebody who has typed these.

    It is a question about what others reported: each different one is counted, and beyond `MOST_A_DAY` there is no
    answer, and the supervisors of the desk are told.
    """
    if not identifiers or not _may_ask(user):
        return []
    if not all(counted(WarningCount, user, each.digest, MOST_A_DAY) for each in identifiers):
        stop_look_ups(user)
        return [_("You have asked about more numbers and names than one types on a day. Ask again tomorrow.")]
    found = WarningIdentifier.objects.visible_to(user).standing().filter(digest__in=[one.digest for one in identifiers])
    known = set(found.values_list("digest", flat=True))
    return sentences((one.kind for one in identifiers if one.digest in known), at_desk=may(user, Right.TAKE_INQUIRIES))


def _may_ask(user: User) -> bool:
    return may(user, Right.ENTER) or may(user, Right.TAKE_INQUIRIES)


def sentences(kinds: Iterable[str], *, at_desk: bool = False) -> list[str]:
    """One for each of these kinds of identifier; `at_desk`: for somebody of the families' desk."""
    said = {**_SAID, **_SAID_AT_DESK} if at_desk else _SAID
    return [said[kind]() for kind in dict.fromkeys(kinds)]


_SAID_AT_DESK: dict[str, Callable[[], str]] = {
    IdentifierKind.NUMBER.value: lambda: _(
        "This number stands in a report of extortion. Tell nothing and promise nothing: agree first with a colleague"
        " of your desk what is done."
    ),
    IdentifierKind.EMAIL.value: lambda: _(
        "This address stands in a report of extortion. Tell nothing and promise nothing: agree first with a colleague"
        " of your desk what is done."
    ),
    IdentifierKind.ACCOUNT.value: lambda: _(
        "This account stands in a report of extortion. Tell nothing and promise nothing: agree first with a colleague"
        " of your desk what is done."
    ),
}
_SAID: dict[str, Callable[[], str]] = {
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
