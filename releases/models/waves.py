"""Occasions on which people are let go."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.teams import in_language
from accounts.sensitivity import Declaration
from releases.lists import Category, WaveKind


class WaveQuerySet(models.QuerySet["Wave"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Every wave is public; who is signed in sees them."""
        return self if user.is_authenticated else self.none()


class Wave(models.Model):
    """An amnesty decree, an exchange, a prison opened: when it began, who let go, which law, what it excludes."""

    code = models.SlugField(_("code"), max_length=60, primary_key=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=WaveKind)
    began = models.DateField(_("began on"))
    law = models.CharField(_("law"), max_length=300, blank=True)
    let_go_by = models.CharField(_("let go by"), max_length=200, blank=True)
    excludes = ArrayField(models.CharField(max_length=20, choices=Category), default=list, blank=True)
    excludes_ar = models.TextField(_("what it excludes, in Arabic"), blank=True)
    excludes_en = models.TextField(_("what it excludes, in English"), blank=True)
    basis = models.TextField(_("what this rests on"))

    objects = WaveQuerySet.as_manager()

    declaration = Declaration(
        public=(
            "code", "name_ar", "name_en", "kind", "began", "law", "let_go_by",
            "excludes", "excludes_ar", "excludes_en", "basis",
        )
    )  # fmt: skip

    class Meta:
        verbose_name = _("wave")
        verbose_name_plural = _("waves")
        ordering = ["-began", "code"]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)
