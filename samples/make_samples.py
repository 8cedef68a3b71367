"""Writes the sample files of this folder: `python samples/make_samples.py`.

All organisations, persons and technologies in them are fictional.
"""

# ruff: noqa: E501 — records are prose; a line is a paragraph
from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

HERE = Path(__file__).parent
NOTE = "hư cấu"  # every record says that it is fictional

# Heading in Vietnamese, machine key.
NEED_HEADINGS = [
    ("Mã", "ma_ngoai"), ("Tên tổ chức", "ten_to_chuc"), ("Tỉnh, thành phố", "tinh_thanh"), ("Tiêu đề", "tieu_de"),
    ("Tóm tắt", "tom_tat"), ("Mô tả", "mo_ta"), ("Công nghệ hiện tại", "cong_nghe_hien_tai"), ("Vấn đề", "van_de"),
    ("Mục tiêu", "muc_tieu"), ("Yêu cầu kỹ thuật", "yeu_cau_ky_thuat"), ("Hình thức hợp tác", "hinh_thuc_hop_tac"),
    ("Kinh phí từ (triệu đồng)", "kinh_phi_tu"), ("Kinh phí đến (triệu đồng)", "kinh_phi_den"),
    ("TRL tối thiểu", "TRL_toi_thieu"), ("Lĩnh vực KH&CN", "linh_vuc_KHCN"), ("VSIC", "VSIC"), ("Từ khóa", "tu_khoa"),
    ("Ngày khảo sát", "ngay_khao_sat"), ("Ghi chú", "ghi_chu"),
]  # fmt: skip
NEEDS: list[list[Any]] = [
    ["NC-01", "Hợp tác xã Vải thiều Bến Hạ (hư cấu)", "Bắc Ninh", "Sấy vải thiều ở nhiệt độ thấp, giữ màu và mùi",
     "Cần dây chuyền sấy bơm nhiệt cho vải thiều, thay lò sấy than.",
     ("Mỗi vụ chúng tôi sấy khoảng 400 tấn quả tươi trong sáu tuần. Lò than làm cùi vải sẫm màu và ám khói, "
     "khách Nhật trả lại hai lô hàng. Cần thiết bị sấy bơm nhiệt chạy điện, vệ sinh được bằng nước."),
     "Lò sấy than thủ công, 1,5 tấn/mẻ", "Sản phẩm sẫm màu, tốn nhân công đảo", "chất lượng; tiêu chuẩn xuất khẩu",
     "Công suất|>=|2|tấn/mẻ|bắt buộc;Nhiệt độ sấy|range|45-60|°C|bắt buộc;Điện năng tiêu thụ|<=|0,9|kWh/kg nước",
     "chuyển giao kèm thiết bị", 1500, 2500, 7, "4", "10", "sấy bơm nhiệt; vải thiều; nông sản sấy",
     date(2026, 5, 12), NOTE],
    ["NC-02", "Công ty Dệt nhuộm Sông Trà (hư cấu)", "Hưng Yên", "Khử màu và COD nước thải nhuộm để tuần hoàn một nửa",
     "Nước thải nhuộm hoạt tính có độ màu cao, cần xử lý và tái sử dụng.",
     ("Xưởng nhuộm thải 600 m3/ngày, độ màu 900 Pt-Co, COD 1.100 mg/l. Bể sinh học hiện có không khử được màu. "
     "Mong muốn đạt QCVN 13-MT cột A và tuần hoàn ít nhất 50 % nước."),
     "Keo tụ và bùn hoạt tính hiếu khí", "Độ màu vượt chuẩn, chi phí bùn lớn", "môi trường; giảm chi phí",
     "Lưu lượng|>=|600|m3/ngày|bắt buộc;COD đầu ra|<=|75|mg/l|bắt buộc;Tỷ lệ tuần hoàn|>=|50|%",
     "chìa khóa trao tay; hỗ trợ kỹ thuật", 4000, 9000, 8, "2", "13", "nước thải dệt nhuộm; khử màu; màng lọc",
     date(2026, 6, 3), NOTE],
    ["NC-03", "Công ty Cơ khí chính xác Minh Phát (hư cấu)", "Hà Nội", "Kiểm tra khuyết tật bề mặt chi tiết phay bằng camera",
     "Thay kiểm tra bằng mắt trên dây chuyền chi tiết nhôm.",
     ("Mỗi ca có 4.000 chi tiết nhôm phay CNC, sáu công nhân soi bằng mắt, sót lỗi khoảng 3 %. Cần hệ thống thị giác "
     "máy phát hiện xước, móp, ba via và tự loại chi tiết lỗi."),
     "Kiểm tra bằng mắt", "Sót lỗi, phụ thuộc người", "chất lượng; năng suất; chuyển đổi số",
     "Thời gian kiểm tra|<=|1,5|s|bắt buộc;Kích thước khuyết tật nhỏ nhất|<=|0,1|mm;Tỷ lệ bỏ sót|<=|0,3|%",
     "chuyển giao kèm thiết bị; thuê dịch vụ", 800, 1600, 7, "2", "25", "thị giác máy; kiểm tra bề mặt; học sâu",
     date(2026, 4, 20), NOTE],
    ["NC-04", "Trang trại tôm Cồn Xanh (hư cấu)", "Cà Mau", "Cảnh báo sớm oxy và amoni trong ao tôm siêu thâm canh",
     "Cần thiết bị đo liên tục và cảnh báo qua điện thoại.",
     ("Ao 1.500 m2, mật độ 300 con/m2. Đo tay hai lần mỗi ngày không kịp phát hiện oxy tụt ban đêm. Cảm biến phải chịu "
     "nước mặn 25 phần nghìn và bám bẩn."),
     "Bộ kiểm tra nhanh bằng thuốc thử", "Phát hiện chậm, tôm chết hàng loạt", "năng suất; chuyển đổi số",
     "Oxy hòa tan|range|0-20|mg/l|bắt buộc;Sai số oxy|<=|0,3|mg/l;Chu kỳ đo|<=|10|phút",
     "thuê dịch vụ; chuyển giao kèm thiết bị", 150, 400, 8, "4", "03", "IoT; tôm; chất lượng nước", date(2026, 3, 30), NOTE],
    ["NC-05", "Nhà máy Gạch Đồi Thông (hư cấu)", "Phú Thọ", "Thu hồi nhiệt khói lò tuynel để sấy gạch mộc",
     "Khói lò 180 °C đang xả bỏ.", ("Lò tuynel 20 triệu viên mỗi năm, khói thải 180 °C lưu lượng 25.000 m3/h. Muốn thu hồi "
     "nhiệt cho hầm sấy, giảm than cám."), "Hầm sấy dùng khí nóng đốt riêng", "Tốn than", "tiết kiệm năng lượng",
     "Công suất nhiệt thu hồi|>=|700|kW|bắt buộc;Thời gian hoàn vốn|<=|3|năm", "chìa khóa trao tay", 1000, 3000, 7, "2", "23",
     "thu hồi nhiệt; lò tuynel", date(2026, 7, 8), NOTE],
    ["NC-06", "Bệnh viện Đa khoa Hồ Sen (hư cấu)", "Hải Phòng", "Vật liệu kháng khuẩn phủ bề mặt giường bệnh",
     "Tìm lớp phủ nano bạc hoặc đồng bền, không độc.", ("Lớp phủ phải chịu lau cồn 70 độ ít nhất 500 lần, hiệu quả kháng khuẩn "
     "với tụ cầu vàng và trực khuẩn mủ xanh."), "", "Nhiễm khuẩn bệnh viện", "chất lượng",
     "Hiệu quả diệt khuẩn|>=|99|%|bắt buộc;Số lần lau cồn|>=|500|lần", "đặt hàng nghiên cứu; li-xăng không độc quyền", None, 600,
     5, "2", "86", "nano bạc; kháng khuẩn; lớp phủ", date(2026, 2, 14), NOTE],
    ["NC-07", "Công ty Rau an toàn Mộc Thảo (hư cấu)", "Lâm Đồng", "Chế phẩm sinh học phòng héo xanh cà chua",
     "Cần vi sinh đối kháng thay thuốc hóa học.", "Vườn nhà màng 12 ha cà chua bị héo xanh do Ralstonia, thiệt hại 20 % mỗi vụ.",
     "Xông đất bằng hóa chất", "Kháng thuốc, tồn dư", "môi trường; tiêu chuẩn xuất khẩu",
     "Mật độ vi sinh|>=|100000000|CFU/g;Hiệu quả phòng|>=|70|%|bắt buộc", "mua chế phẩm; hợp tác nghiên cứu", 100, 300, 6, "4",
     "01", "Bacillus; Trichoderma; héo xanh", date(2026, 8, 1), NOTE],
    ["NC-08", "Công ty Logistics Vân Đồn (hư cấu)", "Quảng Ninh", "Phần mềm tối ưu tuyến xe lạnh giao hàng trong ngày",
     "60 xe lạnh, 900 điểm giao.", ("Điều xe bằng bảng tính, chạy rỗng 28 %. Cần phần mềm xếp tuyến có khung giờ giao và nhiệt "
     "độ khoang, nối được với thiết bị định vị."), "Bảng tính", "Chạy rỗng nhiều", "giảm chi phí; chuyển đổi số",
     "Số điểm giao|>=|1000|điểm;Thời gian tính|<=|5|phút|bắt buộc", "thuê dịch vụ", "300", "700", 8, "1", "49",
     "tối ưu tuyến; VRP; chuỗi lạnh", date(2026, 9, 15), NOTE],
    ["NC-09", "Xưởng Gốm Gò Dưa (hư cấu)", "Đồng Nai", "Men gốm không chì nung nhiệt độ thấp", "Cần công thức men đỏ không chì, nung 1.100 °C.",
     "Men đỏ hiện dùng có chì, không xuất được sang châu Âu.", "Men chì", "Không đạt giới hạn thôi nhiễm", "tiêu chuẩn xuất khẩu",
     "Nhiệt độ nung|<=|1.100|°C|bắt buộc", "li-xăng không độc quyền", None, None, 5, "2", "23", "men gốm; không chì", date(2026, 1, 22), NOTE],
    ["NC-10", "Viện Nuôi cấy mô Suối Bạc (hư cấu)", "Lào Cai", "Kính hiển vi lượng tử cho ảnh mô sống", "Muốn hợp tác phát triển.",
     "Cần đối tác có kinh nghiệm quang lượng tử.", "", "", "sản phẩm mới", "", "hợp tác nghiên cứu", None, None, 2, "1", "72", "quang lượng tử",
     date(2026, 6, 30), NOTE],
]  # fmt: skip

OFFER_HEADINGS = [
    "Mã", "Tên tổ chức", "Tỉnh, thành phố", "Tiêu đề", "Tóm tắt", "Mô tả", "Ưu điểm", "Thông số kỹ thuật", "TRL", "Giai đoạn",
    "Hình thức chuyển giao", "Giá từ (triệu đồng)", "Giá đến (triệu đồng)", "Loại giá", "Lĩnh vực KH&CN", "VSIC", "Từ khóa",
    "Ngày cập nhật", "Ghi chú",
]  # fmt: skip
OFFERS: list[list[Any]] = [
    ["CC-01", "Viện Cơ điện Sao Khuê (hư cấu)", "Hà Nội", "Máy sấy bơm nhiệt SK-25 cho quả tươi", "Sấy lạnh 40–65 °C, buồng inox.",
     "Bơm nhiệt hai cấp với điều khiển ẩm theo giai đoạn; đã sấy nhãn, vải, xoài. Buồng sấy inox 304 rửa được bằng nước.",
     "Giữ màu, điện 0,75 kWh cho mỗi kg nước tách ra", "Công suất|=|2,5|tấn/mẻ;Nhiệt độ sấy|range|40-65|°C;Điện năng tiêu thụ|=|0,75|kWh/kg nước",
     9, "đã thương mại", "chuyển giao kèm thiết bị", "1.800", "2.200", "chỉ dẫn", "2", "28", "sấy bơm nhiệt; sấy lạnh; hoa quả", "15/09/2026", NOTE],
    ["CC-02", "Công ty Môi trường Thanh Khê (hư cấu)", "Đà Nẵng", "Xử lý nước thải nhuộm bằng MBR kết hợp ozone", "Khử màu, COD và tuần hoàn nước.",
     "Ozone phá vòng azo trước, MBR xử lý COD, RO tái sử dụng 60 % nước. Hai nhà máy nhuộm đã vận hành.", "Bùn giảm 40 %, không dùng phèn",
     "Lưu lượng|range|200-1500|m3/ngày;COD đầu ra|<=|60|mg/l;Tỷ lệ tuần hoàn|=|60|%", 9, "đã thương mại", "chìa khóa trao tay", "5.500", "8.000",
     "thỏa thuận", "2", "37", "MBR; ozone; nước thải dệt nhuộm", "02/10/2026", NOTE],
    ["CC-03", "Công ty Thị giác Nhân Tâm (hư cấu)", "Hà Nội", "Hệ thống camera học sâu phát hiện lỗi bề mặt kim loại", "Chụp 12 góc, nhận lỗi 0,08 mm.",
     "Cụm chiếu sáng vòm và mạng học sâu nhận diện xước, móp, ba via trên nhôm và thép; nối cánh tay gạt loại chi tiết.", "Học lỗi mới từ 50 ảnh",
     "Thời gian kiểm tra|=|1,1|s;Kích thước khuyết tật nhỏ nhất|=|0,08|mm;Tỷ lệ bỏ sót|<=|0,2|%", 8, "quy mô công nghiệp",
     "chuyển giao kèm thiết bị; thuê dịch vụ", "950", "1.400", "chỉ dẫn", "2", "26", "thị giác máy; học sâu; kiểm tra chất lượng", "20/08/2026", NOTE],
    ["CC-04", "Nhóm Khởi nghiệp AoThông (hư cấu)", "Cần Thơ", "Phao đo nước ao nuôi nối mạng 4G", "Đo oxy, pH, độ mặn, nhiệt độ.",
     "Phao dùng pin mặt trời, đầu đo quang học tự chải rửa, gửi cảnh báo qua điện thoại khi oxy thấp.", "Tự làm sạch đầu đo",
     "Oxy hòa tan|range|0-20|mg/l;Sai số oxy|=|0,2|mg/l;Chu kỳ đo|=|5|phút", 8, "đã thương mại", "thuê dịch vụ; chuyển giao kèm thiết bị", 45, 120,
     "cố định", "2", "26", "IoT; thủy sản; cảm biến", "11/10/2026", NOTE],
    ["CC-05", "Trung tâm Nhiệt Hà Lâm (hư cấu)", "Thái Nguyên", "Ống nhiệt thu hồi khói thải lò gốm, lò gạch", "Thu hồi 500–900 kW.",
     "Bộ trao đổi ống nhiệt chịu bụi, tự thổi muội, lấy nhiệt khói 150–350 °C cho hầm sấy.", "Không trộn khói vào khí sấy",
     "Công suất nhiệt thu hồi|range|500-900|kW;Thời gian hoàn vốn|=|2,5|năm", 8, "quy mô công nghiệp", "chìa khóa trao tay; hỗ trợ kỹ thuật", "1.200",
     "2.600", "chỉ dẫn", "2", "28", "thu hồi nhiệt; ống nhiệt; lò tuynel", "30/07/2026", NOTE],
    ["CC-06", "Đại học Bách nghệ Tây Hồ (hư cấu)", "Hà Nội", "Sơn phủ nano đồng kháng khuẩn cho kim loại", "Kháng 99,5 % tụ cầu vàng.",
     "Hạt nano đồng lõi vỏ trong nhựa acrylic, phun và sấy 80 °C, thử nghiệm tại hai phòng khám.", "Không mất tác dụng sau 600 lần lau cồn",
     "Hiệu quả diệt khuẩn|=|99,5|%;Số lần lau cồn|=|600|lần", 6, "sản xuất thử nghiệm", "li-xăng không độc quyền; đặt hàng nghiên cứu", "200", "500",
     "thỏa thuận", "2", "20", "nano đồng; kháng khuẩn; sơn phủ", "18/06/2026", NOTE],
    ["CC-07", "Công ty Sinh học Đất Lành (hư cấu)", "Lâm Đồng", "Chế phẩm Bacillus – Trichoderma phòng héo xanh", "Dạng bột hòa nước.",
     "Hai chủng Bacillus velezensis và một chủng Trichoderma phân lập ở Tây Nguyên, khảo nghiệm trên cà chua và ớt nhà màng.",
     "Hiệu quả phòng 78 % sau hai vụ", "Mật độ vi sinh|>=|1000000000|CFU/g;Hiệu quả phòng|=|78|%", 8, "đã thương mại", "hợp tác nghiên cứu", "80", "250",
     "cố định", "4", "20", "Bacillus; Trichoderma; cà chua; héo xanh", "05/09/2026", NOTE],
    ["CC-08", "Công ty Phần mềm Lộ Trình (hư cấu)", "TP. Hồ Chí Minh", "Phần mềm xếp tuyến giao hàng chuỗi lạnh", "Xếp 2.000 điểm trong 3 phút.",
     "Tối ưu tuyến xe có khung giờ, nhiệt độ khoang, nhiều kho; nhận định vị và tính lại trong ngày.", "Giảm chạy rỗng còn dưới 15 %",
     "Số điểm giao|<=|2000|điểm;Thời gian tính|=|3|phút", 9, "đã thương mại", "thuê dịch vụ", "25", "600", "chỉ dẫn", "1", "62", "VRP; tối ưu tuyến; xe lạnh",
     "01/10/2026", NOTE],
    ["CC-09", "Viện Vật liệu Hoàng Thổ (hư cấu)", "Hà Nội", "Bộ men gốm không chì 1.080–1.150 °C", "Men đỏ, cam, vàng không chì, không cadmi.",
     "Frit bo-silicat với chất màu bọc zircon, thôi nhiễm dưới giới hạn của châu Âu.", "Nung chung lò với men cũ", "Nhiệt độ nung|range|1080-1150|°C", 7,
     "sản xuất thử nghiệm", "li-xăng không độc quyền", "150", "300", "thỏa thuận", "2", "23", "men gốm; không chì; frit", "12/05/2026", NOTE],
    ["CC-10", "Công ty Robot Cánh Én (hư cấu)", "Hà Nội", "Cánh tay robot hàn hồ quang cho xưởng nhỏ", "Dạy bằng tay, đổi mã hàng trong 20 phút.",
     "Robot sáu trục tải 8 kg kèm nguồn hàn, phần mềm dạy đường hàn bằng tay cầm.", "Giá thấp hơn robot nhập 35 %", "Tải trọng|=|8|kg;Tầm với|=|1,4|m", 8,
     "quy mô công nghiệp", "chuyển giao kèm thiết bị", "420", "520", "chỉ dẫn", "2", "28", "robot; hàn", "22/09/2026", NOTE],
    ["CC-11", "Đại học Nông Xuyên (hư cấu)", "An Giang", "Lò sấy lúa tầng sôi đốt trấu", "Sấy 10 tấn mỗi giờ.",
     "Lò tầng sôi đốt trấu, điều khiển ẩm hạt tự động cho nhà máy xay xát.", "Không dùng điện để gia nhiệt", "Công suất|=|10|tấn/h;Nhiệt độ sấy|range|80-140|°C",
     9, "đã thương mại", "chìa khóa trao tay", "2.000", "3.500", "chỉ dẫn", "4", "28", "sấy lúa; trấu; tầng sôi", "03/04/2026", NOTE],
    ["CC-12", "Công ty Lọc nước Bích Ngọc (hư cấu)", "Bình Định", "Thiết bị lọc nước uống cho trường học", "RO 500 lít/giờ.", "Bộ lọc RO kèm vòi uống trực tiếp.",
     "Bảo trì từ xa", "Lưu lượng|=|0,5|m3/h", 9, "đã thương mại", "mua bán thiết bị", "60", "90", "cố định", "2", "28", "lọc nước; RO", "16/08/2026", NOTE],
]  # fmt: skip

JSON_NEEDS: list[dict[str, Any]] = [
    {"id": "N-101", "title": "Cooling of battery packs in electric ferries", "description": "Looking for a liquid cooling plate or immersion "
     "cooling for LFP packs of 300 kWh that keeps cells below 38 °C while charging at 1C.", "trl_min": 6, "keywords": ["battery cooling", "LFP"],
     "requirements": [{"parameter": "heat removed", "operator": ">=", "value": 12, "unit": "kW", "must": True}], "note": "fictional"},
    {"id": "N-102", "title": "Tách nhựa và giấy trong rác sinh hoạt", "description": "Cần dây chuyền phân loại quang học cho 20 tấn rác mỗi giờ.",
     "yeu_cau_ky_thuat": "Năng suất|>=|20|tấn/h|bắt buộc", "kinh_phi_den": 15000000000, "note": "hư cấu"},
    {"id": "N-103", "title": "Remote reading of analogue water meters", "description": "We need to read 40,000 dial meters without replacing "
     "them, by camera or pulse, on LoRaWAN or NB-IoT.", "budget_max": "2 tỷ đồng", "note": "fictional"},
    {"id": "N-104", "title": "Bao gói phân hủy sinh học cho rau tươi", "description": "Màng bao gói từ tinh bột sắn, giữ rau 7 ngày ở 8 °C.",
     "TRL_toi_thieu": 5, "note": "hư cấu"},
    {"id": "N-105", "title": "Predictive maintenance of elevators", "description": "Vibration and current data of 800 lifts; find faults of "
     "door drives and bearings one week ahead.", "note": "fictional"},
    {"id": "N-106", "title": "Khử mùi chuồng trại nuôi lợn", "description": "Giảm amoniac và H2S trong khí thải chuồng 2.000 con.",
     "note": "hư cấu"},
]  # fmt: skip
JSON_OFFERS: list[dict[str, Any]] = [
    {"id": "O-201", "title": "Immersion cooling module for battery packs", "description": "Dielectric fluid immersion cooling for LFP and NMC "
     "packs up to 500 kWh, tested on two ferries.", "trl": 7, "specifications": [{"parameter": "heat removed", "operator": "=", "value": 15,
     "unit": "kW"}], "note": "fictional"},
    {"id": "O-202", "title": "Optical sorting line for municipal waste", "description": "Near infrared sorting of plastics and paper at 25 t/h.",
     "trl": 9, "specifications": "Năng suất|=|25|tấn/h", "price_from": "9 tỷ đồng", "price_to": "14 tỷ đồng", "note": "fictional"},
    {"id": "O-203", "title": "Camera clip for dial water meters", "description": "Battery camera clip that reads analogue dials and sends by "
     "LoRaWAN; ten years of battery.", "trl": 8, "price": "45 USD", "note": "fictional"},
    {"id": "O-204", "title": "Màng tinh bột sắn – PBAT bao gói rau quả", "description": "Màng phân hủy sinh học có hạt zeolit hút ethylene, giữ rau "
     "tươi 9 ngày.", "trl": 6, "note": "hư cấu"},
    {"id": "O-205", "title": "Giám sát rung động thang máy, dự báo hỏng hóc", "description": "Cảm biến rung và dòng điện, mô hình dự báo hỏng ổ bi và "
     "động cơ cửa trước 10 ngày.", "trl": 7, "note": "hư cấu"},
    {"id": "O-206", "title": "Tháp lọc sinh học khử mùi amoniac", "description": "Tháp đệm xơ dừa với vi khuẩn nitrat hóa, giảm 90 % NH3 và H2S của "
     "chuồng nuôi.", "trl": 8, "note": "hư cấu"},
    {"id": "O-207", "title": "Solar drying of seaweed", "description": "Greenhouse dryer with heat storage.", "trl": 7, "note": "fictional"},
    {"id": "O-208", "title": "Pipe leak detection by sound", "description": "Acoustic loggers for water networks, NB-IoT.", "trl": 8, "note": "fictional"},
]  # fmt: skip


def write_needs() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Nhu cầu"
    sheet.append([heading for heading, _key in NEED_HEADINGS])
    sheet.append([key for _heading, key in NEED_HEADINGS])
    for need in NEEDS:
        sheet.append(need)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for position in range(1, len(NEED_HEADINGS) + 1):
        sheet.column_dimensions[get_column_letter(position)].width = 24
    sheet.freeze_panes = "A3"
    book.save(HERE / "needs.xlsx")


def write_offers() -> None:
    with (HERE / "offers.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(OFFER_HEADINGS)
        writer.writerows(OFFERS)


def write_json(name: str, things: list[dict[str, Any]]) -> None:
    lines = (json.dumps(thing, ensure_ascii=False) + "\n" for thing in things)
    (HERE / name).write_text("".join(lines), encoding="utf-8")


def write_import() -> None:
    """The second round of the demo park's survey as a workbook: new, changed, unchanged and faulty rows."""
    demo = HERE.parent / "src" / "cungcau" / "exchange" / "demo" / "khao-sat-dot-2.csv"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Nhu cầu"
    with demo.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = 24
    sheet.freeze_panes = "A2"
    book.save(HERE / "import-needs.xlsx")


if __name__ == "__main__":
    write_needs()
    write_import()
    write_offers()
    write_json("needs.jsonl", JSON_NEEDS)
    write_json("offers.jsonl", JSON_OFFERS)
