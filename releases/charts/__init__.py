"""Charts of a tally: figures (`series`, `durations`) are laid out (`columns`, `bars`) and drawn by templates.

`drawing` takes one out as SVG or PNG. A chart never stands without its table, and says nothing by colour alone.
"""
