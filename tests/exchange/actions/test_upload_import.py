"""Take a file in, to be checked."""

import io

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.exchange.actions import upload_import
from cungcau.exchange.models import Import
from cungcau.kit.errors import Refused
from cungcau.trail.queries import history_of
from tests.factories.exchange import FIRM, NEED, an_upload, checked, table


def test_the_file_is_kept_and_its_check_waits(dung):
    thing = an_upload(dung, NEED, name="nhu cầu.csv")

    assert (thing.state, thing.name, thing.format, thing.file.is_internal) == ("checking", "nhu cầu.csv", "csv", True)
    assert thing.path.read_bytes() == table(NEED).encode()
    assert [(entry.verb, entry.actor_name) for entry in history_of(thing)] == [("upload", dung.name)]
    assert checked(dung, NEED).state == "checked"


@pytest.mark.parametrize("name", ["an", "mai", "son", "quang", "guest"])
def test_others_may_not(name, request):
    with pytest.raises(PermissionDenied):
        an_upload(request.getfixturevalue(name), FIRM, side="organisation")
    assert Import.objects.count() == 0


def test_what_one_may_not_begin_one_may_not_bring_in(lan):
    with pytest.raises(Refused) as refusal:
        an_upload(lan, NEED)

    assert (refusal.value.field, Import.objects.count()) == ("side", 0)
    assert an_upload(lan, FIRM, side="organisation").state == "checking"


def test_a_text_of_columns_is_taken_under_other_names_too(dung):
    thing = upload_import("need", io.BytesIO(table(NEED).encode()), "needs.txt", by=dung)

    assert thing.format == "txt"


def test_an_archive_that_is_no_workbook_is_refused(dung):
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    out.seek(0)
    with pytest.raises(Refused) as refusal:
        upload_import("need", out, "needs.xlsx", by=dung)
    assert refusal.value.field == "upload"
