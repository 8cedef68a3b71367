"""`cungcau match` at four sizes: wall time and peak memory of the whole command, beside a bare product.

    python benchmarks/match_scale.py                      all four sizes
    python benchmarks/match_scale.py --sizes 5x5 500x2000 --format xlsx

The records are generated (seeded): technology phrases of a small vocabulary, so that texts overlap as those
of a real point do, over a long tail of rare words. They tell nothing about quality, only time and memory.

The baseline, in the same run and on the same texts, does only the part that nobody can leave out: words to a
BM25 matrix and the ten best offers of each need by `sparse_dot_topn`; no files, reasons, codes or units.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SIZES = ((5, 5), (500, 2_000), (5_000, 20_000), (20_000, 100_000))
SEED = 20261125

OBJECTS = [
    "vải thiều",
    "thanh long",
    "cà phê nhân",
    "hồ tiêu",
    "lúa gạo",
    "tôm thẻ",
    "cá tra",
    "nấm ăn",
    "rau củ",
    "chè xanh",
    "gỗ ép",
    "viên nén sinh khối",
    "nước thải dệt nhuộm",
    "nước thải chăn nuôi",
    "nước thải mạ",
    "nước cấp sinh hoạt",
    "khí thải lò hơi",
    "bụi xi măng",
    "rác sinh hoạt",
    "bùn thải",
    "tro bay",
    "chi tiết nhôm",
    "khuôn nhựa",
    "vỏ máy",
    "bo mạch điện tử",
    "pin lithium",
    "động cơ điện",
    "máy biến áp",
    "cáp ngầm",
    "trạm sạc xe điện",
    "tòa nhà văn phòng",
    "kho lạnh",
    "xe tải lạnh",
    "dây chuyền may",
    "máy dệt kim",
    "gạch không nung",
    "bê tông nhẹ",
    "men gốm",
    "thủy tinh",
    "thép xây dựng",
    "cao su thiên nhiên",
    "bao bì giấy",
    "màng sinh học",
    "vắc xin thú y",
    "giống lúa",
    "giống tôm",
    "chế phẩm vi sinh",
    "dược liệu",
    "thực phẩm chức năng",
    "sữa tươi",
    "ảnh viễn thám",
    "dữ liệu giao thông",
    "hồ sơ y tế",
    "học liệu số",
    "thiết bị xét nghiệm",
    "vật liệu nano",
    "cảm biến quang",
    "vệ tinh nhỏ",
    "máy bay không người lái",
    "robot hàn",
]
PROCESSES = [
    "sấy bơm nhiệt",
    "sấy thăng hoa",
    "chiếu xạ",
    "lên men",
    "chiết xuất siêu âm",
    "cô đặc chân không",
    "bảo quản lạnh",
    "phân loại quang học",
    "xử lý sinh học màng",
    "oxy hóa nâng cao",
    "keo tụ điện hóa",
    "lọc nano",
    "hấp phụ than hoạt tính",
    "thu hồi nhiệt",
    "khí hóa",
    "ủ compost",
    "gia công chính xác",
    "in ba chiều",
    "hàn ma sát",
    "phủ plasma",
    "mạ không điện",
    "đúc áp lực",
    "kiểm tra không phá hủy",
    "thị giác máy",
    "học sâu",
    "tối ưu tuyến",
    "dự báo phụ tải",
    "giám sát từ xa",
    "số hóa hồ sơ",
    "truy xuất nguồn gốc",
    "mô phỏng số",
    "điều khiển tự động",
    "nuôi cấy mô",
    "chọn giống phân tử",
    "giải trình tự gen",
    "tổng hợp xanh",
    "tuần hoàn nước",
    "lưu trữ năng lượng",
    "nạp nhanh",
    "cách nhiệt",
]
FRAMES = (
    "Cần giải pháp {process} cho {object} ở quy mô vừa, thay công nghệ đang dùng.",
    "Hệ thống {process} áp dụng cho {object}, vận hành tự động và giám sát qua mạng.",
    "Kết quả thử nghiệm {process} với {object} đạt yêu cầu tại hai cơ sở.",
    "Ưu tiên thiết bị {process} tiết kiệm điện, dễ bảo trì, có đào tạo vận hành.",
    "{object} sau khi {process} giữ được chất lượng, giảm chi phí nhân công.",
    "We look at {object} and want {process} with low energy use and remote monitoring.",
)
MODES = ("turnkey", "technical_assistance", "non_exclusive_licence", "service_hire", "research_cooperation")
SYLLABLES = [
    a + b
    for a in ["b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "ph", "s", "t", "th", "v", "x", "tr", "ng"]
    for b in ["an", "êm", "ông", "ích", "ương", "oai", "uy", "iết", "ao", "ư"]
]


def rare_words(chance: random.Random, count: int) -> str:
    """Words of a long tail: two syllables, the second chosen by a Zipf-like law."""
    size = len(SYLLABLES)
    places = ((int(size * chance.random() ** 3), int(size * chance.random())) for _ in range(count))
    return " ".join(SYLLABLES[first] + SYLLABLES[second] for first, second in places)


def record(chance: random.Random, key: str, is_need: bool) -> dict[str, Any]:
    thing, process = chance.choice(OBJECTS), chance.choice(PROCESSES)
    frames = chance.sample(FRAMES, 4)
    words = [frame.format(object=thing, process=process) for frame in frames]
    words.insert(2, FRAMES[1].format(object=chance.choice(OBJECTS), process=chance.choice(PROCESSES)))
    capacity = chance.choice((50, 100, 200, 500, 1000))
    shared = {
        "ma_ngoai": key,
        "ten_to_chuc": f"Đơn vị {chance.randrange(8000)}",
        "tieu_de": f"{process.capitalize()} {thing}",
        "tom_tat": words[0],
        "mo_ta": " ".join([*words[1:], rare_words(chance, 30)]),
        "linh_vuc_KHCN": chance.choice("123456"),
        "tu_khoa": f"{thing}; {process}",
    }
    if is_need:
        return shared | {
            "yeu_cau_ky_thuat": f"công suất|>=|{capacity}|kg/h",
            "hinh_thuc_hop_tac": chance.choice(MODES),
            "kinh_phi_den": chance.randrange(200, 9000) * 1_000_000,
            "TRL_toi_thieu": chance.randrange(4, 9),
        }
    return shared | {
        "thong_so": f"công suất|=|{capacity + chance.choice((-20, 0, 40))}|kg/h",
        "hinh_thuc": chance.choice(MODES),
        "gia_tu": chance.randrange(100, 8000) * 1_000_000,
        "TRL": chance.randrange(4, 10),
    }


def write(path: Path, count: int, is_need: bool, chance: random.Random) -> None:
    rows = (record(chance, f"{'NC' if is_need else 'CC'}-{number}", is_need) for number in range(count))
    if path.suffix == ".xlsx":
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("Sheet1")
        for number, row in enumerate(rows):
            if not number:
                sheet.append(list(row))
            sheet.append(list(row.values()))
        book.save(path)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".jsonl":
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            return
        writer: csv.DictWriter[str] | None = None
        for row in rows:
            if writer is None:
                writer = csv.DictWriter(file, list(row))
                writer.writeheader()
            writer.writerow(row)


def measured(words: list[str]) -> tuple[float, float, float, str]:
    """(wall seconds, CPU seconds, peak megabytes, standard error) of a process of its own."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as err:
        child = subprocess.Popen(words, stderr=err, stdout=err, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
        _pid, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - begun
        err.seek(0)
        told = err.read()
    if child.returncode:
        raise SystemExit(f"failed ({child.returncode}): {told}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, told


def baseline(needs: Path, offers: Path) -> None:
    """Run in a process of its own: BM25 matrices of both files, and their product's ten best."""
    import numpy as np
    from scipy import sparse
    from sparse_dot_topn import sp_matmul_topn

    vocabulary: dict[str, int] = {}

    def counted(path: Path) -> sparse.csr_array:
        starts, columns = [0], []
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                text = f"{row['tieu_de']} {row['tom_tat']} {row['mo_ta']}".lower()
                columns += [vocabulary.setdefault(word, len(vocabulary)) for word in re.findall(r"\w+", text)]
                starts.append(len(columns))
        shape = (len(starts) - 1, len(vocabulary))
        counts = sparse.csr_array((np.ones(len(columns), np.float32), columns, starts), shape=shape)
        counts.sum_duplicates()
        return counts

    offered = counted(offers)
    wanted = counted(needs)
    offered.resize((offered.shape[0], len(vocabulary)))
    lengths = offered.sum(axis=1)
    frequency = np.bincount(offered.indices, minlength=len(vocabulary))
    rarity = np.log1p((offered.shape[0] - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    norm = 1.2 * (0.25 + 0.75 * lengths / lengths.mean())
    rows = np.repeat(np.arange(offered.shape[0]), np.diff(offered.indptr))
    offered.data = rarity[offered.indices] * offered.data * 2.2 / (offered.data + norm[rows].astype(np.float32))
    begun = time.perf_counter()
    sp_matmul_topn(sparse.csr_matrix(wanted), sparse.csr_matrix(offered.T), top_n=10, n_threads=1)
    print(f"product {time.perf_counter() - begun:.2f}")


def compare(needs: int, offers: int, suffix: str, output: str, folder: Path) -> None:
    chance = random.Random(SEED)
    paths = [folder / f"needs{suffix}", folder / f"offers{suffix}"]
    write(paths[0], needs, True, chance)
    write(paths[1], offers, False, chance)
    size = sum(path.stat().st_size for path in paths) / 1e6
    target = folder / f"out{output}"
    command = [
        sys.executable,
        "-m",
        "cungcau",
        "match",
        str(paths[0]),
        str(paths[1]),
        "-o",
        str(target),
        "--lang",
        "en",
    ]
    seconds, cpu, memory, _told = measured(command)
    line = f"| {needs:,} × {offers:,} | {suffix[1:]} → {output[1:]} | {size:,.1f} "
    line += f"| {seconds:,.1f} | {cpu:,.1f} | {memory:,.0f} |"
    if suffix == ".csv":
        _wall, bare, bare_memory, told = measured([sys.executable, __file__, "--baseline", *map(str, paths)])
        product = float(told.split()[-1])
        line += f" {bare:,.1f} ({product:,.1f}) | {bare_memory:,.0f} | {cpu / bare:,.1f} |"
    else:
        line += " – | – | – |"
    print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="*", default=[f"{needs}x{offers}" for needs, offers in SIZES])
    parser.add_argument("--format", default="csv", choices=["csv", "jsonl", "xlsx"])
    parser.add_argument("--output", default="jsonl", choices=["csv", "jsonl", "xlsx"])
    parser.add_argument("--baseline", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.baseline:
        baseline(*options.baseline)
        return
    print(f"Generated records, seed {SEED}; Python {platform.python_version()}, {os.cpu_count()} cores.\n")
    print("| needs × offers | files | MB in | wall s | CPU s | peak MB ", end="")
    print("| bare CPU s (product) | bare peak MB | CPU ratio |")
    print("|---|---|---|---|---|---|---|---|---|")
    for size in options.sizes:
        needs, offers = map(int, size.split("x"))
        with tempfile.TemporaryDirectory() as folder:
            compare(needs, offers, f".{options.format}", f".{options.output}", Path(folder))


if __name__ == "__main__":
    main()
