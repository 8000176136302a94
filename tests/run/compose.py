"""docker-compose.yml and Dockerfile as an engine reads them."""

import re
from typing import Any

import yaml

from tests.run.running import ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
HOST = "register.example.org"


def interpolated(text: str) -> str:
    """Compose's own variables put in, and `$$` made one."""
    return re.sub(r"\$\{IFRAJ_HOST:\?[^}]*\}", HOST, text).replace("$$", "$")


def instructions(stage: int) -> list[tuple[str, str]]:
    """The Dockerfile's instructions of its first (0) or second (1) stage, each with what it says on one line."""
    text = re.sub(r"(?m)^\s*#.*\n", "", DOCKERFILE).replace("\\\n", " ")
    stages: list[list[tuple[str, str]]] = []
    for line in filter(None, text.splitlines()):
        word, rest = line.split(None, 1)
        if word == "FROM":
            stages.append([])
        stages[-1].append((word, rest))
    return stages[stage]


def image_environment() -> dict[str, str]:
    """What ENV of the image sets."""
    said = [rest for word, rest in instructions(1) if word == "ENV"]
    return dict(pair.split("=", 1) for line in said for pair in line.split())


def environment_of(service: str) -> dict[str, str]:
    """What the container of `service` is given, before its start."""
    image = image_environment() if "build" in SERVICES[service] else {}
    return image | {name: interpolated(value) for name, value in SERVICES[service].get("environment", {}).items()}
