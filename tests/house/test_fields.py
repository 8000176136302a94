"""Every field of every model is declared; who and when stand and fall together; facts take known words only."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.sensitivity import Rights, declared, undeclared
from tests.house.source import APPS

MODELS = [model for model in apps.get_models() if model._meta.app_config.name in APPS and not model._meta.auto_created]
# One half of a pair without the other, and why that is enough.
ALONE = {
    "accounts.User.undertaking_accepted_at": "accepted by the person; a pair with its version",
    "accounts.User.joined_at": "the account's own",
    "accounts.Invitation.taken_at": "taken by the person it was made for",
    "accounts.Invitation.withdrawn_at": "by whom is in the record of account changes",
    "accounts.Invitation.expires_at": "a time to come",
    "accounts.Session.started_at": "by its person", "accounts.Session.seen_at": "by its person",
    "accounts.User.password_stopped_at": "by the person", "accounts.Device.first_seen_at": "by its person",
    "accounts.Device.answered_at": "by its person",
    "accounts.AccessToken.made_at": "by its person", "accounts.AccessToken.expires_at": "a time to come",
    "accounts.AccessToken.last_used_at": "by its person", "accounts.TokenReading.at": "by the token's person",
    "casework.Job.started_at": "a job's", "casework.Job.finished_at": "a job's", "casework.Job.failed_at": "a job's",
    "casework.IdempotencyKey.made_at": "by its person",
    "casework.Authorship.at": "by its person",
    "casework.Draft.begun_at": "by its person", "casework.Draft.kept_at": "by its person",
    "casework.Export.made_at": "by the job that makes it", "casework.Export.expires_at": "a time to come",
    "casework.Notice.made_at": "by whom is in `by`", "casework.Notice.by": "when is made_at",
    "casework.Notice.read_at": "by its person",
    "casework.Comment.withdrawn_at": "by its author", "casework.Watch.begun_at": "by its person",
    "casework.Watch.ended_at": "by its person",
    "casework.Picked.changed_at": "by its person", "casework.Picked.kept_at": "by its person",
    "casework.OutboxEntry.made_at": "by a transaction", "casework.OutboxEntry.sent_at": "by the relay",
    "detainees.Name.recorded_by": "when is given_at", "detainees.Name.given_at": "by whom is recorded_by",
    "detainees.OtherName.recorded_by": "when is given_at", "detainees.OtherName.given_at": "by whom is recorded_by",
    "detainees.IdentityNumber.recorded_by": "when is given_at",
    "detainees.IdentityNumber.given_at": "by whom is recorded_by",
    "detainees.IdentityNumber.given_by": "a text of the source", "detainees.Link.given_by": "a text of the source",
    "detainees.Link.recorded_by": "when is given_at", "detainees.Link.given_at": "by whom is recorded_by",
    "detainees.Description.recorded_by": "when is given_at", "detainees.Description.given_at": "by whom is recorded_by",
    "detainees.Description.given_by": "a text of the source",
    "detainees.Identification.recognised_by": "a text of the source",
    "detainees.Identification.recorded_by": "when is at", "detainees.Identification.at": "by whom is recorded_by",
    "detainees.Pair.found_at": "by the job that found it",
    "detainees.RegisterJob.started_at": "a job's", "detainees.RegisterJob.finished_at": "a job's",
    "detainees.LinkageWeights.made_at": "by its job", "families.ExtortionFigures.made_at": "by its job",
    "families.DeskFigures.made_at": "by its job", "families.HandOver.seen_at": "by who was given it",
    "families.HardCall.withdrawn_at": "by who said it",
    "detainees.Name.given_by": "a text of the source", "detainees.OtherName.given_by": "a text of the source",
    "detainees.Facility.run_by": "an authority", "releases.Wave.let_go_by": "an authority",
    "releases.Original.received_at": "by whom is in the piece of evidence",
    "releases.Original.prepared_at": "by the job that makes the copies", "releases.CleanCopy.made_at": "by that job",
    "releases.Evidence.captured_at": "a pair with the address of the post",
    "releases.Upload.begun_at": "by its person",
    "releases.Release.let_go_at": "a place", "releases.Revision.let_go_at": "a place",
    "releases.Release.last_verified_at": "by whom is in the verdict; PostgreSQL sets it",
    "releases.Finding.last_verified_at": "by whom is in the verdicts; PostgreSQL sets it",
    "releases.LedgerEntry.at": "by PostgreSQL's clock", "releases.LedgerSum.at": "by PostgreSQL's clock",
    "releases.Presence.opened_at": "by its person", "releases.Presence.seen_at": "by its person",
    "releases.BulkDecision.looked_at": "by the job that looks through it",
    "releases.BulkDecision.confirmed_at": "by who asked for it", "releases.BulkDecision.ended_at": "by its job",
    "releases.ImportJob.forgotten_at": "by the job that forgets",
    "families.Intake.received_at": "by nobody who is known", "families.PublicPost.at": "by nobody who is known",
    "families.IntakesDestroyed.at": "by the job that destroys",
    "casework.DraftsForgotten.at": "by a nightly job",
    "families.Relative.erased_at": "by whom is in the erasure",
    "families.Contact.erased_at": "by whom is in the erasure",
    "families.Inquiry.erased_at": "by whom is in the erasure",
    "families.Telling.made_at": "by the withdrawal that it follows",
}  # fmt: skip


def label(model: type[models.Model], name: str) -> str:
    return f"{model._meta.label}.{name}"


def of_time_or_person(model: type[models.Model]) -> Iterator[tuple[str, str, "models.Field[Any, Any]"]]:
    """Fields called `by`, `at`, `…_by`, `…_at`, with what stands before."""
    for field in model._meta.concrete_fields:
        stem, _, end = field.name.rpartition("_")
        if end in ("by", "at"):
            yield stem, end, field


def pairs() -> dict[tuple[type[models.Model], str], dict[str, "models.Field[Any, Any]"]]:
    found: dict[tuple[type[models.Model], str], dict[str, models.Field[Any, Any]]] = {}
    for model in MODELS:
        for stem, end, field in of_time_or_person(model):
            found.setdefault((model, stem), {})[end] = field
    return found


def leaves(condition: Any) -> Iterator[tuple[str, Any]]:
    """Every `(lookup, value)` of a condition."""
    if isinstance(condition, Q):
        for child in condition.children:
            yield from leaves(child)
    elif isinstance(condition, tuple):
        yield condition


def checks(model: type[models.Model]) -> list[set[tuple[str, Any]]]:
    """The leaves of each check constraint of a model."""
    constraints = (each for each in model._meta.constraints if isinstance(each, models.CheckConstraint))
    return [{(name, repr(value)) for name, value in leaves(each.condition)} for each in constraints]


@pytest.mark.parametrize(("model", "stem"), pairs(), ids=lambda each: getattr(each, "__name__", each))
def test_who_and_when_stand_and_fall_together(model: type[models.Model], stem: str) -> None:
    both = pairs()[model, stem]
    if len(both) == 1:
        assert label(model, next(iter(both.values())).name) in ALONE
    elif any(field.null for field in both.values()):
        wanted = {(f"{field.name}__isnull", repr(empty)) for field in both.values() for empty in (True, False)}
        assert any(wanted <= found for found in checks(model)), f"no constraint pairs {[f.name for f in both.values()]}"


def test_what_may_stand_alone_is_still_there() -> None:
    known = {label(model, field.name) for model in MODELS for field in model._meta.concrete_fields}
    assert set(ALONE) - known == set()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_declared_once(model: type[models.Model]) -> None:
    assert undeclared(model) == set()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_model_says_what_the_serving_role_may_do(model: type[models.Model]) -> None:
    declaration = declared(model)
    assert isinstance(declaration.rights, Rights)
    fields = {field.name for field in model._meta.concrete_fields}
    assert set(declaration.facts) | set(declaration.update_only) <= fields
    assert not (declaration.update_only and "UPDATE" in declaration.rights.value)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_fact_that_is_chosen_from_a_list_is_a_word_of_that_list(model: type[models.Model]) -> None:
    """A word that no list knows has no sentence; the page that shows it would break."""
    constrained = {name.removesuffix("__in") for found in checks(model) for name, _value in found}
    constrained |= {name.removesuffix("__contained_by") for name in constrained}
    assert {name for name in declared(model).facts if _chosen(model._meta.get_field(name))} - constrained == set()


def _chosen(field: Any) -> bool:
    return bool(field.base_field.choices if isinstance(field, ArrayField) else getattr(field, "choices", None))
