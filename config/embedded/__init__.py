"""The services that `script/run` starts, in one foreground process; docs/running.md tells the story.

`__main__` finds or makes the environment (`venv`) and becomes one of the commands: `run`, `manage`, `suite`, `lint`,
`pin`. Below them: `terminal` what is said, `places` the data folder, `account` whom the servers run as, `binaries`
where the servers' programs are, `postgres` and `redis` how each is set up, `processes` starting and ending,
`supervisor` keeping alive, `services` both servers together, `preparation` what Django needs before it serves.
"""
