"""Statements: drawn from a frozen tally, approved by a second person, published whole, corrected in the open.

`fields` is the language of their texts, `figures` what a tally says in it; `composing` puts both together, `document`
freezes the outcome. `workflow` is the course, `correcting` what follows when records change afterwards; `printing` and
`typesetting` say what was published outside the screen (docs/statements.md).
"""
