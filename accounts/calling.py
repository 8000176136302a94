"""What people are called: nobody as a colleague is, however it is spelled.

The rule stands in PostgreSQL (accounts/sql/names.sql), which holds it whoever writes; here it is asked, for a sentence.
"""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from accounts.acting import acting
from accounts.models import Organisation, User
from accounts.moves import Refusal

TAKEN = _("A colleague is called so already, or nearly so. Choose a name that is nobody else's.")


def lock_names() -> None:
    """Until the end of the transaction nobody else takes a name."""
    _asked("lock_names()", [])


def is_name_taken(name: str, organisations: Collection[Organisation], person: User | None = None) -> bool:
    """Whether somebody else of these organisations has the name, as their own or as their alias."""
    places = [organisation.pk for organisation in organisations]
    return bool(_asked("name_taken(%s, %s, %s::bigint[])", [name, person and person.pk, places]))


def is_alias_taken(alias: str, organisations: Collection[Organisation], person: User | None = None) -> bool:
    """Whether somebody else has the alias, or somebody of these organisations is called so."""
    anywhere = _asked("alias_taken(%s, %s)", [alias, person and person.pk])
    return bool(anywhere) or is_name_taken(alias, organisations, person)


def rename(person: User, name: str) -> Refusal | None:
    """Let a person be called `name` by their colleagues, as they wish; or why not."""
    with acting(person):
        lock_names()
        places = list(Organisation.objects.filter(teams__memberships__user=person).distinct())
        if name != person.display_name and is_name_taken(name, places, person):
            return Refusal(str(TAKEN))
        User.objects.filter(pk=person.pk).update(display_name=name)
    return None


def _asked(call: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {call}", values)
        return cursor.fetchall()[0][0]
