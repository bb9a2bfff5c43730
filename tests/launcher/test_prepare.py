"""The first start prepares everything; the next ones only what has changed or was cut short."""

import pytest

from config.launcher import home, prepare


@pytest.fixture
def steps(monkeypatch, tmp_path):
    """The steps that were done, in place of the real ones; a name in `failing` is cut short."""
    done, failing = [], set()

    def step(name):
        def run():
            if name in failing:
                raise KeyboardInterrupt
            done.append(name)

        return f"{name} …", run

    monkeypatch.setattr(home, "data_dir", lambda: tmp_path)
    monkeypatch.setattr(prepare, "_steps", lambda: [step("andmebaas"), step("sisu")])
    monkeypatch.setattr(prepare, "_has_tables", lambda: True)
    return done, failing


def test_second_start_has_nothing_to_do(steps, capsys):
    done, _ = steps

    prepare.prepare()
    prepare.prepare()

    assert done == ["andmebaas", "sisu"]
    assert capsys.readouterr().out == "andmebaas …\nsisu …\n"


def test_start_that_was_cut_short_is_done_again_from_the_first_step(steps):
    done, failing = steps
    failing.add("sisu")
    with pytest.raises(KeyboardInterrupt):
        prepare.prepare()
    failing.clear()

    prepare.prepare()

    assert done == ["andmebaas", "andmebaas", "sisu"]


def test_another_database_is_prepared_though_the_folder_is_the_same(steps, monkeypatch):
    done, _ = steps
    prepare.prepare()

    monkeypatch.setenv("DATABASE_URL", "postgres://teine/baas")
    prepare.prepare()

    assert done == ["andmebaas", "sisu"] * 2


def test_database_that_was_deleted_is_made_again(steps, monkeypatch):
    done, _ = steps
    prepare.prepare()

    monkeypatch.setattr(prepare, "_has_tables", lambda: False)
    prepare.prepare()

    assert done == ["andmebaas", "sisu"] * 2


def test_changed_content_is_loaded_again(steps, monkeypatch, tmp_path):
    done, _ = steps
    monkeypatch.setattr(home, "ROOT", tmp_path)
    content = tmp_path / "veeb" / "library" / "data" / "starter.csv"
    content.parent.mkdir(parents=True)
    content.write_text("vana")
    prepare.prepare()

    content.write_text("uus")
    prepare.prepare()

    assert done == ["andmebaas", "sisu"] * 2
