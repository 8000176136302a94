"""A list that arrived as a photograph: typed row by row beside its picture, then entered as an import is."""
