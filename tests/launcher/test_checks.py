"""What stands in the way of a start is said in one sentence that tells what helps."""

import os
import shutil
import socket
from pathlib import Path

import pytest

from config.launcher.checks import check_data_dir, check_port
from config.launcher.trouble import Trouble


def test_taken_port_is_named_with_another_to_try():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(Trouble) as trouble:
            check_port("127.0.0.1", port)

    assert str(trouble.value) == f"Port {port} on juba kasutusel; valige teine: ./kv up --port {port + 1}."


def test_port_that_was_just_left_is_free():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]

    check_port("127.0.0.1", port)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_number_that_is_no_port_is_refused(port):
    with pytest.raises(Trouble, match=f"Port peab olema 1 kuni 65535, aga on {port}."):
        check_port("127.0.0.1", port)


def test_foreign_address_is_refused():
    with pytest.raises(Trouble, match=r"Aadressil 192\.0\.2\.1 ei saa kuulata .* kontrollige võtit --host"):
        check_port("192.0.2.1", 8000)


def test_port_of_the_system_is_refused_to_a_user(monkeypatch):
    def refuse(_socket, _address):
        raise PermissionError

    monkeypatch.setattr(socket.socket, "bind", refuse)  # a test run by root would be let in

    with pytest.raises(Trouble, match="Porti 80 võib avada ainult juurkasutaja"):
        check_port("127.0.0.1", 80)


def test_data_folder_is_made_when_it_can_be(tmp_path):
    check_data_dir(tmp_path / "uus" / "kaust")

    assert (tmp_path / "uus" / "kaust").is_dir()


def test_what_is_written_is_for_its_owner_only_in_a_folder_that_others_may_see_too(tmp_path):
    tmp_path.chmod(0o755)
    usual = os.umask(0o022)
    try:
        check_data_dir(tmp_path)
        (tmp_path / "kiri.log").write_text("kood 1234-5678")
    finally:
        os.umask(usual)

    assert (tmp_path / "kiri.log").stat().st_mode & 0o077 == 0


def test_new_data_folder_is_for_its_owner_only(tmp_path):
    check_data_dir(tmp_path / "uus")

    assert (tmp_path / "uus").stat().st_mode & 0o077 == 0


def test_data_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "fail").write_text("")

    with pytest.raises(Trouble, match=r"fail ei saa kirjutada \(see on fail\)"):
        check_data_dir(tmp_path / "fail")


def test_data_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "fail").write_text("")

    with pytest.raises(Trouble) as trouble:
        check_data_dir(tmp_path / "fail" / "kaust")

    assert str(trouble.value) == (
        f"Andmekausta {tmp_path}/fail/kaust ei saa kirjutada (tee peal on fail); "
        "andke kaustale õigused või valige teine: KV_DATA_DIR=/tee/kaustani."
    )


def test_data_folder_without_write_permission_is_named():
    # Root may write anywhere but into the kernel's own tables.
    with pytest.raises(Trouble, match=r"Andmekausta /proc/self/net ei saa kirjutada \("):
        check_data_dir(Path("/proc/self/net"))


def test_full_disk_is_told_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(10**9, 10**9, 3 * 1024**2))

    with pytest.raises(Trouble, match=r"Ketas on täis: .* on vaba 3 MB, vaja on vähemalt 200 MB"):
        check_data_dir(tmp_path)
