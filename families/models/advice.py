"""What callers are advised: texts by language, kept by administrators."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.teams import in_language
from accounts.sensitivity import Declaration

LANGUAGES = ("ar", "en", "ku", "tr", "de", "fr")


class AdviceQuerySet(models.QuerySet["Advice"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Advice is no secret: who is signed in sees it."""
        return self if user.is_authenticated else self.none()


class Advice(models.Model):
    """One advice; what there is no text of in a language is said in Arabic."""

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    in_use = models.BooleanField(_("in use"), default=True)
    text_ar = models.TextField(_("text in Arabic"))
    text_en = models.TextField(_("text in English"), blank=True)
    text_ku = models.TextField(_("text in Kurdish"), blank=True)
    text_tr = models.TextField(_("text in Turkish"), blank=True)
    text_de = models.TextField(_("text in German"), blank=True)
    text_fr = models.TextField(_("text in French"), blank=True)

    objects = AdviceQuerySet.as_manager()

    declaration = Declaration(
        public=("code", "name_ar", "name_en", "in_use", *(f"text_{language}" for language in LANGUAGES))
    )

    class Meta:
        verbose_name = _("advice")
        verbose_name_plural = _("advice")
        ordering = ["code"]

    def __str__(self) -> str:
        return in_language(self.name_ar, self.name_en)

    def text_in(self, language: str) -> tuple[str, str]:
        """The text in this language, or in Arabic, and in which of the two it is."""
        text = str(getattr(self, f"text_{language}", ""))
        return (text, language) if text else (self.text_ar, "ar")
