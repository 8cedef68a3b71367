"""The operator's commands in Vietnamese: what each says when it is done, and when it cannot be."""

import re
import subprocess
import sys

import pytest

from tests.config.installations import Installation, with_tables
from tests.config.test_installation import SETUP

# They make databases of their own; on PostgreSQL they are run too.
pytestmark = pytest.mark.sqlite_only  # words do not depend on the database

PASSWORD = "bưởi-năm-roi-26"
VIETNAMESE = {"LC_ALL": "vi_VN.UTF-8"}


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A point of one's own, set up in a Vietnamese shell."""
    there = with_tables(tmp_path_factory.mktemp("speech"), "speech")
    there.environment |= VIETNAMESE
    there.made = there.run(*SETUP, CUNGCAU_STEWARD_PASSWORD=PASSWORD)
    return there


@pytest.fixture
def empty(tmp_path):
    """Another place, whose shell is English: it is asked with --lang."""
    return Installation(tmp_path, "empty")


def test_setup(own):
    again = own.run(*SETUP)
    faulty = own.run(*SETUP, "--code", "H-1", "--steward-password", "1234")

    assert (own.made.returncode, own.made.stderr) == (0, "")
    assert own.made.stdout == "Đã thiết lập điểm kết nối HHTP.\nLan đăng nhập được bằng lan@point.example.\n"
    assert (again.returncode, again.stderr.startswith("cungcau setup: Điểm kết nối đã được thiết lập")) == (2, True)
    assert "--code: chỉ gồm chữ cái và chữ số" in faulty.stderr
    assert "--steward-password: Mật khẩu quá ngắn." in faulty.stderr  # Django's own words


def test_invite_keeps_the_persons_language_apart_from_its_own(own):
    words = ("invite", "ann@point.example", "--name", "Ann", "--by", "lan@point.example", "--language", "en")

    done, nobody = own.run(*words), own.run(*words[:-4], "--by", "no@point.example")
    asked = "from cungcau.access.models import User; print(User.objects.get(email='ann@point.example').language)"

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Ann <ann@point.example>: chưa có vai trò."), done.stderr
    assert "\nAnn chọn mật khẩu tại đây, liên kết dùng một lần: http" in done.stdout
    assert own.run("shell", "--no-imports", "-c", asked).stdout == "en\n"
    assert nobody.stderr == "cungcau invite: --by: no@point.example không phải là quản trị đang hoạt động ở đây\n"


def test_backup_and_restore(own, empty, tmp_path):
    archive = tmp_path / "point.tar.gz"

    made, again = own.run("backup", str(archive)), own.run("backup", str(archive))
    restored, refused = (empty.run("restore", str(archive), "--lang", "vi") for _time in range(2))

    assert made.returncode == 0, made.stderr
    assert re.fullmatch(rf"{archive}: 1\.\d{{3}} dòng, \d tệp, 0,\d MB\n", made.stdout)
    assert again.stderr == f"cungcau backup: {archive} đã có sẵn. Hãy chọn tên khác, hoặc thêm --force để thay thế.\n"
    assert (restored.returncode, restored.stdout.startswith("Đã khôi phục dữ liệu như lúc ")) == (0, True), restored.stderr
    assert "Hãy khởi động không kèm bản trình diễn:\n  ./run serve --no-demo --data " in restored.stdout
    assert (refused.returncode, "đang chứa một bản cài đặt" in refused.stderr) == (2, True)


def test_serve(own):
    with own.serve("--no-demo") as server:
        taken = own.run("serve", "--port", server.address.rpartition(":")[2])

    assert "Nhấn Ctrl-C để dừng.\n" in server.output()
    assert server.output().endswith("Đang dừng …\nĐã dừng.\n")
    assert (taken.returncode, "đang được chương trình khác dùng. Hãy chọn cổng khác" in taken.stderr) == (2, True)


def test_worker(own, empty):
    with own.work() as worker:
        pass
    refused = empty.run("worker", "--lang=vi")

    assert worker.output().startswith("Tiến trình nền đang chạy. Nhấn Ctrl-C để dừng.\n")
    assert (refused.returncode, refused.stderr.startswith("cungcau: cơ sở dữ liệu chưa sẵn sàng")) == (2, True)


def test_doctor(own, tmp_path):
    done, english = own.run("doctor"), own.run("doctor", "--lang", "en", "--no-settings")
    nothing = own.run("doctor", "--data", str(tmp_path), CUNGCAU_DATABASE_URL="")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "✓ khóa bí mật     chỉ chủ sở hữu đọc được\n" in done.stdout
    assert "  CUNGCAU_PROXY" in done.stdout and "(theo máy và cổng)\n" in done.stdout
    assert done.stdout.endswith("Không có gì hỏng.\n")
    assert english.stdout.endswith("Nothing is broken.\n")
    assert nothing.stdout.startswith(f"✗ thư mục dữ liệu {tmp_path} chưa chứa bản cài đặt nào")


def test_index(own, tmp_path):
    done = own.run("index", "rebuild")
    nothing = own.run("index", "verify", "--data", str(tmp_path), CUNGCAU_DATABASE_URL="")

    assert done.stdout.startswith("Đã sửa "), done.stderr
    assert (nothing.returncode, nothing.stderr.startswith(f"cungcau index: {tmp_path} chưa chứa bản cài đặt nào")) == (2, True)


def test_thesaurus(own, tmp_path):
    checked, nowhere = own.run("thesaurus", "check", "--shipped"), own.run("thesaurus", "export", "--shipped")
    missing = own.run("thesaurus", "import", "none.ttl")

    assert checked.stdout.startswith("Mọi quy tắc đều được giữ.\n\nKhái niệm: 4.")
    assert "\n| Lĩnh vực | Tên | Lĩnh vực chính | Kỹ thuật |" in checked.stdout
    assert nowhere.stderr == "cungcau thesaurus: hãy nêu nơi ghi: -o TỆP.ttl, .rdf hoặc .jsonld\n"
    assert missing.stderr == "cungcau thesaurus: none.ttl: không có tệp hoặc thư mục này\n"


def test_docs_are_written_in_english_and_told_in_vietnamese(own, tmp_path):
    stale, written = (own.run("docs", "--folder", str(tmp_path), *more) for more in (["--check"], []))
    (tmp_path / "file").write_text("")
    refused = own.run("docs", "--folder", str(tmp_path / "file"))

    assert (stale.returncode, "settings.md đã cũ; hãy chạy `cungcau docs`\n" in stale.stderr) == (1, True)
    assert (written.returncode, "đã ghi settings.md\n" in written.stderr) == (0, True)
    assert (tmp_path / "settings.md").read_text(encoding="utf-8").startswith("# Settings\n")
    assert refused.stderr.startswith("cungcau docs: ") and refused.stderr.endswith("/file: tệp đã có sẵn\n")


@pytest.mark.parametrize(("setting", "told"), [
    ({"CUNGCAU_DEMO": "maybe"}, "CUNGCAU_DEMO phải là yes hoặc no, không phải “maybe”.\n"),
    ({"CUNGCAU_MAIL_PORT": "smtp"}, "CUNGCAU_MAIL_PORT phải là số nguyên, không phải “smtp”.\n"),
    ({"CUNGCAU_DATABASE_URL": "mysql://x"}, "CUNGCAU_DATABASE_URL bắt đầu bằng “mysql”; phải là sqlite hoặc postgres.\n"),
])  # fmt: skip
def test_a_setting_that_makes_no_sense(own, setting, told):
    assert own.run("doctor", **setting).stderr == told


def test_a_command_line_that_cannot_be_read(own):
    done = own.run("serve", "--port", "99999")

    assert done.stderr.endswith("lỗi: tham số --port: “99999” không phải số cổng; cổng là số từ 0 đến 65535\n")


def test_no_command_needs_django_to_know_its_words():
    code = (
        "from importlib import import_module\nfrom cungcau.config.cli import VERBS\n"
        "for verb in VERBS.values(): import_module(verb.module)\n"
        "from django.conf import settings\nprint(settings.configured)"
    )

    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"
