"""Going back to a version that does not know what shows a person: said in words, while nothing has been changed."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.exceptions import IrreversibleError

from accounts.models import Team, User
from releases.evidence.lists import Shows
from releases.models import Evidence
from tests.releases.test_unidentified import photographed, released

pytestmark = pytest.mark.django_db
PORTRAITS = import_module("releases.migrations.0032_portraits").Migration


def go_back() -> None:
    """The first step back of the migration, on the rows as they are."""
    PORTRAITS.operations[-1].reverse_code(apps, connection.schema_editor())


@pytest.mark.parametrize("shows", [Shows.PERSON, Shows.PHOTOGRAPH])
def test_there_is_no_way_back_once_a_file_shows_the_person(
    shows: Shows, documentation: Team, documenter: User, supervisor: User
) -> None:
    go_back()
    photographed(released(documentation, documenter, supervisor), documenter, shows=shows.value)
    assert Evidence.objects.filter(shows=shows).exists()
    if shows == Shows.PERSON:
        with pytest.raises(IrreversibleError, match="show the person"):
            go_back()
    else:
        go_back()
