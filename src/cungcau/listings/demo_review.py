"""The desk of the demo's moderators: taken and free, overdue and fresh, returned with comments, a change, an expert's reading."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import F

from cungcau.access.actions import give_role
from cungcau.access.models import DemoPerson, User
from cungcau.kit.policy import SYSTEM
from cungcau.listings.actions import (
    amend_listing,
    answer_reading,
    ask_reading,
    mend_listing,
    return_listing,
    submit_listing,
    take_listing,
    tick_listing,
)
from cungcau.listings.models import Listing
from cungcau.listings.reading import may_be_asked
from cungcau.listings.workflow import State
from cungcau.registry.models import Expert

COLLEAGUE = ("tam@demo.example", "Đinh Minh Tâm")
EXPERT = "chuyengia@demo.example"
LATE = timedelta(days=9)


def plant_review(moderator: User) -> User:
    """Through the verbs that the moderators use; the dates of some are moved back, so that they are overdue. The colleague."""
    colleague = User.objects.add(*COLLEAGUE)
    colleague.password = moderator.password
    colleague.save(update_fields=["password"])
    give_role(colleague, "moderator", by=SYSTEM)
    waiting = list(Listing.objects.filter(is_demo=True, state=State.SUBMITTED).order_by("kind", "external_id"))
    needs, offers = [one for one in waiting if one.is_need], [one for one in waiting if one.is_offer]
    if len(needs) < 4 or len(offers) < 3:
        return colleague
    Listing.objects.filter(pk__in=[needs[0].pk, offers[0].pk]).update(submitted_at=F("submitted_at") - LATE)
    take_listing(_fresh(needs[0]), by=moderator)
    taken = take_listing(_fresh(offers[1]), by=colleague)
    tick_listing(taken, by=colleague, keys=["language", "duplicates"])
    _sent_again(_fresh(needs[1]), moderator)
    _returned(_fresh(needs[2]), moderator)
    _changed()
    _read_by_experts(_fresh(offers[0]), _fresh(offers[2]), moderator)
    return colleague


def _fresh(listing: Listing) -> Listing:
    return Listing.objects.get(pk=listing.pk)


def _returned(need: Listing, moderator: User) -> None:
    at_fields = [
        ("problem", "Xin nêu số liệu: mỗi tháng mấy lần, mỗi lần thiệt hại bao nhiêu."),
        ("specifications", "Thiếu đơn vị ở vài dòng; xin thêm giá trị bắt buộc phải đạt."),
    ]
    return_listing(need, by=moderator, comment="Tin tốt, chỉ cần rõ hơn ở hai mục.", at_fields=at_fields)


def _sent_again(need: Listing, moderator: User) -> None:
    """Returned once, mended by its author, and before the moderator again."""
    at_fields = [("current_technology", "Xin ghi rõ năm lắp đặt và công suất.")]
    return_listing(need, by=moderator, comment="Xin bổ sung một mục.", at_fields=at_fields)
    author = need.created_by
    shown = [comment.pid for comment in need.comments.all()]
    mend_listing(need, by=author, shown=shown, mended=shown, answers=dict.fromkeys(shown, "Đã bổ sung năm và công suất."))
    submit_listing(need, by=author)


def _changed() -> None:
    """A published offer whose owner wants to say more."""
    rows = Listing.objects.filter(is_demo=True, kind="offer", state=State.PUBLISHED, anonymity="named")
    offer = rows.order_by("external_id")[0]
    summary = offer.summary_vi.rstrip(".") + ", đã chạy thêm sáu tháng tại một nhà máy trong khu."
    values: dict[str, Any] = {"summary_vi": summary[:500], "money_min": (offer.money_min or 800_000_000) * 11 // 10}
    if offer.money_max is not None:
        values["money_max"] = max(offer.money_max, values["money_min"])
    values["keywords_vi"] = f"{offer.keywords_vi}, đã kiểm chứng"[:300]
    amend_listing(offer, by=offer.created_by, version=offer.version, **values)


def _read_by_experts(first: Listing, second: Listing, moderator: User) -> None:
    """An expert with an account has answered on one offer and is asked about another, whose publication waits for it."""
    expert = _expert_with_account(first, second, moderator)
    if expert is None:
        return
    question = "Hiệu suất và chi phí vận hành nêu trong tin có khả thi không?"
    answered = ask_reading(first, expert, by=moderator, question=question)
    answer = "Hiệu suất nêu ra cao hơn số liệu thường công bố; nên yêu cầu kết quả đo của bên thứ ba trước khi đăng."
    answer_reading(answered, by=expert.user, verdict="doubtful", answer=answer)
    ask_reading(second, expert, by=moderator, question=question, must=True)


def _expert_with_account(first: Listing, second: Listing, moderator: User) -> Any:
    houses = [first.organisation_id, second.organisation_id]
    expert = Expert.objects.filter(is_demo=True, state="active", user=None).exclude(organisation__in=houses).first()
    if expert is None:
        return None
    user = User.objects.add(EXPERT, expert.name)
    user.password = moderator.password
    user.save(update_fields=["password"])
    Expert.objects.filter(pk=expert.pk).update(user=user)
    DemoPerson.objects.create(
        user=user, order=90,
        can_vi="Chuyên gia: trả lời nhiệm vụ do bàn tư vấn giao, cho ý kiến về một tin chào bán chưa công khai.",
        can_en="An expert: answers what the advisory desk entrusts her with, gives an opinion on an offer not public yet.",
    )  # fmt: skip
    return may_be_asked(first).filter(pk=expert.pk).first()

