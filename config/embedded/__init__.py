"""The services that `script/run` starts, in one foreground process; docs/running.md tells the story.

`__main__` finds or makes the environment (`venv`) and becomes one of the commands of script/: `run`, `manage`, `test`,
`lint` (with `lint_migrations`), `bench`, `pin`, `messages`. Below them: `terminal` what is said, `places` the data
folder, `account` whom the servers run as, `binaries` where the servers' programs are, `postgres` and `redis` how each
is set up, `processes` starting and ending, `logs`, `supervisor` keeping alive, `services` both servers together (or
`throwaway`), `catalogues` and `preparation` what Django needs before it serves.
"""
