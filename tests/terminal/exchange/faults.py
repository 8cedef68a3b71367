"""Faults, one of each kind: what is written into a good row, and at which column it is told."""

from __future__ import annotations

from typing import Any, NamedTuple


class Fault(NamedTuple):
    """`lines`: how many things are wrong with such a row."""

    code: str
    cells: dict[str, Any]
    column: str = ""
    lines: int = 1


NEED_FAULTS = [
    Fault("id_not_given", {"ma_ngoai": ""}, "ma_ngoai"),
    Fault("id_again", {"ma_ngoai": "N1"}, "ma_ngoai"),
    Fault("title_missing", {"tieu_de": ""}, "tieu_de"),
    Fault("text_beyond", {"tieu_de": "x" * 151}, "tieu_de"),
    Fault("owner_missing", {"ten_to_chuc": ""}, "ten_to_chuc"),
    Fault("owner_suspended", {"ten_to_chuc": "Công ty Tạm Ngưng"}, "ten_to_chuc"),
    Fault("organisation_not_known", {"ten_to_chuc": "Công ty Lạ"}, "ten_to_chuc"),
    Fault("organisation_not_known", {"ten_to_chuc": "Công ty Trùng Tên"}, "ten_to_chuc"),
    Fault("organisation_not_known", {"to_chuc_loai_tru": "Công ty Lạ"}, "to_chuc_loai_tru"),
    Fault("organisation_other", {"ma_ngoai": "DRAFT-1", "ten_to_chuc": "Công ty Có Mã"}, "ten_to_chuc"),
    Fault("tax_code_unfit", {"ma_so_thue": "0100109107"}, "ma_so_thue"),
    Fault("tax_code_unfit", {"ma_so_thue": "12345"}, "ma_so_thue"),
    Fault("state_closed", {"ma_ngoai": "PUBLIC-1"}),
    Fault("under_review", {"ma_ngoai": "REVIEW-1"}),
    Fault("contact_without_name", {"dien_thoai": "0901"}, "nguoi_lien_he"),
    Fault("email_unfit", {"nguoi_lien_he": "A", "email": "a@"}, "email"),
    Fault("code_not_known", {"linh_vuc_KHCN": "999"}, "linh_vuc_KHCN"),
    Fault("code_not_known", {"tinh_thanh": "Atlantis"}, "tinh_thanh"),
    Fault("code_not_known", {"loai_nhu_cau": "gì đó"}, "loai_nhu_cau"),
    Fault("other_code_unknown", {"ma_phan_loai_khac": "strategic:77"}, "ma_phan_loai_khac"),
    Fault("zone_unknown", {"phan_khu": "Khu 13"}, "phan_khu"),
    Fault("rows_too_many", {"yeu_cau_ky_thuat": "; ".join(f"p{n}|>=|{n}" for n in range(61))}, "yeu_cau_ky_thuat"),
    Fault("specification_no_row", {"yeu_cau_ky_thuat": "không rõ gì"}, "yeu_cau_ky_thuat"),
    Fault("specification_not_number", {"yeu_cau_ky_thuat": "Công suất|>=|nhiều|kg"}, "yeu_cau_ky_thuat"),
    Fault("must_no_answer", {"yeu_cau_ky_thuat": "Công suất|>=|5|kg|chắc"}, "yeu_cau_ky_thuat"),
    Fault("number_two_ways", {"yeu_cau_ky_thuat": "Công suất|>=|1.234|kg"}, "yeu_cau_ky_thuat"),
    Fault("parts_unreadable", {"chi_tieu": "năng suất"}, "chi_tieu"),
    Fault("number_unreadable", {"tiep_nhan_tai_chinh": "khá"}, "tiep_nhan_tai_chinh"),
    Fault("number_outside", {"tiep_nhan_nhan_luc": "6"}, "tiep_nhan_nhan_luc"),
    Fault("trl_no_level", {"TRL_toi_thieu": "12"}, "TRL_toi_thieu"),
    Fault("money_no_amount", {"kinh_phi_tu": "nhiều"}, "kinh_phi_tu"),
    Fault("money_upside_down", {"kinh_phi_tu": "9 tỷ", "kinh_phi_den": "2 tỷ"}),
    Fault("money_no_vnd", {"kinh_phi_den": "20000 USD"}),
    Fault("date_no_day", {"thoi_gian_can": "31/02/2027"}, "thoi_gian_can"),
    Fault("date_beyond", {"hieu_luc_den": "1026-05-05"}, "hieu_luc_den"),
    Fault("consent_no_answer", {"dong_y_cong_khai": "để sau"}, "dong_y_cong_khai"),
    Fault("flag_no_answer", {"trong_khu": "gần"}, "trong_khu"),
    Fault("cell_holds_error", {"van_de": "#REF!"}, "van_de"),
    Fault("flag_no_answer", {"cong_nghe_cao": "chắc là"}, "cong_nghe_cao"),
    Fault("text_beyond", {"dau_vao": "x" * 1001}, "dau_vao"),
    Fault("text_beyond", {"phan_bao_mat": "x" * 4001}, "phan_bao_mat"),
    Fault("part_unknown", {"ai_xem_phan_nao": "gì đó|inside"}, "ai_xem_phan_nao"),
    Fault("level_unknown", {"ai_xem_phan_nao": "problem|bạn bè"}, "ai_xem_phan_nao"),
    Fault("sight_unfit", {"ai_xem_phan_nao": "confidential|members"}, "ai_xem_phan_nao"),
    Fault("parts_unreadable", {"ai_xem_phan_nao": "problem"}, "ai_xem_phan_nao"),
    Fault("organisation_not_known", {"to_chuc_duoc_chon": "Công ty Lạ"}, "to_chuc_duoc_chon"),
    Fault("chosen_and_excluded", dict.fromkeys(("to_chuc_duoc_chon", "to_chuc_loai_tru"), "Công ty Có Mã"), "to_chuc_duoc_chon"),
    Fault("trl_no_level", {"TRL_toi_thieu": "cao", "thoi_gian_can": "mai"}, "TRL_toi_thieu", 2),
]
ORGANISATION_FAULTS = [
    Fault("name_missing", {"ten_to_chuc": ""}, "ten_to_chuc"),
    Fault("kind_missing", {"loai_to_chuc": ""}, "loai_to_chuc"),
    Fault("tax_code_unfit", {"ma_so_thue": "0100109107"}, "ma_so_thue"),
    Fault("tax_code_again", {"ma_so_thue": "0301442989"}, "ma_so_thue"),
    Fault("tax_code_taken", {"ma_so_thue": "0100109106"}, "ma_so_thue"),
    Fault("id_again", {"ma_ngoai": "T1"}, "ma_ngoai"),
    Fault("id_not_given", {"ma_ngoai": ""}, "ma_ngoai"),
    Fault("website_unfit", {"trang_web": "www"}, "trang_web"),
    Fault("number_outside", {"nam_thanh_lap": "19"}, "nam_thanh_lap"),
    Fault("zone_unknown", {"phan_khu": "Khu 13"}, "phan_khu"),
    Fault("parts_unreadable", {"nguoi_lien_he": "|giám đốc|0901"}, "nguoi_lien_he"),
    Fault("date_no_day", {"nguoi_lien_he": "Na|||||hôm qua"}, "nguoi_lien_he"),
    Fault("code_not_known", {"doanh_thu_nam": "nhiều"}, "doanh_thu_nam"),
    Fault("text_beyond", {"san_pham": "x" * 2001}, "san_pham"),
]
OFFER_FAULTS = [
    Fault("code_not_known", {"danh_muc_chuyen_giao": "danh mục lạ"}, "danh_muc_chuyen_giao"),
    Fault("flag_no_answer", {"phai_xin_phep": "tuỳ"}, "phai_xin_phep"),
    Fault("text_beyond", {"tac_gia_sang_che": "x" * 301}, "tac_gia_sang_che"),
    Fault("sight_unfit", {"ai_xem_phan_nao": "problem|inside"}, "ai_xem_phan_nao"),
]
EXPERT_FAULTS = [
    Fault("code_not_known", {"quoc_gia": "Atlantis"}, "quoc_gia"),
    Fault("code_not_known", {"muc_phi": "rẻ"}, "muc_phi"),
    Fault("number_outside", {"so_gio_khong_lay_phi": "2001"}, "so_gio_khong_lay_phi"),
    Fault("date_no_day", {"hieu_luc_den": "mai"}, "hieu_luc_den"),
    Fault("text_beyond", {"pham_vi_dong_y": "x" * 201}, "pham_vi_dong_y"),
    Fault("text_beyond", {"du_an": "x" * 3001}, "du_an"),
]
FILE_FAULTS = [
    ("needs.jsonl", '{"ma_ngoai": "N1", "tieu_de": "a"\n{"ma_ngoai": "N2", "tieu_de": "b", "ten_to_chuc": "Công ty Có Mã"}\n',
     "line_not_json"),
    ("needs.csv", 'ma_ngoai,tieu_de,van_de\nN1,Máy,"mở ra\n', "quote_left_open"),
    ("needs.csv", "ma_ngoai,tieu_de,van_de\nN1,Máy,#N/A\n", "cell_holds_error"),
]  # fmt: skip
