"""Signs that a record may be wrong: the rules that look for them (`rules/`), the flags they raise, the inbox.

A rule is one module in `rules/`, or `suspicion.py` of another app; each is found when the application starts and puts
itself on the list (`releases.suspicion.rule`). docs/flags.md is the page about all of it.
"""

from importlib import import_module
from pkgutil import iter_modules

from releases.suspicion import rules

for _module in iter_modules(rules.__path__):
    import_module(f"{rules.__name__}.{_module.name}")
