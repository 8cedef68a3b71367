"""What people do in a browser, in the words of the story. Pages are found by names and addresses, so in every language."""

from __future__ import annotations

from typing import Any

from tests.people import PASSWORD

SUMMARY = (
    "Trạm xử lý thải 350 m³ nước nhuộm mỗi ngày; sau bể sinh học nước vẫn còn màu, khu công nghiệp tính thêm phí, "
    "cần cách lấy màu mà không sinh thêm bùn."
)
NEED = {
    "title_vi": "Khử màu nước thải nhuộm sau bể sinh học",
    "summary_vi": SUMMARY,
    "description_vi": "Hiện keo tụ bằng phèn rồi bể hiếu khí, mỗi ngày thêm 1,2 tấn bùn.",
    "problem": "Màu còn 420 Pt-Co, phí vượt 640 triệu đồng mỗi năm.",
}
PHONE = 767  # pixels; wider pages show every question at once
PRESS = "#main .form-actions .btn-main"


def log_in(page: Any, user: Any, password: str = PASSWORD) -> Any:
    page.goto("/login/")
    page.fill("[name=email]", user if isinstance(user, str) else user.email)
    page.fill("[name=password]", password)
    page.click(PRESS)
    return page


def write_need(page: Any, **more: str) -> None:
    """Fill the form of a need, without its rows."""
    show_whole(page)
    page.select_option("[name=subkind]", "technology")
    for name, text in {**NEED, **more}.items():
        page.fill(f"[name={name}]", text)
    page.select_option("[name=fields_0]", "207")
    page.check("[name=modes][value=technical_assistance]")


def show_whole(page: Any) -> None:
    """The whole form at once, where a phone asks one question at a time."""
    if page.viewport_size["width"] > PHONE:
        return
    page.locator("[data-wizard]").wait_for(state="attached")
    if page.locator("[data-wizard=on]").count():
        page.click("[data-whole]")


def write_row(page: Any, number: int, parameter: str, operator: str, value: str, unit: str, must: bool = False) -> None:
    """Fill one row of the specification table."""
    row = f"[name=specifications-{number}"
    page.fill(f"{row}-parameter]", parameter)
    page.select_option(f"{row}-operator]", operator)
    page.fill(f"{row}-value]", value)
    page.fill(f"{row}-unit]", unit)
    page.set_checked(f"{row}-must]", must)


def rows_shown(page: Any) -> int:
    return int(page.input_value("[name=specifications-TOTAL_FORMS]"))


def add_row(page: Any) -> int:
    """Press "add a row"; the number of the new row."""
    page.click("[name=add-row][value=specifications]")
    return rows_shown(page) - 1


def said(page: Any) -> str:
    """What the page tells after a step."""
    return str(page.locator(".toast").first.inner_text())


def unfold(page: Any, section: str) -> None:
    """Press the line behind which a section is folded on a phone, unless it is open or the page is wide."""
    page.wait_for_load_state()  # what was opened before is open again
    line = page.locator(f"details:has(> {section}) > summary, details{section} > summary").first
    if line.is_visible() and not line.evaluate("line => line.parentElement.open"):
        line.click()
