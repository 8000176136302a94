"""Pages leave without the indentation of their templates; what a page shows keeps its own lines."""

from pathlib import Path

import pytest
from django.template import Context, Engine

INDENTED = "<ul>\n    {% for one in all %}\n        <li>{{ one }}</li>\n    {% endfor %}\n</ul>\n"


def drawn(folder: Path, name: str) -> str:
    """The template above in a file of this name, with a text that has lines of its own."""
    (folder / name).write_text(INDENTED)
    engine = Engine(dirs=[str(folder)], loaders=["config.interface.loading.Loader"])
    return engine.get_template(name).render(Context({"all": ["first\n    second"]}))


def test_a_page_has_no_indentation_of_its_template_and_a_text_keeps_its_own(tmp_path: Path) -> None:
    assert drawn(tmp_path, "list.html") == "<ul>\n\n<li>first\n    second</li>\n\n</ul>\n"


@pytest.mark.parametrize("name", ["list.txt", "list.xml", "list.svg"])
def test_what_is_no_page_is_taken_as_it_stands(tmp_path: Path, name: str) -> None:
    assert "        <li>" in drawn(tmp_path, name)
