"""What PostgreSQL compares is what the models declare; every case table asks who acts."""

import re

import pytest
from django.apps import apps
from django.db import connection, models

from accounts.sensitivity import Kind, Rights, declared
from releases.models import Finding, Release
from releases.models.facts import FACTS
from releases.models.findings import FACTS as FACTS_OF_FINDING
from tests.house.test_fields import MODELS

pytestmark = pytest.mark.django_db

# Tables that are no record of a case, and why nobody has to act.
NOBODY = {
    "casework.Job": "the scheduler's own",
    "casework.OutboxEntry": "written beside a change that has its actor",
    "casework.IdempotencyKey": "written beside a change that has its actor",
    "casework.Notice": "told by a job, put aside by its person",
    "detainees.NameKeys": "drawn from names beside a change that has its actor, and anew when the rules change",
    "detainees.ProbeCount": "counted beside a look-up that changes nothing",
    "detainees.WarningCount": "counted beside a look-up that changes nothing",
    "accounts.Session": "begins before anybody is known",
    "accounts.CacheEntry": "counts of failed attempts",
    "families.CallerWords": "drawn from a name beside a change that has its actor, and anew when the rules change",
    "families.InquiryKeys": "drawn from names beside a change that has its actor, and anew when the rules change",
    "families.PublicPost": "counted before anybody is known",
}
AUTHORED = {
    "releases.Release": "release", "releases.Claim": "release", "releases.Evidence": "release",
    "detainees.Detainee": "detainee", "detainees.Name": "detainee", "detainees.OtherName": "detainee",
    "detainees.Detention": "detainee", "detainees.Stay": "detainee", "detainees.IdentityNumber": "detainee",
    "detainees.Link": "detainee", "detainees.Description": "detainee", "releases.Finding": "finding",
    "releases.Grid": "grid", "releases.GridRow": "gridrow",
    "families.Advisory": "advisory", "releases.ReportedFigure": "figure", "releases.Statement": "statement",
}  # fmt: skip


def triggers(table: str) -> dict[str, str]:
    """The triggers of a table by name, as PostgreSQL tells them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
            " AND tgenabled = 'O'",
            [table],
        )
        return dict(cursor.fetchall())


def compared(trigger: str) -> set[str]:
    """The columns that the condition of a trigger compares."""
    condition = trigger.partition("WHEN")[2]
    return set(re.findall(r'old\."?(\w+)"?', condition, re.I))


def columns(model: type[models.Model], names: tuple[str, ...]) -> set[str]:
    return {str(model._meta.get_field(name).column) for name in names}  # type: ignore[union-attr]


@pytest.mark.parametrize("name", AUTHORED)
def test_who_changes_a_declared_fact_is_noted_as_an_author(name: str) -> None:
    model = apps.get_model(name)
    found, facts = triggers(model._meta.db_table), columns(model, declared(model).facts)
    assert f"'{AUTHORED[name]}'" in found["authorship_made"]
    changed = found.get("authorship_changed", "")
    changeable = declared(model).rights in (Rights.KEEP, Rights.ALL)
    assert compared(changed) == (facts if changeable else facts & columns(model, declared(model).update_only))


def test_every_model_with_facts_of_a_case_has_authors() -> None:
    with_facts = {model._meta.label for model in MODELS if declared(model).facts}
    frozen = {"releases.Revision", "releases.FindingRevision"}  # their author submits
    assert with_facts - set(AUTHORED) == frozen


def test_the_facts_of_a_release_are_closed_and_frozen_by_the_declared_columns() -> None:
    facts = columns(Release, FACTS)
    assert compared(triggers("releases_release")["facts_open"]) == facts
    with connection.cursor() as cursor:
        cursor.execute("SELECT jsonb_object_keys(facts_of('{}'))")
        assert {name for (name,) in cursor.fetchall()} == facts


def test_the_facts_of_a_finding_are_closed_and_frozen_by_the_declared_columns() -> None:
    facts = columns(Finding, FACTS_OF_FINDING)
    assert compared(triggers("releases_finding")["facts_open"]) == facts
    with connection.cursor() as cursor:
        cursor.execute("SELECT jsonb_object_keys(finding_facts_of('{}'))")
        assert {name for (name,) in cursor.fetchall()} == facts


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_change_of_a_case_table_asks_who_acts(model: type[models.Model]) -> None:
    declaration = declared(model)
    public = set(declaration.kinds().values()) == {Kind.PUBLIC}  # reference data, which migrations bring
    if declaration.rights is Rights.READ or public or model._meta.label in NOBODY:
        return
    assert _asks(model._meta.db_table), f"a change of {model._meta.label} needs no actor"


def _asks(table: str) -> bool:
    """Whether one of the functions that run before or after a change of the table asks for the acting person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_or(p.prosrc LIKE '%%acting_person()%%') FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE t.tgrelid = %s::regclass AND NOT t.tgisinternal",
            [table],
        )
        return bool(cursor.fetchall()[0][0])


def test_no_trigger_of_ours_is_off() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'")
        assert cursor.fetchall() == []


def test_a_function_of_the_owner_looks_into_its_own_schema_first() -> None:
    """Else a table that somebody makes for their session would stand before the real one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
            " AND NOT coalesce(array_to_string(proconfig, ' '), '') ~ 'search_path=(public|pg_catalog), pg_temp'"
        )
        assert cursor.fetchall() == []


def test_the_owners_triggers_cannot_be_put_on_a_table_of_ones_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
            " AND prorettype = 'trigger'::regtype AND has_function_privilege(oid, 'EXECUTE')"
        )
        assert cursor.fetchall() == []
