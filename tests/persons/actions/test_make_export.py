"""Put everything about a person into a file."""

import io
import json
import zipfile

import pytest
from django.core.exceptions import PermissionDenied

from cungcau.kit.policy import SYSTEM
from cungcau.notices.actions import queue_mail
from cungcau.persons.actions import ask_export, make_export
from cungcau.registry.actions import add_contact
from cungcau.trail.looks import note_looks
from cungcau.trail.models import Entry
from tests.factories.listings import a_draft
from tests.factories.registry import a_proposed
from tests.factories.submissions import a_confirmed


def opened(export):
    with zipfile.ZipFile(io.BytesIO(export.path.read_bytes())) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if not name.endswith(".xlsx")}


@pytest.fixture
def full(an, seeker, dung, ha):
    """An in every room: contact, consent, a need without an account, a listing, a mail, somebody's look at her."""
    add_contact(seeker, by=dung, name=an.name, email=an.email, phone="0912 777 001", purposes=["events"], consent_on="2026-03-01")
    a_confirmed(email=an.email, name=an.name, phone="0912 777 002")
    a_draft(seeker, an, title_vi="Sấy bột gốm không nứt")
    queue_mail("reset", to=an.email, name=an.name, path="/x/")
    note_looks(ha, {f"access.user:{an.pid}": ["personal_data"]})
    return an


def test_all_rooms_hand_in_their_part(full):
    export = make_export(ask_export(full, by=full), by=SYSTEM)

    files = opened(export)
    rows = json.loads(files["data.json"])
    assert set(rows) >= {
        "access.user", "registry.contact", "registry.consent", "registry.membership", "intake.submission", "notices.outgoing",
        "listings.listing", "trail.entry", "trail.look",
    }  # fmt: skip
    assert rows["intake.submission"][0]["phone"] == "0912 777 002"
    assert list(rows["listings.listing"][0]) == ["id", "called"]
    assert rows["trail.look"][0]["who_name"] == "Lê Thu Hà"
    assert "Tài khoản" in files["index.html"] and "0912 777 001" in files["index.html"]


def test_it_is_written_in_the_language_that_was_asked_for(an):
    files = opened(make_export(ask_export(an, by=an, language="en"), by=SYSTEM))

    assert '<html lang="en">' in files["index.html"] and "Your personal data" in files["index.html"]


def test_nothing_of_another_person_and_no_secret_is_in_it(full, binh, rival, dung):
    add_contact(rival, by=dung, name="Phạm Kín", email="kin@hong-lam.example", phone="0999 111 222")

    told = opened(make_export(ask_export(full, by=full), by=SYSTEM))["data.json"]

    assert not [word for word in ("Phạm Kín", "0999 111 222", binh.email, full.password, "session_round") if word in told]


def test_made_again_after_a_crash_before_the_state_was_written(an):
    export = ask_export(an, by=an)
    export.path.parent.mkdir(parents=True)
    export.path.write_bytes(b"half")

    make_export(export, by=SYSTEM)

    assert "data.json" in opened(export)
    assert Entry.objects.filter(verb="make").count() == 1


def test_only_the_house_makes_it(an, lan):
    export = ask_export(an, by=an)
    for somebody in (an, lan):
        with pytest.raises(PermissionDenied):
            make_export(export, by=somebody)


def test_an_address_typed_into_ones_own_profile_opens_nothing_of_its_owner(an, binh, lan):
    a_proposed(lan, name="Nguyễn Thị An", user=an, email=binh.email)
    a_confirmed(email=binh.email, name=binh.name, title="Nhu cầu của Bình")
    queue_mail("reset", to=binh.email, name=binh.name, path="/x/")

    rows = json.loads(opened(make_export(ask_export(an, by=an), by=SYSTEM))["data.json"])

    assert not {"intake.submission", "notices.outgoing"} & set(rows)
    assert [row["name"] for row in rows["access.user"]] == [an.name]
