"""What is forgotten at night."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from accounts.models import CacheEntry, Session, User
from casework.models import Job
from casework.tasks import forget_picked
from config.tasks import draw_keys_anew, forget_what_is_over
from releases.tasks import forget_decisions
from tests.conftest import ClientOf


def test_what_is_over_is_forgotten_and_the_rest_stays(client_of: ClientOf, documenter: User, supervisor: User) -> None:
    client_of(documenter)
    client_of(supervisor)
    cache.set_many({"over": 1, "lasting": 1}, 60)
    before = timezone.now() - timedelta(seconds=1)
    Session.objects.filter(person=documenter).update(expire_date=before)
    CacheEntry.objects.filter(cache_key__endswith="over").update(expires=before)
    forget_what_is_over()
    assert list(Session.objects.values_list("person", flat=True)) == [supervisor.pk]
    assert (cache.get("over"), cache.get("lasting")) == (None, 1)
    assert not CacheEntry.objects.filter(cache_key__endswith="over").exists()


@pytest.mark.parametrize(
    ("name", "task"),
    [
        ("forget-what-is-over", forget_what_is_over),
        ("draw-keys-anew", draw_keys_anew),
        ("forget-picked", forget_picked),
        ("forget-decisions", forget_decisions),
    ],
)
def test_it_runs_at_night_under_the_name_by_which_its_run_is_recorded(
    name: str, task: Callable[[], None], db: None
) -> None:
    task()
    assert settings.CELERY_BEAT_SCHEDULE[name]["task"] == task.name  # type: ignore[attr-defined]  # Celery has no types
    assert Job.objects.get(name=name).finished_at is not None
