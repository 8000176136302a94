"""script/bench: what the product costs with 100,000 detainees and 100,000 releases, over HTTP against the real server.

`register` draws the records and `tables` copies them in, `loading` does both as the database's owner and checks that
what every trigger would have demanded holds. `__main__` starts the application on a throwaway data folder; `browser`
is a small client, `measuring` takes times, `figures` says what is measured, and `report` compares with the goals.
docs/bench.md tells how to read it.
"""
