"""The options of a select, drawn without a template for each."""

from django import forms


class Typed(forms.Form):
    choice = forms.ChoiceField(
        choices=[("", "all"), ("a&b", "<b>bold</b>"), ("Group <1>", [("x", "in it"), (7, "seven")])]
    )


def test_options_groups_and_the_one_that_is_chosen() -> None:
    assert str(Typed({"choice": "x"})["choice"]) == (
        '<select name="choice" required id="id_choice">'
        '<option value="">all</option>\n'
        '<option value="a&amp;b">&lt;b&gt;bold&lt;/b&gt;</option>\n'
        '<optgroup label="Group &lt;1&gt;">\n'
        '<option value="x" selected>in it</option>\n'
        '<option value="7">seven</option>\n'
        "</optgroup></select>"
    )
