from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from cungcau.files.queries import attached_to
from cungcau.kit.errors import Refused
from cungcau.registry.actions import record_verification
from cungcau.registry.models import Verification
from cungcau.registry.queries import verification_of, verifications_that_end
from tests.factories.registry import put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def firm(seeker):
    return put(seeker, "active", tax_code="0000089329")


def a_photo():
    content = BytesIO()
    Image.new("RGB", (4, 4)).save(content, "PNG")
    return SimpleUploadedFile("xuong.png", content.getvalue())


def test_it_says_how_far_when_by_whom_and_with_what(firm, dung):
    row = record_verification(firm, "site", by=dung, on=date(2026, 3, 1), evidence="Xưởng hai máy phay.", upload=a_photo())

    assert (row.by, str(row.valid_until)) == (dung, "2029-03-01")
    assert [file.name for file in attached_to(row)] == ["xuong.png"]
    assert verification_of(firm) == row


def test_the_farthest_that_counts_today_is_shown(firm, dung):
    today = timezone.localdate()
    code = record_verification(firm, "tax_code", by=dung, on=today, evidence="Cổng tra cứu.")
    record_verification(firm, "site", by=dung, on=today - timedelta(days=1500), evidence="Đã đến.")

    assert verification_of(firm) == code


def test_what_ends_soon_is_listed(firm, dung):
    today = timezone.localdate()
    soon = record_verification(firm, "site", by=dung, on=today, evidence="x", valid_until=today + timedelta(days=10))
    record_verification(firm, "site", by=dung, on=today, evidence="x")

    assert list(verifications_that_end(90)) == [soon]


@pytest.mark.parametrize(("level", "facts", "field"), [
    ("site", {"evidence": ""}, "evidence"),
    ("site", {"evidence": "x", "on": date(2199, 1, 1)}, "on"),
    ("tax_code", {"evidence": "x"}, "level"),
])  # fmt: skip
def test_without_evidence_on_a_later_day_or_without_a_code_it_is_refused(seeker, dung, level, facts, field):
    with pytest.raises(Refused) as refusal:
        record_verification(seeker, level, by=dung, **{"on": date(2026, 3, 1), **facts})

    assert refusal.value.field == field
    assert not Verification.objects.exists()


@pytest.mark.parametrize("name", ["an", "ha", "quang"])
def test_others_may_not(firm, name, request):
    with pytest.raises(PermissionDenied):
        record_verification(firm, "site", by=request.getfixturevalue(name), on=date(2026, 3, 1), evidence="x")


def test_the_wrong_file_leaves_no_check_behind(firm, dung):
    with pytest.raises(Refused):
        record_verification(firm, "site", by=dung, on=date(2026, 3, 1), upload=SimpleUploadedFile("a.png", b"MZ program"))

    assert not Verification.objects.exists()
