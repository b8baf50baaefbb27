#!/usr/bin/env python3
"""Makes the three lists of people of the sample commune as communes send them: headers of two rows, merged cells, texts in old
fonts, days in every form, lost zeros, units by other names, somebody twice. Everybody is invented.

Usage: python3 tools/dirty_lists.py            writes fixtures/xa-ha-bac/danh-sach/*.xlsx
       python3 tools/dirty_lists.py many FILE ROWS   a clean list of so many people, for measurements
"""

import datetime
import pathlib
import sys
import tomllib
import unicodedata
import zipfile
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures" / "xa-ha-bac"

TCVN3 = dict(zip(
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
    [0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE,
     0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB,
     0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE,
     0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE,
     0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE]))
# Capitals that the font of small letters does not have are typed as small ones.
SMALL = str.maketrans({c.upper(): c for c in TCVN3 if c.upper() not in TCVN3})

PLAIN, DATE, OLD = 0, 1, 2


def old(text):
    """A text as it is typed for .VnTime."""
    return "".join(chr(TCVN3[c]) if c in TCVN3 else c for c in unicodedata.normalize("NFC", text).translate(SMALL))


def serial(day):
    return (day - datetime.date(1899, 12, 30)).days


def letters(column):
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheet_xml(rows, merged):
    out = ['<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>']
    for number, row in enumerate(rows, 1):
        out.append(f'<row r="{number}">')
        for column, cell in enumerate(row):
            value, style = cell if isinstance(cell, tuple) else (cell, PLAIN)
            at = f"{letters(column)}{number}"
            if isinstance(value, datetime.date):
                out.append(f'<c r="{at}" s="{DATE}"><v>{serial(value)}</v></c>')
            elif isinstance(value, (int, float)):
                out.append(f'<c r="{at}" s="{style}"><v>{value}</v></c>')
            elif value:
                text = escape(value)
                out.append(f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
        out.append("</row>")
    out.append("</sheetData>")
    if merged:
        out.append(f'<mergeCells count="{len(merged)}">' + "".join(f'<mergeCell ref="{m}"/>' for m in merged) + "</mergeCells>")
    return "".join(out) + "</worksheet>"


STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><sz val="12"/><name val=".VnTime"/></font></fonts>
<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" applyFont="1"/></cellXfs>
</styleSheet>"""
HIDDEN = 'state="hidden" '
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def write(path, sheets):
    """Sheets: name, rows, merged areas, hidden."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for n in range(1, len(sheets) + 1))
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        + "".join(f'<sheet name="{escape(name)}" sheetId="{n}" {HIDDEN * hidden}r:id="r{n}"/>' for n, (name, _, _, hidden) in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        + "".join(f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
        + f'<Relationship Id="rs" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
    }
    for number, (_, rows, merged, _) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet_xml(rows, merged)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)


def people():
    staff = tomllib.loads((FIXTURES / "staff.toml").read_text())["staff"]
    private = {line["code"]: line for line in tomllib.loads((FIXTURES / "private.toml").read_text())["private"]}
    majors = {
        "LD": ["Quản lý nhà nước", "Luật", "Kinh tế nông nghiệp"],
        "VP": ["Luật", "Hành chính học", "Quản trị văn phòng", "Kế toán", "Lưu trữ học"],
        "KT": ["Kế toán", "Xây dựng dân dụng", "Quản lý đất đai", "Tài chính - Ngân hàng", "Nông học"],
        "VHXH": ["Công tác xã hội", "Công nghệ thông tin", "Giáo dục tiểu học", "Quản lý nhà nước", "Y tế công cộng"],
        "HCC": ["Luật", "Quản trị kinh doanh", "Công nghệ thông tin"],
    }
    for number, line in enumerate(staff):
        secret = private[line["code"]]
        born = datetime.date.fromisoformat(secret["birth_date"])
        leads = any(post.startswith("I.") for post in line["posts"]) or line["unit"] == "LD"
        support = line["kind"] == "nguoi_lao_dong"
        level = "Trung cấp" if support else "Thạc sĩ" if number % 5 == 0 else "Cao đẳng" if number == 21 else "Đại học"
        yield {
            **line,
            "born": born,
            "woman": secret["citizen_id"][3] in "13",
            "id": secret["citizen_id"],
            "party": secret.get("party_since"),
            "level": level,
            "major": "" if support else majors[line["unit"]][number % len(majors[line["unit"]])],
            "politics": "Cao cấp" if line["unit"] == "LD" else "Trung cấp" if leads or number % 4 == 0 else "Sơ cấp" if number % 3 else "",
            "state": "" if support else "Chuyên viên chính" if leads else "Chuyên viên" if number % 6 else "",
            "rank": "" if support else "01.002" if leads and number % 2 == 0 else "01.003",
            "step": 2 + number % 4,
        }


A1 = ["2.34", "2.67", "3.00", "3.33", "3.66", "3.99", "4.32", "4.65", "4.98"]
A21 = ["4.40", "4.74", "5.08", "5.42", "5.76", "6.10", "6.44", "6.78"]


def coefficient(person):
    if not person["rank"]:
        return ""
    scale = A21 if person["rank"] == "01.002" else A1
    return scale[person["step"] - 1].replace(".", ",")


def day_forms(number, day):
    """The same day as different hands write it."""
    forms = [
        day.strftime("%d/%m/%Y"),
        day,
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        serial(day),
        f" {day.strftime('%d-%m-%Y')} ",
        f"{day.day:02} /{day.month:02}/ {day.year}",
    ]
    return forms[number % len(forms)]


def office(everybody):
    """Leaders, the office and the service staff: one sheet, units as titles between the rows, capitals, marks under levels."""
    rows = [
        ["UBND XÃ HÀ BẮC"],
        ["VĂN PHÒNG HĐND VÀ UBND"],
        [],
        ["", "", "DANH SÁCH CÁN BỘ, CÔNG CHỨC, NGƯỜI LAO ĐỘNG"],
        [],
        ["TT", "Họ và tên", "Ngày, tháng, năm sinh", "", "Số CCCD", "Chức vụ, chức danh", "Trình độ chuyên môn", "", "", "", "", "Lý luận chính trị", "", "", "Ngạch, bậc lương", "", "", "Ngày vào Đảng", "Ghi chú"],
        ["", "", "Nam", "Nữ", "", "", "Thạc sĩ", "ĐH", "CĐ", "TC", "Chuyên ngành", "CC", "TC", "SC", "Mã ngạch", "Bậc", "Hệ số", "", ""],
        [f"({n})" for n in range(1, 20)],
    ]
    merged = ["C6:D6", "G6:K6", "L6:N6", "O6:Q6", "A6:A7", "B6:B7", "E6:E7", "F6:F7", "R6:R7", "S6:S7"]
    titles = {"LD": "I. Lãnh đạo UBND xã", "VP": "II. Văn phòng HĐND-UBND xã"}
    number = 0
    for unit in ["LD", "VP"]:
        rows.append(["", titles[unit]])
        for person in [p for p in everybody if p["unit"] == unit]:
            number += 1
            born = day_forms(number, person["born"])
            level = [("x" if person["level"] == name else "") for name in ["Thạc sĩ", "Đại học", "Cao đẳng", "Trung cấp"]]
            politics = [("X" if person["politics"] == name else "") for name in ["Cao cấp", "Trung cấp", "Sơ cấp"]]
            party = "" if not person["party"] else day_forms(number + 2, datetime.date.fromisoformat(person["party"]))
            name = person["name"].upper() if number % 3 == 0 else person["name"].replace(" ", "  ", 1) if number % 4 == 0 else person["name"]
            rank = person["rank"] if number % 3 else (float(person["rank"]) if person["rank"] else "")
            identity = person["id"] if number % 2 else f"{person['id'][:3]} {person['id'][3:6]} {person['id'][6:]}"
            rows.append([number, name, "" if person["woman"] else born, born if person["woman"] else "", identity, person["title"], *level, person["major"], *politics, rank, person["step"] if person["rank"] else "", coefficient(person), party, ""])
    rows += [["", f"Tổng cộng: {number} người"], [], ["", "Người lập biểu", "", "", "", "CHÁNH VĂN PHÒNG"], [], ["", "Phạm Thị Thu Trang", "", "", "", "Lê Đình Khang"]]
    return [("DS cán bộ", rows, merged, False), ("Sheet2", [["Họ và tên", "Ngày sinh"], ["Nguyễn Văn Cũ", "01/01/1960"]], [], True)]


def economy(everybody):
    """Phòng Kinh tế: everything typed in .VnTime, the name in two columns, numbers that lost their zeros."""
    head = ["STT", "Họ và tên", "", "Ngày sinh", "Giới tính", "Số định danh", "Chức vụ", "Trình độ chuyên môn", "LLCT", "QLNN", "Mã số ngạch", "Bậc", "Hệ số lương", "Là đảng viên"]
    rows = [[("PHÒNG KINH TẾ", OLD)], [], [(old(text), OLD) for text in head]]
    merged = ["B3:C3"]
    mine = [p for p in everybody if p["unit"] == "KT"]
    for number, person in enumerate(mine, 1):
        *family, given = person["name"].split(" ")
        identity = person["id"]
        if number == 3:
            identity = int(person["id"])  # Excel took it for a number: the zero is gone
        born = day_forms(number + 3, person["born"])
        if number == 8:
            born = person["born"].strftime("%m/%d/%Y") if person["born"].day > 12 else "31/02/1978"
        level = f"{person['level']} {person['major']}" if number % 2 else person["level"]
        rows.append([
            number, (old(" ".join(family)), OLD), (old(given), OLD), born, (old("Nữ" if person["woman"] else "Nam"), OLD),
            identity, (old(person["title"]), OLD), (old(level), OLD), (old(person["politics"] or "Chưa qua"), OLD),
            (old(person["state"]), OLD), person["rank"], person["step"], coefficient(person),
            ("x" if not person["party"] else datetime.date.fromisoformat(person["party"]).strftime("%d/%m/%Y")) if person["party"] else "",
        ])
    rows += [[], ["", "", "", "", "", "", ("TRƯỞNG PHÒNG", OLD)]]
    return [("Phong KT", rows, merged, False)]


def society(everybody):
    """Phòng Văn hóa - Xã hội and the one-stop centre: units by other names, somebody twice, a year without a day."""
    head = ["TT", "Họ tên", "Năm sinh", "Nam/Nữ", "CCCD", "Dân tộc", "Tôn giáo", "Phòng, đơn vị", "Chức danh", "VTVL", "Trình độ", "Chuyên ngành đào tạo", "Trình độ LLCT", "Quản lý nhà nước", "Tin học", "Ngoại ngữ", "Ngạch", "Bậc", "HS lương", "Đảng viên"]
    rows = [["TỔNG HỢP DANH SÁCH PHÒNG VH-XH VÀ TT PVHCC"], head]
    names = {"VHXH": ["Phòng Văn hoá – Xã hội", "Phòng VH-XH", "P. Văn hóa xã hội"], "HCC": ["TTPVHCC", "Trung tâm phục vụ hành chính công", "Bộ phận một cửa"]}
    mine = [p for p in everybody if p["unit"] in names]
    for number, person in enumerate(mine, 1):
        unit = names[person["unit"]][number % (2 if number != 5 else 3)]
        posts = "; ".join("HB-" + post for post in person["posts"])
        born = person["born"].year if number == 4 else day_forms(number, person["born"])
        name = person["name"] if number != 6 else unicodedata.normalize("NFD", person["name"])
        rows.append([
            number, name, born, "Nữ" if person["woman"] else "Nam", person["id"] if number != 4 else "", "Kinh", "Không", unit, person["title"], posts,
            {"Đại học": "ĐH", "Thạc sĩ": "Ths", "Cao đẳng": "CĐ", "Trung cấp": "TC"}[person["level"]], person["major"], person["politics"], {"Chuyên viên": "CV", "Chuyên viên chính": "CVC", "": ""}[person["state"]],
            "Cơ bản" if number % 3 else "Nâng cao", ["B1", "Bậc 2", "A2", ""][number % 4], {"01.002": "CVC", "01.003": "Chuyên viên", "": ""}[person["rank"]], f"{person['step']}/9" if person["rank"] == "01.003" else person["step"], coefficient(person), "x" if person["party"] else "",
        ])
    rows.append([len(mine) + 1, mine[1]["name"], mine[1]["born"].strftime("%d/%m/%Y"), "", mine[1]["id"], "", "", "Phòng VH-XH", mine[1]["title"]])
    return [("Tổng hợp", rows, [], False)]


FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"]
MIDDLE = ["Văn", "Thị", "Đức", "Minh", "Hữu", "Thu", "Quang", "Ngọc", "Thanh", "Xuân", "Hồng", "Công"]
GIVEN = ["An", "Bình", "Cường", "Dung", "Đạt", "Giang", "Hà", "Hòa", "Hùng", "Khoa", "Lan", "Linh", "Mai", "Nam", "Oanh", "Phúc", "Quân", "Sơn", "Tâm", "Thủy", "Trang", "Tuấn", "Vân", "Yến"]


def many(path, count):
    """A clean list, for measurements."""
    head = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh cá nhân", "Dân tộc", "Tôn giáo", "Quê quán", "Đơn vị", "Chức vụ", "Trình độ chuyên môn", "Chuyên ngành", "LLCT", "QLNN", "Tin học", "Mã ngạch", "Bậc", "Hệ số", "Ngày tuyển dụng"]
    rows = [head]
    units = ["Phòng Kinh tế", "Phòng VH-XH", "Văn phòng xã", "TTPVHCC"]
    for n in range(count):
        woman = n % 2
        born = datetime.date(1966 + n % 36, 1 + n % 12, 1 + n % 28)
        digits = f"099{(0 if born.year < 2000 else 2) + woman}{born.year % 100:02}{n:06}"
        name = f"{FAMILY[n % 14]} {MIDDLE[(n // 14) % 12]} {MIDDLE[(n // 7) % 12]} {GIVEN[n % 24]}"
        step = 1 + n % 9
        rows.append([n + 1, name, born.strftime("%d/%m/%Y"), "Nữ" if woman else "Nam", digits, "Kinh", "Không", "Hải Phòng", units[n % 4], "Chuyên viên", "Đại học", "Luật", "Trung cấp", "Chuyên viên", "Cơ bản", "01.003", step, A1[step - 1].replace(".", ","), f"01/{1 + n % 12:02}/{max(born.year + 22, 2001)}" if born.year < 2002 else "01/09/2025"])
    write(pathlib.Path(path), [("Danh sách", rows, [], False)])


def main():
    if sys.argv[1:2] == ["many"]:
        return many(sys.argv[2], int(sys.argv[3]))
    everybody = list(people())
    folder = FIXTURES / "danh-sach"
    write(folder / "1-lanh-dao-van-phong.xlsx", office(everybody))
    write(folder / "2-phong-kinh-te.xlsx", economy(everybody))
    write(folder / "3-vhxh-hcc.xlsx", society(everybody))


if __name__ == "__main__":
    main()
