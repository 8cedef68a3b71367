"""`cungcau index`: a summary for people in both languages, the whole answer for programs, and exit codes for scripts."""

import argparse
import json

import pytest

from cungcau.config import checks, speech
from cungcau.config.commands import index as command
from cungcau.discovery.documents import index_everything
from cungcau.discovery.index import _open
from cungcau.discovery.models import Document


@pytest.fixture
def folder(db, seeker, settings, tmp_path, monkeypatch):
    """An installation of one organisation, indexed; its tables were made for the tests without steps."""
    settings.DATA = tmp_path
    monkeypatch.setattr(checks, "waiting_migrations", lambda: 0)
    (tmp_path / "secret-key").write_text("x")
    index_everything()
    _open.cache_clear()
    yield tmp_path
    _open.cache_clear()


def run(folder, work, language="en", as_json=False):
    speech.use(language)
    return command.run(argparse.Namespace(data=folder, work=work, json=as_json))


def test_what_is_true_is_said_in_both_languages(folder, capsys):
    assert (run(folder, "verify"), run(folder, "verify", "vi")) == (0, 0)

    told = capsys.readouterr().out
    assert "Nothing differs." in told
    assert "Không có gì lệch." in told


def test_what_differs_is_named_and_ends_with_one(folder, capsys, seeker):
    Document.objects.update(title="x")

    assert run(folder, "verify") == 1
    assert f"outdated: registry.organisation:{seeker.pid}" in capsys.readouterr().out

    assert run(folder, "verify", as_json=True) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["clean"] is False
    assert answer["documents"]["outdated"] == [f"registry.organisation:{seeker.pid}"]
    assert (answer["documents"]["records"], answer["documents"]["missing"], answer["index"]["outdated"]) == (1, [], [])


def test_a_rebuild_puts_it_right(folder, capsys):
    Document.objects.all().delete()

    assert (run(folder, "verify"), run(folder, "rebuild"), run(folder, "verify")) == (1, 0, 0)
    assert "Documents put right: 1; the index of this machine is built anew from 1." in capsys.readouterr().out


def test_looking_into_an_empty_folder_makes_nothing(tmp_path, capsys):
    assert run(tmp_path / "none", "verify") == 2
    assert "holds no installation yet" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_it_is_a_verb_of_the_command_line_and_takes_the_earlier_name_of_lang(park):
    done = [park.run("index", "verify", *words) for words in ((), ("--lang", "vi"), ("--language", "vi"))]

    assert [one.returncode for one in done] == [0, 0, 0]
    assert [one.stdout.splitlines()[-1] for one in done] == ["Nothing differs.", "Không có gì lệch.", "Không có gì lệch."]
