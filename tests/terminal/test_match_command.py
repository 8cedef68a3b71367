"""The whole command as a process of its own: `python -m cungcau match …`, with no database in sight."""

from __future__ import annotations

import json
import os
import pty
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


def command(*words: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "DJANGO", "CUNG"))}
    return subprocess.run(
        [sys.executable, "-m", "cungcau", "match", *map(str, words)],
        cwd=cwd,
        env={
            **clean,
            "PYTHONPATH": str(ROOT / "src"),
            "CUNGCAU_DATABASE_URL": "sqlite:////nowhere/x",
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_the_samples_give_ranked_pairs_with_reasons_in_a_workbook(tmp_path):
    run = command(SAMPLES / "needs.xlsx", SAMPLES / "offers.csv", "-o", "out.xlsx", cwd=tmp_path)

    assert run.returncode == 0, run.stderr
    rows = [[cell.value for cell in row] for row in load_workbook(tmp_path / "out.xlsx").worksheets[0].iter_rows()]
    firsts = {row[0]: row[1] for row in rows[1:] if row[2] == 1}
    expected = {f"NC-{number:02}": f"CC-{number:02}" for number in range(1, 10)}
    assert {need: firsts.get(need) for need in expected} == expected
    assert "Kinh phí và giá" in rows[1][6]
    assert sum(cell or 0 for cell in rows[1][7:15]) == rows[1][3]


def test_the_samples_cross_languages_where_words_allow_it(tmp_path):
    words = (
        SAMPLES / "needs.jsonl",
        SAMPLES / "offers.jsonl",
        "-o",
        "out.jsonl",
        "--lang",
        "en",
        "--top",
        "3",
    )

    run = command(*words, cwd=tmp_path)

    assert run.returncode == 0, run.stderr
    pairs = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    firsts = {pair["need_id"]: pair["offer_id"] for pair in pairs if pair["rank"] == 1}
    assert {need: firsts.get(need) for need in ("N-101", "N-103", "N-104")} == {
        "N-101": "O-201",
        "N-103": "O-203",
        "N-104": "O-204",
    }
    assert max(pair["rank"] for pair in pairs) <= 3


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "nhu cầu ×"),
        ({"LANG": "C.UTF-8"}, "nhu cầu ×"),
        ({"LANG": "en_GB.UTF-8"}, "needs ×"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "vi_VN.UTF-8"}, "nhu cầu ×"),
    ],
)
def test_the_language_of_the_shell_is_spoken(tmp_path, environment, words):
    run = command(SAMPLES / "needs.jsonl", SAMPLES / "offers.jsonl", "-o", "out.csv", cwd=tmp_path, **environment)

    assert words in run.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("scan.pdf", b"%PDF-1.4 x", "PDF"),
        ("empty.xlsx", b"", "rỗng"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), ".xls"),
        ("headings.csv", "Mã,Tiêu đề\n".encode(), "tiêu đề cột"),
    ],
)
def test_a_file_that_cannot_be_used_gives_one_line_and_exit_code_2(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)

    run = command(name, SAMPLES / "offers.csv", "-o", "out.csv", cwd=tmp_path)

    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert words in run.stderr
    assert run.stdout == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_nothing_but_the_result_is_written(tmp_path):
    command(SAMPLES / "needs.xlsx", SAMPLES / "offers.csv", "-o", "out.jsonl", cwd=tmp_path)

    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["out.jsonl", "out.problems.jsonl", "out.unmatched.jsonl"]


def test_missing_words_give_exit_code_2(tmp_path):
    assert command(SAMPLES / "needs.xlsx", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        ((), "thiếu những tham số bắt buộc sau: NHU_CẦU, NGUỒN_CUNG, -o/--output", "the following arguments are required: NEEDS"),
        (("a", "b", "-o", "c", "--tpo"), "không có tham số này: --tpo", "unrecognized arguments: --tpo"),
        (("a", "b", "-o", "c", "d"), "không có tham số này: d", "unrecognized arguments: d"),
        (("a", "b", "-o"), "tham số -o/--output: cần một giá trị đi sau", "argument -o/--output: expected one argument"),
        (("a", "b", "-o", "c", "--as-given=1"), "không nhận giá trị '1'", "ignored explicit argument '1'"),
    ],
)
def test_a_command_line_that_cannot_be_read_is_told_in_the_language_of_the_run(tmp_path, words, vietnamese, english):
    by_default, asked = command(*words, cwd=tmp_path), command(*words, "--lang", "vi", cwd=tmp_path, LANG="en_GB.UTF-8")
    shells, other = command(*words, cwd=tmp_path, LANG="en_GB.UTF-8"), command("--lang=en", *words, cwd=tmp_path)

    for run, usage, said in ((by_default, "cách dùng: ", vietnamese), (shells, "usage: ", english), (other, "usage: ", english)):
        assert (run.returncode, run.stderr.startswith(usage)) == (2, True)
        assert said in run.stderr
    # After a lone -o the language is no value of it, so it is still heard.
    assert vietnamese in asked.stderr


def test_a_language_that_is_none_is_told_in_the_shells(tmp_path):
    run = command("a", "b", "-o", "c", "--lang", "fr", cwd=tmp_path, LANG="vi_VN.UTF-8")

    assert (run.returncode, "'fr' không phải là một lựa chọn (chọn trong: 'vi', 'en')" in run.stderr) == (2, True)


def test_a_file_of_200_megabytes_is_read_within_4_gigabytes(tmp_path):
    notes = "ghi chú dài " * 4500
    with (tmp_path / "offers.csv").open("w", encoding="utf-8") as file:
        file.write("id,title,description,ghi chú\n")
        for number in range(3400):
            file.write(f"O{number},Máy sấy bơm nhiệt loại {number},sấy quả,{notes}\n")
    (tmp_path / "needs.csv").write_text("id,title\nN1,Máy sấy bơm nhiệt loại 77\n", encoding="utf-8")

    run = command("needs.csv", "offers.csv", "-o", "out.jsonl", "--top", 2, cwd=tmp_path)

    assert (tmp_path / "offers.csv").stat().st_size > 200_000_000
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out.jsonl").read_text("utf-8").startswith('{"need_id": "N1", "offer_id": "O77"')
    # Kilobytes on Linux: the largest of all children so far, so this can only err on the strict side.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 4 * 1024 * 1024


def test_somebody_who_watches_sees_a_bar():
    """On a terminal; nothing is drawn where standard error is a file or a pipe and the work is short."""
    code = (
        "import time; from cungcau.terminal.progress import Progress; bar = Progress().begin('ghép nối', 40)\n"
        "for _ in range(40): time.sleep(0.03); bar.add(1)\n"
        "bar.close()"
    )
    child, terminal = pty.fork()
    if not child:
        os.environ["PYTHONPATH"] = str(ROOT / "src")
        os.execv(sys.executable, [sys.executable, "-c", code])

    assert "ghép nối:" in shown_on(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def shown_on(terminal: int) -> str:
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # how Linux tells that the other end is closed
            return shown.decode("utf-8", errors="replace")
        if not piece:
            return shown.decode("utf-8", errors="replace")
        shown += piece
