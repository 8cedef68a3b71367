"""The table of intake columns.

The machine keys are those of the import template (needs: ma_ngoai … nguoi_khao_sat; offers likewise).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["id", "text", "codes", "code", "trl", "money", "specifications", "date", "consent", "flag", "words",
               "number", "parts"]  # fmt: skip
Side = Literal["both", "need", "offer", "organisation", "expert"]


class Column(NamedTuple):
    """One column. `name` is its English key and what programs use; `key` the machine key of the template.

    `telling`: seen in a file it tells needs from offers. `private`: never carried into what others may see.
    """

    name: str
    key: str
    vi: str
    en: str
    kind: Kind = "text"
    scheme: str = ""
    side: Side = "both"
    telling: bool = False
    private: bool = False
    aliases: tuple[str, ...] = ()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split("|") if name.strip())


COLUMNS: tuple[Column, ...] = (
    Column("id", "ma_ngoai", "Mã", "ID", "id",
           aliases=_names("mã số|mã ngoài|mã nhu cầu|mã cung|mã nguồn cung|mã hồ sơ|code|ref|reference|external id"
                          "|uid|key|need id|offer id|record id")),
    Column("organisation", "ten_to_chuc", "Tên tổ chức", "Organisation",
           aliases=_names("tổ chức|tên doanh nghiệp|doanh nghiệp|tên đơn vị|đơn vị|công ty|tên công ty|cơ quan"
                          "|organization|organisation name|organization name|company|company name|institution")),
    Column("organisation_id", "ma_to_chuc", "Mã tổ chức", "Organisation ID"),
    Column("tax_code", "ma_so_thue", "Mã số thuế", "Tax code",
           aliases=_names("mst|tax id|tax number|tin|vat number")),
    Column("province", "tinh_thanh", "Tỉnh, thành phố", "Province", "code", "province",
           aliases=_names("tỉnh|thành phố|tỉnh/thành|tỉnh thành phố|tỉnh/thành phố|địa phương|city|province/city|location")),
    Column("commune", "xa_phuong", "Xã, phường", "Commune",
           aliases=_names("xã|phường|xã/phường|địa chỉ|ward|district|address")),
    Column("zone", "phan_khu", "Phân khu", "Zone", aliases=_names("khu chức năng|park zone")),
    Column("in_park", "trong_khu", "Trong khu công nghệ cao", "In the park", "flag",
           aliases=_names("trong khu cnc|thuộc khu|in park")),
    Column("title", "tieu_de", "Tiêu đề", "Title",
           aliases=_names("tên|tên nhu cầu|tên công nghệ|tên công nghệ, thiết bị|tên sản phẩm|tên nguồn cung"
                          "|nhu cầu|nội dung nhu cầu|tên cung|công nghệ chào bán|name|headline|subject"
                          "|need|offer|technology|need title|offer title|title vi")),
    Column("title_en", "tieu_de_en", "Tiêu đề (tiếng Anh)", "Title in English",
           aliases=_names("tiêu đề tiếng anh|english title|title english|tên tiếng anh")),
    Column("summary", "tom_tat", "Tóm tắt", "Summary",
           aliases=_names("tóm tắt nội dung|giới thiệu|abstract|short description|summary vi")),
    Column("summary_en", "tom_tat_en", "Tóm tắt (tiếng Anh)", "Summary in English",
           aliases=_names("tóm tắt tiếng anh|english summary|summary english")),
    Column("description", "mo_ta", "Mô tả", "Description",
           aliases=_names("mô tả chi tiết|nội dung|chi tiết|mô tả công nghệ|mô tả nhu cầu|details|detail|text|body"
                          "|content|full description|description vi")),
    Column("description_en", "mo_ta_en", "Mô tả (tiếng Anh)", "Description in English",
           aliases=_names("mô tả tiếng anh|english description|description english")),
    Column("inputs", "dau_vao", "Nguyên liệu, đầu vào", "Raw materials, what goes in", aliases=_names("what goes in")),
    # — needs
    Column("need_kind", "loai_nhu_cau", "Loại nhu cầu", "Kind of need", "code", "need_kind", "need", True),
    Column("current_technology", "cong_nghe_hien_tai", "Công nghệ hiện tại", "Current technology", side="need",
           telling=True, aliases=_names("công nghệ đang dùng|công nghệ đang sử dụng|technology in use")),
    Column("problem", "van_de", "Vấn đề", "Problem", side="need", telling=True,
           aliases=_names("vấn đề cần giải quyết|khó khăn|khó khăn vướng mắc|challenge|pain point")),
    Column("goals", "muc_tieu", "Mục tiêu", "Goals", side="need", telling=True,
           aliases=_names("mục tiêu cần đạt|mong muốn|goal|objective|objectives|targets")),
    Column("specifications", "yeu_cau_ky_thuat", "Yêu cầu kỹ thuật", "Technical requirements", "specifications",
           side="need", telling=True,
           aliases=_names("yêu cầu|thông số yêu cầu|yêu cầu công nghệ|requirements|technical requirement"
                          "|specification|specifications|specs|thông số|thông số kỹ thuật|thong_so")),
    Column("targets", "chi_tieu", "Chỉ tiêu đo được", "Measurable targets", "parts", side="need"),
    Column("standards", "tieu_chuan", "Tiêu chuẩn phải đạt", "Standards to be met", side="need"),
    Column("site_conditions", "dieu_kien_hien_truong", "Điều kiện hiện trường", "Conditions on site", side="need"),
    Column("tried", "cach_da_thu", "Cách đã thử", "Approaches tried", side="need"),
    Column("not_wanted", "cach_khong_muon", "Cách không muốn", "Approaches not wanted", side="need"),
    Column("origin_preference", "xuat_xu_uu_tien", "Xuất xứ ưu tiên", "Preferred origin", side="need"),
    Column("training", "dao_tao", "Mong muốn về đào tạo", "Training expected", side="need"),
    Column("modes", "hinh_thuc_hop_tac", "Hình thức hợp tác", "Cooperation modes", "codes", "transfer_mode", "need",
           aliases=_names("hình thức|hình thức chuyển giao|phương thức|cooperation mode|transfer mode|transfer modes"
                          "|mode|modes|cooperation|hinh_thuc")),
    Column("money", "kinh_phi", "Kinh phí", "Budget", "money", side="need", telling=True,
           aliases=_names("kinh phí dự kiến|ngân sách|ngân sách dự kiến|chi phí dự kiến")),
    Column("money_low", "kinh_phi_tu", "Kinh phí từ", "Budget from", "money", side="need", telling=True,
           aliases=_names("ngân sách từ|kinh phí tối thiểu|budget min|budget low|min budget|minimum budget")),
    Column("money_high", "kinh_phi_den", "Kinh phí đến", "Budget to", "money", side="need", telling=True,
           aliases=_names("ngân sách đến|kinh phí tối đa|budget max|budget high|max budget|maximum budget")),
    Column("budget_disclosure", "ai_biet_kinh_phi", "Ai được biết kinh phí", "Who may know the budget", "code",
           "budget_disclosure", "need"),
    Column("funding", "nguon_von", "Nguồn vốn", "Funding source", "code", "funding_source", "need", True,
           aliases=_names("nguồn kinh phí|funding")),
    Column("needed_by", "thoi_gian_can", "Thời gian cần", "Needed by", "date", side="need", telling=True,
           aliases=_names("thời hạn|thời gian cần có|deadline|decision date|need date")),
    Column("decided_by", "ngay_quyet_dinh", "Ngày quyết định", "Date of decision", "date", side="need"),
    Column("urgency", "muc_do_gap", "Mức độ gấp", "Urgency", "code", "urgency", "need"),
    Column("trl", "TRL_toi_thieu", "TRL tối thiểu", "Minimum TRL", "trl", side="need",
           aliases=_names("trl|mức sẵn sàng công nghệ tối thiểu|mức sẵn sàng công nghệ|trl min|min trl|trl minimum"
                          "|technology readiness level")),
    Column("excluded", "to_chuc_loai_tru", "Tổ chức loại trừ", "Excluded organisations", "words",
           aliases=_names("không hợp tác với|excluded organizations|excluded")),
    Column("absorption_finance", "tiep_nhan_tai_chinh", "Năng lực tiếp nhận: tài chính (1–5)", "Absorption: finance (1–5)",
           "number", side="need", private=True),
    Column("absorption_people", "tiep_nhan_nhan_luc", "Năng lực tiếp nhận: nhân lực (1–5)", "Absorption: workforce (1–5)",
           "number", side="need", private=True),
    Column("absorption_infrastructure", "tiep_nhan_ha_tang", "Năng lực tiếp nhận: hạ tầng (1–5)",
           "Absorption: infrastructure (1–5)", "number", side="need", private=True),
    Column("absorption_management", "tiep_nhan_quan_ly", "Năng lực tiếp nhận: quản lý (1–5)", "Absorption: management (1–5)",
           "number", side="need", private=True),
    Column("absorption_note", "tiep_nhan_ghi_chu", "Năng lực tiếp nhận: ghi chú", "Absorption: note", side="need", private=True),
    Column("surveyed", "ngay_khao_sat", "Ngày khảo sát", "Survey date", "date", side="need", telling=True,
           aliases=_names("surveyed on")),
    Column("surveyor", "nguoi_khao_sat", "Người khảo sát", "Surveyor", side="need", telling=True, private=True),
    # — offers
    Column("offer_kind", "loai_cung", "Loại nguồn cung", "Kind of offer", "code", "offer_kind", "offer", True,
           aliases=_names("loại hình cung|loại cung")),
    Column("advantages", "uu_diem", "Ưu điểm", "Advantages", side="offer", telling=True,
           aliases=_names("ưu điểm nổi bật|tính mới|benefits|advantage|benefit")),
    Column("competing", "giai_phap_canh_tranh", "Giải pháp cạnh tranh", "Competing solution", side="offer",
           telling=True, aliases=_names("competing solutions|alternatives")),
    Column("economics", "so_sanh_kinh_te", "So sánh kinh tế", "Economic comparison", side="offer", telling=True,
           aliases=_names("hiệu quả kinh tế|economics")),
    Column("applications", "ung_dung", "Ứng dụng", "Applications", side="offer", telling=True,
           aliases=_names("phạm vi ứng dụng|lĩnh vực ứng dụng|application")),
    Column("target_users", "doi_tuong_su_dung", "Đối tượng sử dụng", "Target users", side="offer"),
    Column("awards", "giai_thuong", "Giải thưởng", "Awards", side="offer"),
    Column("certificates", "chung_nhan", "Chứng nhận, kết quả thử nghiệm", "Certificates and test reports", side="offer"),
    Column("capacity", "cong_suat", "Công suất thiết bị", "Capacity of the equipment", side="offer"),
    Column("footprint", "mat_bang", "Mặt bằng cần có", "Space needed", side="offer"),
    Column("energy", "tieu_thu_nang_luong", "Tiêu thụ năng lượng", "Energy use", side="offer"),
    Column("waste", "chat_thai", "Chất thải, phát thải", "Waste and emissions", side="offer"),
    Column("outputs", "dau_ra", "Đầu ra", "What comes out", side="offer"),
    Column("specifications", "thong_so", "Thông số kỹ thuật", "Specifications", "specifications", side="offer",
           aliases=_names("thông số|technical specifications|specification|specs|yeu_cau_ky_thuat|yêu cầu kỹ thuật"
                          "|technical requirements|requirements")),
    Column("trl", "TRL", "TRL", "TRL", "trl", side="offer",
           aliases=_names("mức sẵn sàng công nghệ|mức độ sẵn sàng công nghệ|trl level|readiness"
                          "|technology readiness level|TRL_toi_thieu")),
    Column("stage", "giai_doan", "Giai đoạn", "Stage", "code", "stage", "offer", True,
           aliases=_names("giai đoạn phát triển|mức độ hoàn thiện|maturity|development stage")),
    Column("months_to_deploy", "so_thang_trien_khai", "Số tháng triển khai", "Months to deploy", "number", side="offer"),
    Column("demonstration", "hinh_thuc_trinh_dien", "Cách trình diễn", "How it can be demonstrated", "codes", "demonstration",
           "offer"),
    Column("ip_items", "quyen_SHTT", "Các quyền sở hữu trí tuệ", "Intellectual property rights", "parts", side="offer"),
    Column("ip_type", "loai_SHTT", "Loại sở hữu trí tuệ", "IP right", "codes", "ip_type", "offer", True,
           aliases=_names("sở hữu trí tuệ|loại quyền shtt|ip type|ip|intellectual property")),
    Column("ip_number", "so_van_bang", "Số văn bằng", "IP number", side="offer", telling=True,
           aliases=_names("số bằng|số đơn|patent number|ip no")),
    Column("ip_status", "tinh_trang", "Tình trạng văn bằng", "IP status", "code", "ip_status", "offer",
           aliases=_names("tình trạng|tình trạng shtt|patent status")),
    Column("owner", "chu_so_huu", "Chủ sở hữu", "Owner", side="offer", telling=True,
           aliases=_names("owner name|right holder")),
    Column("share", "ty_le", "Tỷ lệ sở hữu", "Owner's share", side="offer",
           aliases=_names("tỷ lệ|tỉ lệ|ownership share|owner %")),
    Column("owner_kind", "loai_chu_so_huu", "Loại chủ sở hữu", "Kind of owner", "code", "owner_kind", "offer"),
    Column("inventors", "tac_gia_sang_che", "Tác giả sáng chế", "Inventors", side="offer"),
    Column("state_funded", "ngan_sach_nha_nuoc", "Dùng ngân sách nhà nước", "State-funded", "flag", side="offer"),
    Column("task_code", "ma_nhiem_vu", "Mã nhiệm vụ", "Code of the task", side="offer"),
    Column("task_agency", "co_quan_nhiem_vu", "Cơ quan chủ trì, chủ quản nhiệm vụ", "Host and governing agency of the task",
           side="offer"),
    Column("existing_licences", "quyen_da_cap", "Quyền đã cấp cho bên khác", "Licences already given", side="offer"),
    Column("transfer_list", "danh_muc_chuyen_giao", "Danh mục theo Luật Chuyển giao công nghệ",
           "List of the Law on Technology Transfer", "code", "transfer_list", "offer"),
    Column("licence_needed", "phai_xin_phep", "Chuyển giao phải xin phép", "Transfer needs a licence", "flag", side="offer"),
    Column("export_control", "kiem_soat_xuat_khau", "Ghi chú về kiểm soát xuất khẩu", "Note on export control", side="offer"),
    Column("right_to_transfer", "quyen_chuyen_giao", "Quyền chuyển giao", "Right to transfer", side="offer",
           telling=True),
    Column("modes", "hinh_thuc", "Hình thức chuyển giao", "Transfer modes", "codes", "transfer_mode", "offer",
           aliases=_names("hình thức|hình thức hợp tác|phương thức chuyển giao|transfer mode|mode|modes"
                          "|cooperation mode|cooperation modes|cooperation|hinh_thuc_hop_tac")),
    Column("rights", "quyen_duoc_giao", "Quyền được giao", "Rights transferred", "codes", "rights", "offer"),
    Column("package", "goi_chuyen_giao", "Gói chuyển giao", "What is included", "codes", "package", "offer"),
    Column("territory", "pham_vi_lanh_tho", "Phạm vi lãnh thổ", "Territory of the transfer", side="offer"),
    Column("money", "gia", "Giá", "Price", "money", side="offer", telling=True,
           aliases=_names("giá bán|giá chào|giá dự kiến|giá tham khảo|chi phí|cost")),
    Column("money_low", "gia_tu", "Giá từ", "Price from", "money", side="offer", telling=True,
           aliases=_names("giá tối thiểu|price min|price low|min price|minimum price")),
    Column("money_high", "gia_den", "Giá đến", "Price to", "money", side="offer", telling=True,
           aliases=_names("giá tối đa|price max|price high|max price|maximum price")),
    Column("price_kind", "loai_gia", "Loại giá", "Kind of price", "code", "price_kind", "offer", True,
           aliases=_names("price type")),
    Column("incidental_costs", "chi_phi_ngoai_gia", "Chi phí ngoài giá", "Costs beside the price", side="offer"),
    Column("warranty", "bao_hanh", "Bảo hành", "Warranty", side="offer", telling=True),
    Column("warranty", "mong_muon_bao_hanh", "Mong muốn về bảo hành, dịch vụ", "Warranty and service expected", side="need"),
    Column("references", "dia_chi_da_ap_dung", "Địa chỉ đã áp dụng", "Where it is in use", side="offer", telling=True,
           aliases=_names("nơi đã áp dụng|đã áp dụng tại|khách hàng đã áp dụng|references|reference customers|customers")),
    # — both
    Column("currency", "loai_tien", "Loại tiền", "Currency", aliases=_names("đơn vị tiền|tiền tệ|money unit")),
    Column("fields", "linh_vuc_KHCN", "Lĩnh vực khoa học và công nghệ", "Science and technology field", "codes", "field",
           aliases=_names("lĩnh vực|lĩnh vực khcn|lĩnh vực kh&cn|mã lĩnh vực|lĩnh vực công nghệ|field|fields"
                          "|technology field|s&t field|field code")),
    Column("sectors", "VSIC", "Ngành kinh tế (VSIC)", "Industry (VSIC)", "codes", "vsic",
           aliases=_names("ngành|ngành nghề|ngành kinh tế|mã ngành|vsic code|sector|sectors|industry|industries")),
    Column("ipc", "IPC", "Phân loại sáng chế (IPC)", "Patent class (IPC)", "codes", "ipc",
           aliases=_names("chỉ số ipc|mã ipc|ipc code|patent class")),
    Column("sdg", "SDG", "Mục tiêu phát triển bền vững (SDG)", "Sustainable development goal (SDG)", "codes", "sdg",
           aliases=_names("mục tiêu phát triển bền vững|sdgs")),
    Column("keywords", "tu_khoa", "Từ khóa", "Keywords", "words",
           aliases=_names("từ khóa|keyword|tags|tag")),
    Column("keywords_en", "tu_khoa_en", "Từ khóa (tiếng Anh)", "Keywords in English", "words",
           aliases=_names("từ khóa tiếng anh|keywords english|english keywords")),
    Column("other_codes", "ma_phan_loai_khac", "Mã phân loại khác", "Other codes"),
    Column("hi_tech", "cong_nghe_cao", "Thuộc danh mục công nghệ cao", "On the list of high technologies", "flag"),
    Column("partner_wishes", "mong_muon_ve_doi_tac", "Mong muốn khác về đối tác", "Other wishes for the partner"),
    Column("valid_until", "hieu_luc_den", "Hiệu lực đến", "Valid until", "date",
           aliases=_names("hết hạn|ngày hết hạn|last day")),
    Column("contact", "nguoi_lien_he", "Người liên hệ", "Contact person", private=True,
           aliases=_names("liên hệ|đầu mối|đầu mối liên hệ|contact|contact name")),
    Column("phone", "dien_thoai", "Điện thoại", "Phone", private=True,
           aliases=_names("số điện thoại|sđt|đt|di động|telephone|tel|mobile|phone number")),
    Column("email", "email", "Email", "E-mail", private=True,
           aliases=_names("thư điện tử|địa chỉ email|mail|email address")),
    Column("consent", "dong_y_cong_khai", "Đồng ý công khai", "May be published", "consent",
           aliases=_names("công khai|đồng ý|consent|public|publish")),
    Column("sights", "ai_xem_phan_nao", "Ai xem được phần nào", "Who may see which part", "parts", private=True),
    Column("chosen", "to_chuc_duoc_chon", "Tổ chức được xem nhiều hơn", "Organisations that may see more", "words", private=True),
    Column("confidential", "phan_bao_mat", "Phần bảo mật", "Confidential part", private=True),
    Column("updated", "ngay_cap_nhat", "Ngày cập nhật", "Updated", "date",
           aliases=_names("cập nhật|ngày xác nhận|updated at|updated on|last updated|date|ngày|modified")),
)  # fmt: skip


REGISTERED: dict[str, tuple[Column, ...]] = {
    "organisation": (
        Column("id", "ma_ngoai", "Mã", "ID", "id", aliases=_names("mã ngoài|mã tổ chức|code|external id|organisation id")),
        Column("name", "ten_to_chuc", "Tên tổ chức", "Name",
               aliases=_names("tên|tổ chức|tên doanh nghiệp|doanh nghiệp|tên đơn vị|đơn vị|công ty|tên công ty|tên tiếng việt"
                              "|organisation|organisation name|organization|company|company name|name in vietnamese")),
        Column("name_en", "ten_to_chuc_en", "Tên tiếng Anh", "Name in English", aliases=_names("english name")),
        Column("short_name", "ten_viet_tat", "Tên viết tắt", "Short name"),
        Column("kind", "loai_to_chuc", "Loại tổ chức", "Kind of organisation", "code", "organisation_kind",
               aliases=_names("loại hình|kind|type")),
        Column("tax_code", "ma_so_thue", "Mã số thuế", "Tax code", aliases=_names("mst|tax id|tax number|tin")),
        Column("registration_no", "so_dang_ky", "Số đăng ký", "Registration number"),
        Column("certificate_no", "so_chung_nhan_KHCN", "Số giấy chứng nhận KH&CN", "S&T organisation certificate"),
        Column("legal_representative", "nguoi_dai_dien", "Người đại diện pháp luật", "Legal representative"),
        Column("summary", "gioi_thieu", "Giới thiệu", "What it does", aliases=_names("tóm tắt|mô tả|summary|description")),
        Column("summary_en", "gioi_thieu_en", "Giới thiệu (tiếng Anh)", "What it does, in English"),
        Column("capabilities", "nang_luc", "Năng lực", "Capabilities"),
        Column("capabilities_en", "nang_luc_en", "Năng lực (tiếng Anh)", "Capabilities in English"),
        Column("products", "san_pham", "Sản phẩm, dịch vụ", "Products and services", aliases=_names("sản phẩm|products")),
        Column("shared_equipment", "thiet_bi_dung_chung", "Phòng thí nghiệm, thiết bị cho bên khác dùng chung",
               "Laboratories and equipment that others may use"),
        Column("certificates", "chung_nhan", "Chứng nhận", "Certificates"),
        Column("export_markets", "thi_truong_xuat_khau", "Thị trường xuất khẩu", "Export markets"),
        Column("fields", "linh_vuc_KHCN", "Lĩnh vực khoa học và công nghệ", "Science and technology field", "codes", "field",
               aliases=_names("lĩnh vực|lĩnh vực kh&cn|field|fields")),
        Column("sectors", "VSIC", "Ngành kinh tế (VSIC)", "Industry (VSIC)", "codes", "vsic",
               aliases=_names("ngành|mã ngành|industry|sectors")),
        Column("other_codes", "ma_phan_loai_khac", "Mã phân loại khác", "Other codes"),
        Column("size_band", "quy_mo", "Quy mô", "Size", "code", "size_band"),
        Column("employees", "so_lao_dong", "Số lao động", "Employees", "number"),
        Column("revenue_band", "doanh_thu_nam", "Doanh thu năm", "Yearly revenue", "code", "revenue_band", private=True,
               aliases=_names("doanh thu|revenue")),
        Column("year", "nam_thanh_lap", "Năm thành lập", "Founded in", "number", aliases=_names("year|founded")),
        Column("province", "tinh_thanh", "Tỉnh, thành phố", "Province", "code", "province",
               aliases=_names("tỉnh|thành phố|tỉnh/thành|địa phương|city")),
        Column("commune", "xa_phuong", "Xã, phường", "Commune", aliases=_names("xã|phường|ward")),
        Column("street", "dia_chi", "Địa chỉ (đường, lô)", "Street, lot", aliases=_names("địa chỉ|đường|address|street")),
        Column("website", "trang_web", "Trang web", "Website", aliases=_names("web|url")),
        Column("in_park", "trong_khu", "Trong khu công nghệ cao", "In the park", "flag", aliases=_names("thuộc khu|in park")),
        Column("zone", "phan_khu", "Phân khu", "Zone", aliases=_names("khu chức năng|park zone")),
        Column("project_code", "ma_du_an", "Mã dự án trong khu", "Project code in the park", aliases=_names("project code")),
        Column("park_activity", "hoat_dong_trong_khu", "Hoạt động trong khu", "Activity in the park"),
        Column("contacts", "nguoi_lien_he", "Người liên hệ", "Contact persons", "parts", private=True,
               aliases=_names("liên hệ|đầu mối|contact|contacts")),
    ),
    "expert": (
        Column("id", "ma_ngoai", "Mã", "ID", "id", aliases=_names("mã ngoài|mã chuyên gia|code|external id|expert id")),
        Column("name", "ho_ten", "Họ tên", "Full name", aliases=_names("họ và tên|tên|tên chuyên gia|chuyên gia|name|expert")),
        Column("title", "hoc_ham_hoc_vi", "Học hàm, học vị", "Degree and title", aliases=_names("học vị|học hàm|title|degree")),
        Column("organisation_id", "ma_to_chuc", "Mã tổ chức", "Organisation ID"),
        Column("organisation", "ten_to_chuc", "Tên tổ chức", "Organisation",
               aliases=_names("tổ chức|đơn vị|cơ quan|nơi công tác|affiliation|organization|institution")),
        Column("tax_code", "ma_so_thue", "Mã số thuế", "Tax code", aliases=_names("mst|tax id")),
        Column("position", "chuc_vu", "Chức vụ", "Position"),
        Column("position_en", "chuc_vu_en", "Chức vụ (tiếng Anh)", "Position in English"),
        Column("summary", "gioi_thieu", "Giới thiệu", "Profile", aliases=_names("tóm tắt|mô tả|summary|description")),
        Column("summary_en", "gioi_thieu_en", "Giới thiệu (tiếng Anh)", "Profile in English"),
        Column("fields", "linh_vuc_KHCN", "Lĩnh vực khoa học và công nghệ", "Science and technology field", "codes", "field",
               aliases=_names("lĩnh vực|lĩnh vực kh&cn|chuyên ngành|field|fields")),
        Column("services", "dich_vu", "Dịch vụ", "Services", "codes", "expert_service"),
        Column("other_codes", "ma_phan_loai_khac", "Mã phân loại khác", "Other codes"),
        Column("keywords", "tu_khoa", "Từ khóa", "Keywords", "words", aliases=_names("từ khóa|keyword")),
        Column("keywords_en", "tu_khoa_en", "Từ khóa (tiếng Anh)", "Keywords in English", "words"),
        Column("languages", "ngon_ngu", "Ngôn ngữ", "Languages"),
        Column("region", "vung", "Vùng", "Region"),
        Column("country", "quoc_gia", "Quốc gia", "Country", "code", "country"),
        Column("projects", "du_an", "Dự án đã làm", "Projects", aliases=_names("dự án")),
        Column("availability", "lich_san_sang", "Thời gian có thể nhận việc", "Availability"),
        Column("availability_en", "lich_san_sang_en", "Thời gian có thể nhận việc (tiếng Anh)", "Availability in English"),
        Column("years", "so_nam_kinh_nghiem", "Số năm kinh nghiệm", "Years of experience", "number"),
        Column("publications", "so_cong_bo", "Số công bố", "Publications", "number"),
        Column("patents", "so_sang_che", "Số sáng chế", "Patents", "number"),
        Column("identifier", "ORCID", "ORCID hoặc mã khác", "ORCID or other identifier", aliases=_names("orcid")),
        Column("references", "nguoi_nhan_xet", "Người có thể nhận xét", "References", private=True),
        Column("fee_band", "muc_phi", "Mức phí", "Fee", "code", "fee_band", private=True),
        Column("pro_bono_hours", "so_gio_khong_lay_phi", "Số giờ không lấy phí mỗi năm", "Hours a year without a fee", "number",
               private=True),
        Column("consent_scope", "pham_vi_dong_y", "Chuyên gia đã đồng ý những gì", "What the expert has agreed to", private=True),
        Column("valid_until", "hieu_luc_den", "Hồ sơ có hiệu lực đến", "Profile valid until", "date", private=True),
        Column("email", "email", "Email", "E-mail", private=True, aliases=_names("thư điện tử|mail")),
        Column("phone", "dien_thoai", "Điện thoại", "Phone", private=True, aliases=_names("số điện thoại|sđt|mobile")),
        Column("conflict_of_interest", "xung_dot_loi_ich", "Xung đột lợi ích đã khai", "Declared conflicts of interest",
               private=True),
    ),
}  # fmt: skip


def columns_of(side: str) -> tuple[Column, ...]:
    """The columns of a file of needs ("need"), of offers ("offer"), of organisations or of experts."""
    if side in REGISTERED:
        return REGISTERED[side]
    return tuple(column for column in COLUMNS if column.side in ("both", side))


NEED_COLUMNS = columns_of("need")
OFFER_COLUMNS = columns_of("offer")
