"""What decodes files that somebody sent: a process of its own, with no key, no database and few rights.

It imports nothing of Django or of the application but `releases.evidence.kinds`, and nothing imports it: the parent
starts it (releases/evidence/child.py).
"""
