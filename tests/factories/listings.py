"""A need and an offer that are complete enough to be sent for review."""

from __future__ import annotations

from typing import Any

from cungcau.listings.actions import draft_listing, publish_listing, submit_listing
from cungcau.listings.models import Listing
from cungcau.vocabulary.models import Scheme, Term

SUMMARY = (
    "Nhà máy thải 350 m³ nước nhuộm mỗi ngày; sau bể sinh học nước vẫn còn màu, trạm tập trung tính thêm phí, "
    "cần cách lấy màu mà không sinh thêm bùn."
)
NEED = {
    "subkind": "technology", "title_vi": "Nước thải nhuộm còn màu sau xử lý", "summary_vi": SUMMARY,
    "description_vi": "Trạm hiện nay keo tụ rồi bể hiếu khí.", "problem": "Màu còn 420 Pt-Co, phí vượt 640 triệu đồng mỗi năm.",
    "money_min": 500_000_000, "money_max": 2_000_000_000, "absorption_note": "bí mật năng lực",
}  # fmt: skip
OFFER = {
    "subkind": "technology", "title_vi": "Ôzôn hoá nâng cao khử màu nước thải nhuộm", "summary_vi": SUMMARY,
    "description_vi": "Ôzôn và H2O2 phá nhóm mang màu.", "advantages": "Không sinh bùn, hoàn vốn 18 tháng.",
    "trl": 8, "stage": "industrial_scale", "right_to_transfer": "owner", "money_min": 900_000_000,
}  # fmt: skip


def a_term(scheme: str, code: str, name: str = "") -> Term:
    """The code's row, made when the lists are not loaded."""
    found = Term.objects.filter(scheme_id=scheme, code=code).first()
    if found:
        return found
    Scheme.objects.get_or_create(key=scheme, defaults={"name_vi": scheme})
    return Term.objects.create(scheme_id=scheme, version="test", code=code, name_vi=name or f"{scheme} {code}")


def a_draft(organisation: Any, by: Any, kind: str = "need", **values: Any) -> Listing:
    terms = [a_term("field", "207"), a_term("transfer_mode", "technical_assistance")]
    content = {**(NEED if kind == "need" else OFFER), "terms": terms, **values}
    return draft_listing(organisation, kind, by=by, **content)


def a_submitted(organisation: Any, by: Any, kind: str = "need", **values: Any) -> Listing:
    return submit_listing(a_draft(organisation, by, kind, **values), by=by)


def a_published(organisation: Any, by: Any, moderator: Any, kind: str = "need", **values: Any) -> Listing:
    return publish_listing(a_submitted(organisation, by, kind, **values), by=moderator)


def in_state(listing: Listing, state: str, **fields: Any) -> Listing:
    """The same listing put into a state without its story, for tables of answers."""
    from django.utils import timezone  # app ready

    dates = {"published_at": timezone.now()} if state == "published" else {}
    Listing.objects.filter(pk=listing.pk).update(state=state, **dates, **fields)
    listing.refresh_from_db()
    return listing


