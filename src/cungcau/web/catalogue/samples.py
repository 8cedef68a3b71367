"""Sample data of the catalogue page: fictional, in both languages, one of each state a component can show."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace as Sample
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import get_language

from cungcau.kit.text_fields import TextField
from cungcau.kit.ui.fields import LongChoices

VI = {
    "need": "Xử lý 500 m³/ngày nước thải dệt nhuộm đạt cột A, QCVN 40:2025/BTNMT",
    "offer": "Hệ màng MBR sợi rỗng kết hợp ôzôn tái sinh nước dệt nhuộm",
    "company": "Công ty CP Dệt nhuộm An Phú · lô C4",
    "institute": "Trung tâm Vật liệu và Môi trường · lô E2",
    "summary": "Đo COD nước thải dệt nhuộm mỗi 5 phút, sai số ±5 %, tự làm sạch đầu đo, không dùng hoá chất.",
    "sensor": "Cảm biến quang đo COD trực tuyến",
    "query": "nuoc thai det nhuom",
    "lead": "Tra cứu tin cung và cầu của doanh nghiệp, viện, trường trong khu; xem vì sao hai bên khớp.",
    "hero": "Nhu cầu tìm đúng công nghệ, công nghệ tìm đúng nơi dùng.",
    "text": "Nhà máy xả 480–500 m³/ngày, độ màu cao, COD 900 mg/l. Cần giải pháp chạy liên tục, ít bùn.",
    "home": "Trang chủ",
    "needs": "Nhu cầu",
    "overview": "Tổng quan",
    "matches": "Ghép nối",
    "history": "Lịch sử",
    "published": "Đang đăng",
    "waiting": "Chờ duyệt",
    "returned": "Trả lại",
    "draft": "Nháp",
    "ready": "TRL 7",
    "publish": "Đăng tin",
    "return": "Trả lại",
    "edit": "Sửa",
    "withdraw": "Rút tin",
    "try": "Thử:",
    "more": "Xem thêm",
    "readiness": "Độ chín cần",
    "budget": "Ngân sách",
    "deadline": "Thời hạn",
    "quarter": "Quý II/2027",
    "hidden": "không công bố",
    "money": "2,5 – 3,2 tỷ ₫",
    "open_offers": "Tin cung đang mở",
    "days": "ngày",
    "open_needs": "Tin cầu đang mở",
    "cases": "Hồ sơ đang xử lý",
    "answer": "Phản hồi đầu tiên (trung vị)",
    "brief": "Phù hợp tốt: mạnh ở nội dung, thông số; cần làm rõ: giấy phép.",
    "clear": "Cần làm rõ trước khi ký:",
    "licence": "hợp đồng li-xăng chưa nêu quyền cải tiến.",
    "saved": "Đã lưu lúc 08:40.",
    "lost": "Không gửi được: tin đã bị người khác sửa.",
    "nothing": "Chưa có tin nào khớp",
    "widen": "Bỏ bớt bộ lọc, hoặc để lại nhu cầu; điều phối viên sẽ tìm giúp.",
    "register": "Gửi nhu cầu",
    "why": "Vì sao lại ẩn ngân sách?",
    "because": "Ngân sách là thông tin nội bộ: chỉ người điều phối thấy.",
    "sure": "Rút tin này?",
    "gone": "Tin sẽ không còn hiện với mọi người. Lịch sử vẫn được giữ.",
    "keep": "Giữ lại",
    "field": "Lĩnh vực",
    "environment": "Môi trường",
    "in_park": "Trong khu",
    "patented": "Có bằng sáng chế",
    "parameter": "Thông số",
    "asked": "Yêu cầu",
    "offered": "Đáp ứng",
    "flow": "Công suất",
    "colour": "Độ màu",
    "sent": "Gửi duyệt",
    "reviewed": "Kiểm duyệt",
    "note": "Nêu rõ độ màu đầu ra và diện tích lắp đặt.",
    "match": "Ghép nối phù hợp nhất",
    "map": "Các phân khu",
    "specification": "Chỉ tiêu kỹ thuật",
    "open": "Mở hồ sơ",
    "meet": "Mời hai bên gặp",
    "compare": "So sánh",
    "rows": "Mỗi dòng một thông số, có đơn vị đo.",
    "add": "Thêm chỉ tiêu",
    "row": "Chỉ tiêu",
    "cod": "cảm biến COD",
    "robot": "robot gắp linh kiện",
    "state": "Trạng thái",
    "save": "Lưu nháp",
    "mine": "Của tôi",
    "related": "Tin liên quan",
}
EN = {
    "need": "Treat 500 m³/day of dyeing waste water to column A of QCVN 40:2025/BTNMT",
    "offer": "Hollow-fibre MBR with ozone that lets dyeing water be used again",
    "company": "An Phu Dyeing JSC · plot C4",
    "institute": "Centre for Materials and Environment · plot E2",
    "summary": "Measures COD of dyeing waste water every 5 minutes within ±5 %, cleans its own probe, no chemicals.",
    "sensor": "Optical sensor for COD, on line",
    "query": "dyeing waste water",
    "lead": "Search what firms, institutes and universities of the park offer and need; see why two sides fit.",
    "hero": "Needs find the right technology, technology finds its place.",
    "text": "The plant lets out 480–500 m³/day, strongly coloured, COD 900 mg/l. It must run without a stop, with little sludge.",
    "home": "Home",
    "needs": "Needs",
    "overview": "Overview",
    "matches": "Matches",
    "history": "History",
    "published": "Published",
    "waiting": "Waiting for review",
    "returned": "Returned",
    "draft": "Draft",
    "ready": "TRL 7",
    "publish": "Publish",
    "return": "Return",
    "edit": "Edit",
    "withdraw": "Withdraw",
    "try": "Try:",
    "more": "More",
    "readiness": "Readiness needed",
    "budget": "Budget",
    "deadline": "Needed by",
    "quarter": "Q2 2027",
    "hidden": "not disclosed",
    "money": "2.5 – 3.2 billion ₫",
    "open_offers": "Open offers",
    "days": "days",
    "open_needs": "Open needs",
    "cases": "Cases under way",
    "answer": "First answer (median)",
    "brief": "Fits well: strong in subject, specifications; still to settle: licence.",
    "clear": "To settle before signing:",
    "licence": "the licence does not yet say who owns improvements.",
    "saved": "Saved at 08:40.",
    "lost": "Not sent: somebody else has changed this listing.",
    "nothing": "Nothing fits yet",
    "widen": "Take away a filter, or leave your need here; a broker will look for you.",
    "register": "Submit a need",
    "why": "Why is the budget hidden?",
    "because": "The budget is internal: only a broker sees it.",
    "sure": "Withdraw this listing?",
    "gone": "It will no longer be shown to anyone. Its history is kept.",
    "keep": "Keep it",
    "field": "Field",
    "environment": "Environment",
    "in_park": "In the park",
    "patented": "Patented",
    "parameter": "Parameter",
    "asked": "Asked",
    "offered": "Offered",
    "flow": "Capacity",
    "colour": "Colour",
    "sent": "Submitted",
    "reviewed": "Under review",
    "note": "Please give the colour after treatment and the floor area.",
    "match": "The match that fits best",
    "map": "Zones of the park",
    "specification": "Specifications",
    "open": "Open a case",
    "meet": "Invite both sides",
    "compare": "Compare",
    "rows": "One parameter a row, with its unit.",
    "add": "Add a specification",
    "row": "Specification",
    "cod": "COD sensor",
    "robot": "pick-and-place robot",
    "state": "State",
    "save": "Save draft",
    "mine": "Mine",
    "related": "Related listings",
}
PARTS = (
    (
        "Chủ đề",
        "Subject",
        26,
        30,
        (("note", "Cùng nói về: nước thải dệt nhuộm, màng lọc, độ màu", "Both speak of: dyeing waste water, membranes, colour"),),
    ),
    (
        "Phân loại",
        "Classification",
        14,
        15,
        (("meets", "Cùng lĩnh vực 207 Kỹ thuật môi trường", "Same field 207 Environmental engineering"),),
    ),
    (
        "Thông số",
        "Specifications",
        18,
        20,
        (
            ("meets", "Công suất ≥ 500 m³/ngày: 520 m³/ngày", "Capacity ≥ 500 m³/day: 520 m³/day"),
            ("meets", "COD ≤ 60 mg/l: 45 mg/l", "COD ≤ 60 mg/l: 45 mg/l"),
        ),
    ),
    ("Độ chín", "Readiness", 10, 10, (("meets", "Cần TRL 7 trở lên: có TRL 8", "Needs TRL 7 or more: has TRL 8"),)),
    (
        "Hình thức",
        "Transfer mode",
        8,
        10,
        (("meets", "Hai bên cùng nhận li-xăng không độc quyền", "Both accept a non-exclusive licence"),),
    ),
    (
        "Chi phí",
        "Budget",
        5,
        10,
        (
            ("nearly", "Giá chào cao hơn ngân sách 8 %", "The price is 8 % above the budget"),
            ("unknown", "Chưa rõ chi phí vận hành", "Running costs are not known"),
        ),
    ),
    ("Pháp lý", "Rights", 5, 5, (("meets", "Sáng chế còn hiệu lực", "The patent is in force"),)),
)


def words() -> dict[str, str]:
    return EN if (get_language() or "vi").startswith("en") else VI


def samples() -> dict[str, Any]:
    """Everything that the example templates name."""
    english = words() is EN
    return {
        "say": words(),
        "parts": _parts(english),
        "buttons": _buttons(),
        "page": _page(),
        "zones": _zones(english),
        "fields": _options(english),
        "form": _form(english, "need"),
        "other": _form(english, "other"),
        "faulty": _form(english, "faulty", {"title": ""}),
        "day": _day(),
        "rows": _rows(english),
    }


def _parts(english: bool) -> list[dict[str, Any]]:
    return [
        {
            "label": en if english else vi,
            "points": points,
            "of": of,
            "lines": [{"status": status, "text": e if english else v} for status, v, e in lines],
        }
        for vi, en, points, of, lines in PARTS
    ]


def _buttons() -> list[Sample]:
    say = words()
    rows = (("publish", "main", False), ("return", "", True), ("edit", "quiet", True), ("withdraw", "danger", False))
    return [Sample(verb=verb, label=say[verb], tone=tone, url="#", asks=asks, version=3) for verb, tone, asks in rows]


def _page() -> Page[int]:
    return Paginator(range(470), 10).page(4)


def _day() -> datetime:
    return datetime(2026, 11, 22, 1, 40, tzinfo=UTC)


def _zones(english: bool) -> list[Sample]:
    names = (
        ("Trung tâm", "Centre", 4),
        ("Đào tạo", "Education", 9),
        ("Nghiên cứu", "Research", 17),
        ("Phần mềm", "Software", 33),
        ("Công nghiệp", "Industry", 41),
        ("Nhà ở", "Housing", 0),
        ("Giải trí", "Leisure", 1),
    )
    return [Sample(code=en.lower(), name=en if english else vi, href="#", count=count) for vi, en, count in names]


def _options(english: bool) -> list[Sample]:
    names = (
        ("Kỹ thuật môi trường", "Environmental engineering", 47),
        ("Công nghệ sinh học", "Biotechnology", 31),
        ("Vật liệu mới", "New materials", 28),
        ("Tự động hoá", "Automation", 22),
        ("Quang tử", "Photonics", 9),
        ("Bán dẫn", "Semiconductors", 7),
        ("Năng lượng", "Energy", 6),
        ("Công nghệ nano", "Nanotechnology", 4),
    )
    return [
        Sample(value=str(place), label=en if english else vi, count=count, chosen=place == 0)
        for place, (vi, en, count) in enumerate(names)
    ]


class NeedForm(forms.Form):
    """A form with one widget of each shape."""

    title = TextField(max_length=120)
    kind = forms.ChoiceField(widget=forms.RadioSelect)
    summary = TextField(widget=forms.Textarea(attrs={"rows": 3}))
    readiness = forms.ChoiceField(required=False)
    deadline = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    goals = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    left_out = forms.MultipleChoiceField(widget=LongChoices, required=False)
    picture = forms.FileField(required=False)
    agree = forms.BooleanField()


FORM_WORDS = {
    "title": ("Tên nhu cầu", "Title of the need", "Một câu: việc gì, quy mô nào.", "One sentence: what, and at what scale."),
    "kind": ("Loại nhu cầu", "Kind of need", "", ""),
    "summary": ("Tóm tắt", "Summary", "Hiện với mọi người; không ghi tên khách hàng.", "Seen by everyone; name no customers."),
    "readiness": ("Độ chín tối thiểu", "Lowest readiness", "", ""),
    "deadline": ("Cần trước ngày", "Needed by", "", ""),
    "goals": ("Mục tiêu", "Goals", "", ""),
    "left_out": ("Lĩnh vực không quan tâm", "Fields of no interest", "", ""),
    "picture": ("Tệp đính kèm", "Attachment", "PDF, tối đa 20 MB.", "PDF, 20 MB at most."),
    "agree": ("Tôi được phép công bố thông tin này", "I may publish this information", "", ""),
}


def _form(english: bool, prefix: str, data: dict[str, str] | None = None) -> NeedForm:
    form = NeedForm(data, prefix=prefix, use_required_attribute=False)
    for name, (vi, en, vi_help, en_help) in FORM_WORDS.items():
        form.fields[name].label = en if english else vi
        form.fields[name].help_text = en_help if english else vi_help
    kinds = (
        [("technology", "Technology"), ("advice", "Advice")] if english else [("technology", "Công nghệ"), ("advice", "Tư vấn")]
    )
    goals = [("quality", "Quality"), ("energy_saving", "Energy saving"), ("environment", "Environment")]
    goals_vi = [("quality", "Chất lượng"), ("energy_saving", "Tiết kiệm năng lượng"), ("environment", "Môi trường")]
    form.fields["kind"].choices = kinds  # type: ignore[attr-defined]
    form.fields["goals"].choices = goals if english else goals_vi  # type: ignore[attr-defined]
    form.fields["left_out"].choices = [(one.value, one.label) for one in _options(english)]  # type: ignore[attr-defined]
    form.fields["readiness"].choices = [("", "—"), ("6", "TRL 6"), ("7", "TRL 7"), ("8", "TRL 8")]  # type: ignore[attr-defined]
    form.sections = [  # type: ignore[attr-defined]
        ("What is needed" if english else "Nội dung", "", ("title", "kind", "summary")),
        ("Terms" if english else "Điều kiện", "", ("readiness", "deadline", "goals", "left_out", "picture", "agree")),
    ]
    return form


class RowForm(forms.Form):
    parameter = TextField()
    operator = forms.ChoiceField(choices=[("<=", "≤"), (">=", "≥"), ("=", "=")])
    value = forms.DecimalField(required=False)
    unit = TextField(required=False)


def _rows(english: bool) -> forms.BaseFormSet[RowForm]:
    rows = forms.formset_factory(RowForm, extra=0, can_delete=True)(
        initial=[
            {"parameter": "COD", "operator": "<=", "value": 60, "unit": "mg/l"},
            {"parameter": words()["flow"], "operator": ">=", "value": 500, "unit": "m³/d"},
        ],
        prefix="rows",
    )
    labels = ("Parameter", "Operator", "Value", "Unit") if english else ("Thông số", "Phép so", "Giá trị", "Đơn vị")
    for form in (*rows.forms, rows.empty_form):
        for field, label in zip(form.fields.values(), labels, strict=False):
            field.label = label
    return rows
