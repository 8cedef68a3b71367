"""A source is told in the reader's language: what was one column becomes two."""

from django.db import migrations, models

# As they were shipped before, with their words in Vietnamese and in English. What a steward has written stays as it is.
SHIPPED = {
    "sati.gov.vn/posts/417 (2020); baonghean.vn, workshop of 18/11/2022": (
        "sati.gov.vn/posts/417 (2020); baonghean.vn, hội thảo ngày 18/11/2022",
        "sati.gov.vn/posts/417 (2020); baonghean.vn, workshop of 18/11/2022",
    ),
    "vjst.vn/vn/tin-tuc/18065 (reorganisation by decree 55/2025/NĐ-CP; named as a predecessor)": (
        "vjst.vn/vn/tin-tuc/18065 (sắp xếp lại theo Nghị định 55/2025/NĐ-CP; được nêu là một đơn vị tiền thân)",
        "vjst.vn/vn/tin-tuc/18065 (reorganisation by decree 55/2025/NĐ-CP; named as a predecessor)",
    ),
    "vjst.vn/vn/tin-tuc/18065 (decree 55/2025/NĐ-CP of 02/03/2025)": (
        "vjst.vn/vn/tin-tuc/18065 (Nghị định 55/2025/NĐ-CP ngày 02/03/2025)",
        "vjst.vn/vn/tin-tuc/18065 (decree 55/2025/NĐ-CP of 02/03/2025)",
    ),
    "vjst.vn/vn/tin-tuc/18065 (named as the predecessor)": (
        "vjst.vn/vn/tin-tuc/18065 (được nêu là đơn vị tiền thân)",
        "vjst.vn/vn/tin-tuc/18065 (named as the predecessor)",
    ),
    "sati.gov.vn/posts/417 (2020); en.sggp.org.vn/hoa-lac-hi-tech-park-charts-course-to-drive-innovation-post109868.html (transfer of 24/11/2023)": (
        "sati.gov.vn/posts/417 (2020); en.sggp.org.vn/hoa-lac-hi-tech-park-charts-course-to-drive-innovation-post109868.html (chuyển giao ngày 24/11/2023)",
        "sati.gov.vn/posts/417 (2020); en.sggp.org.vn/hoa-lac-hi-tech-park-charts-course-to-drive-innovation-post109868.html (transfer of 24/11/2023)",
    ),
    "hethongphapluat.com, quyết định 899/QĐ-TTg (area); en.vneconomy.vn/hoa-lac-high-tech-park-to-become-science-city.htm (zone areas); sati.gov.vn/posts/417 (list of seven zones)": (
        "hethongphapluat.com, Quyết định 899/QĐ-TTg (tổng diện tích); en.vneconomy.vn/hoa-lac-high-tech-park-to-become-science-city.htm (diện tích các khu); sati.gov.vn/posts/417 (danh sách bảy khu)",
        "hethongphapluat.com, decision 899/QĐ-TTg (total area); en.vneconomy.vn/hoa-lac-high-tech-park-to-become-science-city.htm (areas of the zones); sati.gov.vn/posts/417 (list of seven zones)",
    ),
    "sati.gov.vn/posts/417; area: en.vneconomy.vn/hoa-lac-high-tech-park-to-become-science-city.htm": (
        "sati.gov.vn/posts/417; diện tích: en.vneconomy.vn/hoa-lac-high-tech-park-to-become-science-city.htm",
        "sati.gov.vn/posts/417; area: en.vneconomy.vn/hoa-lac-high-tech-park-to-become-science-city.htm",
    ),
}


def say_in_both(apps, schema_editor):
    for name in ("ZonePlan", "Zone", "AuthorityName"):
        rows = apps.get_model("registry", name).objects
        for old, (vietnamese, english) in SHIPPED.items():
            rows.filter(source_en=old, source_vi="").update(source_vi=vietnamese, source_en=english)


def rename(model):
    return [
        migrations.RenameField(model, "source", "source_en"),
        migrations.AlterField(model, "source_en", models.CharField(blank=True, max_length=300)),
        migrations.AddField(model, "source_vi", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
    ]


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [
        *rename("zoneplan"),
        *rename("zone"),
        *rename("authorityname"),
        migrations.RunPython(say_in_both, migrations.RunPython.noop),
    ]
