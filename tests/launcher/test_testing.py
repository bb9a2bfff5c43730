"""The test run tells which parts ran, which were left out and why, and its exit code is honest."""

import pytest

from config.launcher import packages, postgres, testing
from config.launcher.testing import Outcome


@pytest.fixture
def outcomes(monkeypatch):
    """Let the run have these outcomes, one after another."""

    def come(*them):
        monkeypatch.setattr(testing, "_plan", lambda _parts: [lambda _more, each=each: each for each in them])

    monkeypatch.delenv("KV_TEST_ALL", raising=False)
    return come


def test_summary_names_every_part(outcomes, capsys):
    outcomes(
        Outcome("SQLite", seconds=70),
        Outcome("PostgreSQL", seconds=80, left_out="midagi puudub"),
        Outcome("Brauser", left_out="puudub Debiani pakett chromium"),
    )

    assert testing.run([]) == 0

    assert capsys.readouterr().out == (
        "\nTestide kokkuvõte\n"
        "  SQLite: korras (70 s)\n"
        "  PostgreSQL: korras (80 s); jäi ära – midagi puudub\n"
        "  Brauser: jäi ära – puudub Debiani pakett chromium\n"
    )


@pytest.mark.parametrize("failed_at", [0, 1])
def test_one_failed_part_fails_the_run_wherever_it_stands(outcomes, failed_at):
    outcomes(*(Outcome(str(n), failed=n == failed_at) for n in range(2)))

    assert testing.run([]) == 1


def test_part_left_out_fails_the_run_that_asked_for_all(outcomes, monkeypatch):
    outcomes(Outcome("Brauser", left_out="põhjus"))
    monkeypatch.setenv("KV_TEST_ALL", "1")

    assert testing.run([]) == 1


def test_unknown_part_is_named(capsys):
    with pytest.raises(SystemExit):
        testing.run(["brauser"])

    assert "tundmatu osa: brauser" in capsys.readouterr().err


def test_what_follows_two_dashes_goes_to_pytest(monkeypatch):
    asked = []
    monkeypatch.setattr(testing, "_plan", lambda parts: [lambda more: asked.append((parts, more)) or Outcome("SQLite")])

    testing.run(["db", "--", "tests/library", "-x"])

    assert asked == [(["db"], ["tests/library", "-x"])]


def test_missing_package_is_named_to_one_who_may_not_install(monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000)

    assert packages.missing("chromium", "") == ("puudub Debiani pakett chromium ja paigaldada saab ainult juurkasutaja")


def test_present_program_needs_no_package():
    assert packages.missing("chromium", "/usr/bin/chromium") == ""


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ({"pango-1.0", "pangoft2-1.0", "harfbuzz-subset"}, ""),
        (
            {"pango-1.0", "pangoft2-1.0"},
            "puudub Debiani pakett libharfbuzz-subset0 ja paigaldada saab ainult juurkasutaja",
        ),
        (set(), "puudub Debiani pakett libpango-1.0-0 ja paigaldada saab ainult juurkasutaja"),
    ],
)
def test_first_package_that_pdf_files_lack_is_named(monkeypatch, found, reason):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(packages, "find_library", lambda name: f"lib{name}.so.0" if name in found else None)

    assert packages.missing_for_pdf() == reason


def test_cluster_is_gone_after_a_failed_run():
    programs = postgres.server_programs()
    if not programs:
        pytest.skip("PostgreSQL is not installed")

    def fail_within():
        with postgres.cluster(programs) as folder:
            assert (folder / "data" / "postmaster.pid").exists()
            raise ZeroDivisionError(folder)

    with pytest.raises(ZeroDivisionError) as failure:
        fail_within()

    assert not failure.value.args[0].exists()
