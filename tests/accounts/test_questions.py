"""Questions whose text is put together once: the rows of the queryset, for whoever asks, whatever is filled in."""

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Count
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.acting import acting
from accounts.among import any_of
from accounts.models import Membership, Team, User
from accounts.questions import Asker, Blank, Question, asker, oneself
from casework.models import Comment, Mention
from detainees.models import Detainee
from detainees.restriction import restrict
from tests import cast
from tests.detainees.making import registered, restricted

pytestmark = pytest.mark.django_db


def members(team: Blank) -> Any:
    return Membership.objects.filter(team=team).select_related("user", "team").order_by("pk")


def test_the_rows_are_those_of_the_queryset(documentation: Team, documenter: User, supervisor: User) -> None:
    question = Question(members)
    assert question.rows(team=documentation.pk) == list(documentation.memberships.order_by("pk"))
    assert question.first(team=documentation.pk) == documentation.memberships.order_by("pk").first()
    assert question.rows(team=0) == []
    assert question.first(team=0) is None


def test_what_is_read_with_them_costs_no_further_question(
    documentation: Team, documenter: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    question = Question(members)
    with django_assert_num_queries(1):
        [member] = question.rows(team=documentation.pk)
        assert (member.user, member.team) == (documenter, documentation)


def test_what_belongs_to_them_is_read_with_them(documenter: User, supervisor: User) -> None:
    with acting(documenter):
        said = Comment.objects.create(subject="release", subject_id=1, text="من رآه؟", by=documenter)
        Mention.objects.create(comment=said, person=supervisor)
    question = Question(lambda number: Comment.objects.of("release", number).with_people())
    [found] = question.rows(number=1)
    assert [each.person for each in found.mentions.all()] == [supervisor]


def test_whether_there_is_any(documentation: Team, documenter: User) -> None:
    question = Question(members)
    assert question.is_any(team=documentation.pk)
    assert not question.is_any(team=0)


def test_how_many_there_are_is_counted_no_further_than_asked(
    documentation: Team, documenter: User, supervisor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    question = Question(members)
    everybody = documentation.memberships.count()
    with django_assert_num_queries(4):
        assert question.number(100, team=documentation.pk) == everybody > 1
        assert question.number(everybody - 1, team=documentation.pk) == everybody - 1
        assert question.number(1, team=documentation.pk) == 1
        assert question.number(1, team=0) == 0
    assert Question(lambda team: members(team).none()).number(100, team=documentation.pk) == 0


def test_rows_that_are_grouped_are_counted_as_the_queryset_counts_them(documentation: Team, documenter: User) -> None:
    def taking_part(few: Blank | int) -> Any:
        return Team.objects.annotate(taking_part=Count("memberships")).filter(taking_part__lte=few)

    assert Question(taking_part).number(100, few=0) == taking_part(0).count()
    assert Question(taking_part).number(100, few=9) == taking_part(9).count() > taking_part(0).count()


def test_what_is_ones_own_is_asked_by_each_for_themselves(documenter: User, documenter2: User) -> None:
    assert asker(documenter) == asker(documenter2)
    question = Question(lambda who: User.objects.filter(pk=who.person.pk))
    for person in (documenter, documenter2):
        assert question.rows(oneself(person)) == [person]
        assert question.number(9, oneself(person)) == 1
    assert question.number(9, asker(documenter)) == 0


def test_of_several_ids_each_is_found(documentation: Team, documenter: User, supervisor: User, analyst: User) -> None:
    question = Question(lambda people: User.objects.filter(any_of(people)).order_by("pk").values_list("pk", flat=True))
    assert question.rows(people=[analyst.pk, documenter.pk]) == sorted([analyst.pk, documenter.pk])
    assert question.rows(people=[]) == []


def test_the_text_is_put_together_once(documentation: Team, documenter: User) -> None:
    made = []

    def make(team: Blank) -> Any:
        made.append(team)
        return members(team)

    question = Question(make)
    question.rows(team=documentation.pk)
    question.rows(team=0)
    question.is_any(team=documentation.pk)
    assert len(made) == 1


def test_two_who_ask_are_told_what_each_may_see(documentation: Team, documenter: User, other_documenter: User) -> None:
    person = registered(documenter, documentation)
    question = Question(lambda who, pk: Detainee.objects.visible_to(who.person).filter(pk=pk))
    assert question.first(asker(documenter), pk=person.pk) == person
    assert question.first(asker(other_documenter), pk=person.pk) is None
    assert question.first(asker(documenter), pk=person.pk) == person


def test_who_is_given_a_right_or_loses_it_is_told_so_at_once(
    documentation: Team, documenter: User, supervisor: User
) -> None:
    person = restricted(supervisor, documentation)
    question = Question(lambda who, pk: Detainee.objects.visible_to(who.person).filter(pk=pk))

    def sees() -> bool:
        return question.is_any(asker(User.objects.get(pk=documenter.pk)), pk=person.pk)

    assert not sees()
    restrict(Detainee.objects.get(pk=person.pk), [documenter], by=supervisor)
    assert sees()
    restrict(Detainee.objects.get(pk=person.pk), [], by=supervisor)
    assert not sees()


def test_all_who_hold_the_same_rights_ask_in_the_same_words(documentation: Team, documenter: User) -> None:
    made = []

    def make(who: Asker) -> Any:
        made.append(who.person.pk)
        return Detainee.objects.visible_to(who.person)

    question = Question(make)
    for person in (documenter, cast.person("documenter2"), documenter):
        question.rows(asker(person))
    assert made == [0]


def test_who_may_see_nothing_is_asked_for_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    question = Question(lambda who: Detainee.objects.visible_to(who.person))
    with django_assert_num_queries(0):
        assert question.rows(asker(AnonymousUser())) == []
        assert not question.is_any(asker(AnonymousUser()))


def test_a_moment_is_no_part_of_a_text(db: None) -> None:
    lately = timezone.now() - timedelta(days=1)
    with pytest.raises(TypeError, match="give it by name"):
        Question(lambda: User.objects.filter(joined_at__gt=lately)).rows()
    by_name = Question(lambda since: User.objects.filter(joined_at__gt=since))
    assert not by_name.is_any(since=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_another_thread_asks_through_its_own_connection(documentation: Team, documenter: User) -> None:
    question, found = Question(members), []
    question.rows(team=documentation.pk)

    def ask() -> None:
        found.extend(question.rows(team=documentation.pk))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert [member.user for member in found] == [documenter]
