"""What is not hers to see is not in a person's file, and her file wipes none of it; and a file opens nothing for anybody."""

from __future__ import annotations

from typing import Any

import pytest

from cungcau.exchange.kinds import records_of
from cungcau.kit.policy import SYSTEM
from cungcau.listings.models import Listing
from cungcau.listings.visibility import PARTS, Level, closable
from cungcau.registry.models import Expert, Organisation
from tests.factories.exchange import applied, checked
from tests.factories.listings import a_draft, a_published
from tests.factories.registry import a_proposed, put
from tests.people import person

SECRETS = {"confidential": "công thức men", "inventors": "Lê Văn Tác", "task_agency": "Bộ Giấu Tên"}
HERS = ("confidential", "inventors", "task_agency", "sights", "chosen")


def said(listing: Listing, by: Any) -> dict[str, Any]:
    records = records_of(listing.kind, by)
    return records.said(records.rows().get(pk=listing.pk))


@pytest.fixture
def offer(institute, quan, ha, rival):
    """The institute's published anonymous offer with everything that is for few."""
    made = a_published(institute, quan, ha, "offer", anonymity="anonymous", outputs="hơi nước", incidental_costs="phí lắp đặt",
                       sights={"incidental_costs": "members", "figures": "inside"}, **SECRETS)  # fmt: skip
    made.chosen_organisations.add(rival)
    return made


def test_each_person_gets_what_her_page_shows(offer, an, quan, dung, guest_of_no_firm):
    told = {name: said(offer, by) for name, by in (("own", quan), ("other", an), ("broker", dung), ("guest", guest_of_no_firm))}

    for name in ("own", "broker"):
        assert {key: told[name][key] for key in SECRETS} == SECRETS
        assert told[name]["sights"] == (("figures", "inside"), ("incidental_costs", "members"))
        assert told[name]["outputs"] == "hơi nước" and len(told[name]["chosen"]) == 1
    assert [told["other"][name] for name in (*HERS, "outputs")] == ["", "", "", (), (), ""]
    assert [told[name]["incidental_costs"] for name in ("other", "guest")] == ["phí lắp đặt", ""]


@pytest.fixture
def guest_of_no_firm(db):
    return person("khach", "Khách Lạ")


def test_every_part_that_is_closed_is_empty_in_a_strangers_file(institute, quan, ha, guest_of_no_firm):
    """Whatever part and column there will be: what the table closes, the file does not tell."""
    for kind in ("need", "offer"):
        sights = {part.name: Level.INSIDE for part in closable(kind)}
        made = a_published(institute, quan, ha, kind, anonymity="anonymous")
        texts = [field.name for field in Listing._meta.concrete_fields if field.get_internal_type() == "TextField"]
        texts += ["warranty", "training", "inventors", "certificates", "partner_wishes", "origin_preference"]
        columns = [name for part in PARTS for name in part.columns if name in texts]
        Listing.objects.filter(pk=made.pk).update(sights=sights, money_min=1_000_000, **dict.fromkeys(columns, "bí mật"))
        made.refresh_from_db()
        found = said(made, guest_of_no_firm)

        assert [name for name, value in found.items() if "bí mật" in str(value)] == []
        assert found["money_low"] is None
        assert "bí mật" in str(said(made, SYSTEM))


@pytest.mark.parametrize("model", ["organisation", "expert"])
def test_what_is_private_of_organisations_and_experts_is_for_whom_the_page_names(seeker, lan, binh, model):
    if model == "organisation":
        Organisation.objects.filter(pk=seeker.pk).update(revenue_band="below_3", products="máy sấy")
        record, private, open_to_all = Organisation.objects.get(pk=seeker.pk), ("revenue_band",), "products"
    else:
        record = put(a_proposed(lan, references="bà Na", fee_band="below_1", pro_bono_hours=5, consent_scope="hỏi qua thư",
                                valid_until="2027-01-01", projects="sấy"), "active")  # fmt: skip
        private, open_to_all = ("references", "fee_band", "pro_bono_hours", "consent_scope", "valid_until"), "projects"
    inside, outside = (records_of(model, by).said(record) for by in (lan, binh))

    assert [name for name in private if not inside[name]] == []
    assert [name for name in private if outside[name]] == []
    assert outside[open_to_all] == inside[open_to_all] != ""


def test_an_empty_cell_wipes_nothing_that_she_may_not_see(lan, dung, monkeypatch):
    """Today all who may edit an expert may read all of it; were it otherwise, her own export would still change nothing."""
    from cungcau.exchange.records import experts

    values = {"fee_band": "below_1", "pro_bono_hours": 5, "references": "bà Na", "consent_scope": "thư"}
    expert = put(a_proposed(lan, valid_until="2027-01-01", **values), "active")
    monkeypatch.setattr(experts, "can", lambda by, verb, record: verb != "read_private")
    cells = {"ma_ngoai": expert.pid, "ho_ten": expert.name, "muc_phi": "", "so_gio_khong_lay_phi": "", "nguoi_nhan_xet": "",
             "pham_vi_dong_y": "", "hieu_luc_den": "", "vung": "Bắc"}  # fmt: skip

    thing = applied(dung, cells, side="expert")

    assert (thing.changed, [name for name, _old, _new in thing.lines.get().differences]) == (1, ["region"])
    assert Expert.objects.filter(pk=expert.pk, valid_until="2027-01-01", region="Bắc", **values).exists()


def row(listing: Listing, **cells: str) -> dict[str, str]:
    return {"ma_ngoai": listing.ref, "tieu_de": listing.title_vi, **cells}


def refusals(thing: Any) -> list[str]:
    return [trouble[0] for line in thing.lines.all() for trouble in line.troubles]


@pytest.fixture
def draft(seeker, dung, rival):
    """The broker's draft for An's firm, of which two parts are closed."""
    made = a_draft(seeker, dung, sights={"problem": "members", "inputs": "inside"}, inputs="vải", confidential="mật")
    made.chosen_organisations.add(rival)
    return made


@pytest.mark.parametrize(("cell", "codes"), [
    ("", ["sights_opened"]),
    ("problem|account; inputs|inside", ["sights_opened"]),
    ("problem|members", ["sights_opened"]),
    ("problem|members; inputs|inside; confidential|chosen", ["sights_opened"]),
    ("problem|members; inputs|inside; advantages|inside", ["sight_unfit"]),
    ("problem|members; inputs|inside; inputs|inside", ["sight_unfit"]),
    ("problem|members; inputs|inside; confidential|members", ["sight_unfit"]),
    ("vấn đề nào đó|inside", ["part_unknown"]),
    ("problem|ai đó", ["level_unknown"]),
    ("problem", ["parts_unreadable"]),
])  # fmt: skip
def test_a_file_opens_no_part(draft, dung, cell, codes):
    thing = checked(dung, row(draft, ai_xem_phan_nao=cell))

    assert (thing.refused, refusals(thing)) == (1, codes)


def test_a_file_closes_parts_and_the_undo_opens_them_again(draft, dung):
    from tests.factories.exchange import undone

    cell = "What happens now|inside; inputs|inside; Tiêu chuẩn, quy chuẩn phải đạt|members"
    thing = applied(dung, row(draft, ai_xem_phan_nao=cell))
    draft.refresh_from_db()

    assert (thing.state, thing.changed) == ("applied", 1)
    assert draft.sights == {"problem": "inside", "inputs": "inside", "standards": "members"}
    undone(thing, dung)
    draft.refresh_from_db()
    assert draft.sights == {"problem": "members", "inputs": "inside"}


def test_a_file_lets_no_organisation_more_see_what_is_for_chosen_ones(draft, dung, institute, rival):
    more = checked(dung, row(draft, to_chuc_duoc_chon=f"{rival.pid}; {institute.pid}"))
    unknown = checked(dung, row(draft, to_chuc_duoc_chon="Công ty Lạ"))
    both = checked(dung, row(draft, to_chuc_loai_tru=rival.pid))
    fewer = applied(dung, row(draft, to_chuc_duoc_chon=""))

    assert [refusals(thing) for thing in (more, unknown, both)] == [
        ["chosen_added"], ["organisation_not_known"], ["chosen_and_excluded"]]  # fmt: skip
    assert (fewer.state, fewer.changed, draft.chosen_organisations.count()) == ("applied", 1, 0)


def test_every_name_of_a_part_and_of_a_level_is_read_as_it(db):
    from django.utils import translation

    from cungcau.exchange.records.sights import level_called, part_called

    for language in ("vi", "en"):
        with translation.override(language):
            for kind in ("need", "offer"):
                for part in closable(kind):
                    assert part_called(part.name) == part.name
                    assert part_called(str(part.label)) == part.name, (language, part.label)
            assert [level_called(str(level.label)) for level in Level] == list(Level)


def test_a_new_listing_is_as_closed_as_the_file_says(seeker, dung, rival):
    cells = {"ma_ngoai": "N9", "tieu_de": "Máy", "ten_to_chuc": seeker.name_vi, "phan_bao_mat": "mật",
             "ai_xem_phan_nao": "confidential|chosen; problem|inside", "to_chuc_duoc_chon": rival.name_vi}  # fmt: skip
    applied(dung, cells)
    made = Listing.objects.get()

    assert (made.sights, made.confidential) == ({"confidential": "chosen", "problem": "inside"}, "mật")
    assert list(made.chosen_organisations.all()) == [rival]


def test_a_chosen_firm_reads_the_confidential_part_in_its_file_and_the_look_is_written_down(offer, binh, rival, tmp_path):
    from cungcau.exchange.writing import write_records
    from cungcau.listings.looks import looks_of

    offer.sights = {**offer.sights, "confidential": "chosen"}
    offer.save()
    records = records_of("offer", binh)
    write_records(tmp_path / "out.csv", ".csv", records, records.each())

    assert SECRETS["confidential"] in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert [look.parts for look in looks_of(offer).filter(who_name=binh.name)] == [["confidential", "incidental_costs"]]
