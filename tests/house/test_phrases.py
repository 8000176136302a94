"""What people read is translated as whole phrases that a program can find."""

import ast

from tests.house import source

GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}


def test_a_phrase_is_a_plain_text() -> None:
    """No f-string, no `.format`, no sum and no variable inside gettext: none of them is found by makemessages."""
    found = [source.place(file, call) for file in source.files() for name, call in source.calls(file)
             if name in GETTEXT and not all(map(_plain, _phrases(name, call)))]  # fmt: skip
    assert found == []


def test_a_phrase_with_two_holes_names_them() -> None:
    """Another language may want them in another order."""
    found = [source.place(file, call) for file in source.files() for name, call in source.calls(file)
             if name in GETTEXT and any(_holes(each) > 1 for each in _phrases(name, call))]  # fmt: skip
    assert found == []


def test_no_phrase_is_put_together_from_two() -> None:
    """`_("…") + " " + _("…")` stands in the order of English."""
    found = [source.place(file, node) for file in source.files() for node in ast.walk(source.tree(file))
             if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and _translated(node.left)
             and (_translated(node.right))]  # fmt: skip
    assert found == []


def _phrases(name: str, call: ast.Call) -> list[ast.expr]:
    first = 1 if name.startswith(("pgettext", "npgettext")) else 0
    count = 2 if name.startswith(("n", "np")) else 1
    return call.args[first : first + count]


def _plain(phrase: ast.expr) -> bool:
    return isinstance(phrase, ast.Constant) and isinstance(phrase.value, str)


def _holes(phrase: ast.expr) -> int:
    text = str(phrase.value) if isinstance(phrase, ast.Constant) else ""
    return text.replace("%%", "").count("%s") + text.count("{}")


def _translated(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in GETTEXT
