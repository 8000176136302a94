"""docker-compose.yml: no secret in it, nobody is root, nothing is open that need not be."""

import re
import subprocess

import pytest

from tests.run.compose import COMPOSE, HOST, SERVICES, environment_of, image_environment, instructions
from tests.run.running import ROOT

OURS = {"prepare", "web", "public", "worker", "beat"}
START = (ROOT / "deploy" / "start").read_text()
# Whose image decides by itself, and how.
CHANGES_BY_ITSELF = {"database"}  # its start makes the data's folder as root and runs everything else as postgres
WITHOUT_RIGHTS = {"proxy"}  # root by name, without root's rights
WRITES = {"database"}  # runs as postgres on its own file system, and writes beside its volume (socket, statistics)
ENDS = {"prepare"}
SAID_BY_COMPOSE = {"IFRAJ_HOST"}


def test_its_parts_are_these() -> None:
    assert set(SERVICES) == {*OURS, "database", "redis", "proxy"}
    assert {name for name, service in SERVICES.items() if "build" in service} == OURS


def test_it_knows_no_secret() -> None:
    files = {secret["file"] for secret in COMPOSE["secrets"].values()}
    assert all(re.fullmatch(r"deploy/secrets/\w+", file) for file in files)
    for name in SERVICES:
        for variable, value in environment_of(name).items():
            if re.search(r"PASSWORD|SECRET|KEY", variable):
                assert value.startswith("/run/secrets/"), (name, variable)


def test_every_secret_is_declared_and_only_prepare_and_the_database_hold_the_owners() -> None:
    given = {name: set(service.get("secrets", [])) for name, service in SERVICES.items()}
    assert set().union(*given.values()) == set(COMPOSE["secrets"])
    assert {name for name, secrets in given.items() if "owner_password" in secrets} == {"database", "prepare"}
    assert {name for name, secrets in given.items() if "keys" in secrets} == OURS
    assert given["proxy"] == set()


def test_nobody_is_root() -> None:
    users = [rest for word, rest in instructions(1) if word == "USER"]
    assert users == ["ifraj"]
    for name in set(SERVICES) - OURS - CHANGES_BY_ITSELF - WITHOUT_RIGHTS:
        assert SERVICES[name]["user"] not in ("root", "0"), name


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_nobody_can_take_more_rights_or_write_outside_a_volume(name: str) -> None:
    service = SERVICES[name]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("read_only") is True or name in WRITES
    assert service.get("cap_drop") == ["ALL"] or name in CHANGES_BY_ITSELF
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name in WITHOUT_RIGHTS else [])
    assert not {"privileged", "pid", "network_mode", "devices"} & set(service)


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"proxy"}
    assert {name for name, service in SERVICES.items() if "outside" in service["networks"]} == {"proxy"}
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_every_part_has_a_health_check_but_the_one_that_ends() -> None:
    assert {name for name, service in SERVICES.items() if "healthcheck" not in service} == ENDS


def test_who_waits_for_whom_can_be_waited_for() -> None:
    for name, service in SERVICES.items():
        for other, how in service.get("depends_on", {}).items():
            wanted = "service_completed_successfully" if other in ENDS else "service_healthy"
            assert how["condition"] == wanted, (name, other)


def test_images_of_others_are_pinned_to_a_version() -> None:
    bases = [rest.split()[0] for stage in (0, 1) for word, rest in instructions(stage) if word == "FROM"]
    images = [*bases, *(service["image"] for name, service in SERVICES.items() if name not in OURS)]
    assert all(re.search(r":\d+[\d.]*(-|$)", image) for image in images), images


def test_volumes_and_networks_are_declared_and_used() -> None:
    mounts = [mount.split(":") for service in SERVICES.values() for mount in service.get("volumes", [])]
    assert {mount[0] for mount in mounts if not mount[0].startswith(".")} == set(COMPOSE["volumes"])
    assert all((ROOT / mount[0]).is_file() and mount[2] == "ro" for mount in mounts if mount[0].startswith("."))
    assert {name for service in SERVICES.values() for name in service["networks"]} == set(COMPOSE["networks"])


def test_every_command_is_one_that_the_image_starts() -> None:
    assert [rest for word, rest in instructions(1) if word == "ENTRYPOINT"] == ['["/bin/sh", "deploy/start"]']
    for name in OURS:
        assert SERVICES[name]["command"] == [name]
        assert re.search(rf"^{name}\)$", START, re.MULTILINE), name


def test_every_variable_that_is_set_is_read_and_told_of() -> None:
    told = (ROOT / "docs" / "deploy.md").read_text()
    read = START + (ROOT / "config" / "settings.py").read_text()
    ours = {variable for name in OURS for variable in environment_of(name)} - {"PATH"}
    for variable in (variable for variable in ours if not variable.startswith("PYTHON")):
        assert variable in read, variable
        assert f"`{variable}`" in told, variable
    assert set(re.findall(r"(?<!\$)\$\{(\w+)", (ROOT / "docker-compose.yml").read_text())) == SAID_BY_COMPOSE
    assert f"IFRAJ_HOST={HOST}" in told


def test_the_data_lies_where_the_volume_is_and_belongs_to_who_runs() -> None:
    data = image_environment()["IFRAJ_DATA"]
    assert all(SERVICES[name]["volumes"] == [f"data:{data}"] for name in OURS)
    made = " ".join(rest for word, rest in instructions(1) if word == "RUN")
    assert f"install -d -o ifraj -g ifraj -m 0700 {data}" in made


@pytest.mark.parametrize("name", ["start", "roles.sh"])
def test_the_shell_can_read_its_scripts(name: str) -> None:
    assert subprocess.run(["sh", "-n", ROOT / "deploy" / name]).returncode == 0
