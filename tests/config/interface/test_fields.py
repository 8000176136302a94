"""Fields as the components draw them."""

from typing import Any

import pytest
from django import forms
from django.forms import formset_factory
from django.template import engines

from config.interface.fields import problems


class Release(forms.Form):
    """A form with a field of each kind."""

    mode = forms.ChoiceField(label="Mode", choices=[("amnesty", "Amnesty"), ("payment", "Payment")])
    way = forms.ChoiceField(label="Way", choices=[("bus", "Bus"), ("foot", "On foot")], widget=forms.RadioSelect)
    amount = forms.IntegerField(label="Amount", help_text="In Syrian pounds.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("mode", "way"):
            self.fields[name].definitions = {"payment": "Money was given.", "bus": "Set down at a station."}  # type: ignore[attr-defined]


def _drawn(tag: str, **context: object) -> str:
    return engines["django"].from_string("{% load ui %}" + tag).render(context)


def test_an_error_is_tied_to_its_control() -> None:
    drawn = _drawn("{% field form.amount %}", form=Release({"amount": "x"}))
    assert 'aria-describedby="id_amount_helptext id_amount_error"' in drawn
    assert 'id="id_amount_error"' in drawn
    assert 'id="id_amount_helptext"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_what_was_typed_stays() -> None:
    assert 'value="ten&lt;"' in _drawn("{% field form.amount %}", form=Release({"amount": "ten<"}))


def test_each_radio_button_carries_its_definition() -> None:
    assert "Set down at a station." in _drawn("{% field form.way %}", form=Release())


def test_a_select_explains_its_options() -> None:
    drawn = _drawn("{% field form.mode %}", form=Release())
    assert '<dd data-value="payment">Money was given.</dd>' in drawn


def test_a_condition_names_the_field_of_the_same_row() -> None:
    drawn = _drawn('{% field form.amount when="mode=payment" %}', form=Release(prefix="claims-1"))
    assert 'data-when="claims-1-mode" data-is="payment"' in drawn


def test_the_summary_leads_to_every_field_that_is_wrong() -> None:
    sources = formset_factory(Release, extra=1)
    data = {"s-TOTAL_FORMS": "1", "s-INITIAL_FORMS": "0", "s-0-mode": "amnesty", "s-0-amount": "x"}
    found = problems(Release({"amount": ""}), sources(data, prefix="s"))
    targets = [problem.target for problem in found]
    assert targets == [
        "id_mode",
        "id_way_0",
        "id_amount",
        "id_s-0-way_0",
        "id_s-0-amount",
    ]


def test_a_form_that_was_not_sent_has_no_problems() -> None:
    assert problems(Release()) == []
    assert _drawn("{% error_summary form %}", form=Release()).strip() == ""


def test_rows_offer_one_more_with_and_without_script() -> None:
    drawn = _drawn('{% rows rows add="Another" %}', rows=formset_factory(Release)(prefix="sources"))
    assert 'name="add-sources"' in drawn
    assert 'name="sources-__prefix__-amount"' in drawn


@pytest.mark.parametrize("given", [{}, {"label": "Verified"}])
def test_a_strange_state_is_plain_and_no_error(given: dict[str, str]) -> None:
    assert "tone-neutral" in _drawn("{% status code label %}", code="never-heard", label=given.get("label", ""))
