"""The installation's nightly job."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from accounts.models import CacheEntry, Session, User
from casework.models import Job
from config.tasks import forget_what_is_over
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


def test_it_runs_at_night_under_the_name_by_which_its_run_is_recorded(db: None) -> None:
    forget_what_is_over()
    scheduled = settings.CELERY_BEAT_SCHEDULE["forget-what-is-over"]
    assert scheduled["task"] == forget_what_is_over.name
    assert Job.objects.get(name="forget-what-is-over").finished_at is not None
