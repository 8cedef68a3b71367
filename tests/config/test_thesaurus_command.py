"""``cungcau thesaurus``: counts that add up, a file that comes back unchanged, an import that asks first."""

from dataclasses import replace

import pytest

from cungcau.config import cli, installation
from cungcau.config.commands.thesaurus import coverage_lines
from cungcau.engines.thesaurus import Thesaurus, shipped
from cungcau.thesaurus import skos
from cungcau.thesaurus.coverage import coverage_of, sectors
from cungcau.thesaurus.queries import current
from tests.thesaurus.conftest import OZONATION, PUMP, SMALL, concepts, ship  # noqa: F401  # fixtures


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the command on the database of the tests: the exit code and what was printed."""
    monkeypatch.setattr(installation, "bring_up_to_date", lambda: None)
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / "secret-key").write_text("x" * 50, encoding="utf-8")

    def answer(*words):
        code = cli.main(["thesaurus", *map(str, words), "--data", str(tmp_path / "data")])
        said = capsys.readouterr()
        return code, said.out + said.err

    return answer


def test_the_shipped_thesaurus_keeps_the_rules_and_is_counted_for_every_sector(run):
    code, said = run("check", "--shipped")

    assert (code, said.splitlines()[0]) == (0, "All rules hold.")
    assert f"Concepts: {len(shipped()):,}" in said
    assert len(sectors()) == 46
    assert all(f"\n| {code} | " in said for code in sectors())


@pytest.mark.parametrize("words", [["check"], ["export", "-o", "x.ttl"], ["import", "x.ttl"]])
def test_where_there_is_no_installation_none_is_made(tmp_path, capsys, words):
    code = cli.main(["thesaurus", *words, "--data", str(tmp_path / "none"), "--lang", "en"])

    assert (code, (tmp_path / "none").exists()) == (2, False)
    assert "none holds no installation yet" in capsys.readouterr().err


def test_the_counts_add_up():
    found = coverage_of(Thesaurus(SMALL))

    assert sum(found.kinds.values()) == sum(sum(kinds.values()) for kinds in found.fields.values()) == found.concepts == 7
    assert (found.named["204"], found.fields["204"].total(), found.with_ipc, found.strategic["8"]) == (2, 1, 2, 1)
    assert found.links == {"broader": 1, "related": 1, "solves": 1, "used_in": 2}
    assert "| 207 | Kỹ thuật môi trường | 3 | 2 | 0 | 1 | 3 |" in list(coverage_lines(Thesaurus(SMALL), "vi"))


@pytest.mark.django_db
def test_a_broken_rule_is_told_in_words(run, concepts, monkeypatch):  # noqa: F811
    monkeypatch.setattr("cungcau.thesaurus.queries.current", lambda: Thesaurus([replace(OZONATION, fields=())]))

    code, said = run("check", "--lang", "vi")

    assert code == 1
    assert "ozonation: Hãy chọn ít nhất một lĩnh vực KH&CN." in said


@pytest.mark.django_db
def test_what_is_exported_is_imported_without_a_change(run, concepts, tmp_path):  # noqa: F811
    file = tmp_path / "ours.jsonld"

    assert run("export", "-o", file)[0] == 0
    code, said = run("import", file)

    assert (code, said) == (0, "0 new, 0 changed, 7 unchanged, 0 refused. Nothing is written yet; --apply writes.\n")


@pytest.mark.django_db
def test_an_import_tells_first_and_writes_when_asked(run, concepts, tmp_path):  # noqa: F811
    file = tmp_path / "theirs.ttl"
    file.write_bytes(skos.write([replace(PUMP, hint_en="machine"), replace(OZONATION, solves=())], "ttl"))

    code, said = run("import", file)
    assert code == 1
    assert "changed  heat-pump: hint_en – → machine\n" in said
    assert "refused  ozonation: " in said
    assert current()["heat-pump"].hint_en == ""

    run("import", file, "--apply")
    assert current()["heat-pump"].hint_en == "machine"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export"], "-o FILE.ttl"),
        (["export", "-o", "a.csv", "--shipped"], ".jsonld"),
        (["import"], "which file"),
        (["import", "no-such.ttl"], "no-such.ttl"),
    ],
)
def test_what_cannot_be_done_is_one_line(run, words, told):
    code, said = run(*words)

    assert code == 2
    assert told in said
    assert said.count("\n") == 1


