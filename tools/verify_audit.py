"""Kiểm tra độc lập tệp nhật ký kiểm chứng của Sáu Rõ: python3 verify_audit.py TỆP [TỆP_MỐC_ĐỐI_CHỨNG].
Viết từ RFC 9162 (cây băm), RFC 8032 (chữ ký), chỉ dùng thư viện chuẩn. Trả về 0: khớp; 1: có sai lệch."""
import functools, hashlib, json, re, sys
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # RFC 8032 §5.1
D, I = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
STR, INT, HEX, SEAL = r'"(?:[^"\\]|\\.)*"', "-?[0-9]{1,19}", '"[0-9a-f]{64}"', '(?:null|"[0-9a-f]{64}")'
ROW = f'{{"table":{STR},"row":{INT},(?!"before":null,"after":null)"before":{SEAL},"after":{SEAL}}}'
BODY = re.compile(f'{{"v":1,"commune":{INT},"seq":{INT},"at":{STR},"account":{INT},"on_behalf_of":(?:null|{INT}),'
                  f'"action":{STR},"about":{{"table":{STR},"row":{INT}}},"text":{HEX},"rows":\\[(?:{ROW},?)*]}}')
NOTE = re.compile("(Mốc nhật ký Sáu Rõ, bản 1\nXã: (.+)\nSố dòng: (0|[1-9][0-9]*)\nMã gốc: ([0-9a-f]{64})\n"
                  "Lúc: .+\n)Khóa: ([0-9a-f]{8})\nChữ ký: ([0-9a-f]{128})\n")
size, commune, keys, heads, peaks, rows, bad, kinds = 0, None, [], {}, [], {}, [], ["head", "leaf", "row"]
class Fault(Exception): pass
def must(condition, why):
    if not condition: raise Fault(why)
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
roots = {0: sha().hex()}  # mã gốc tại số dòng của các mốc
def unhex(text): return must(re.fullmatch("[0-9a-f]*", text), "mã viết sai") or bytes.fromhex(text)
def recover(data):  # điểm của đường cong từ 32 byte, RFC 8032 §5.1.3
    y, sign = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    root = pow(square, (P + 3) // 8, P)
    x = next(x for x in (root, P - root, root * I % P, -root * I % P) if x * x % P == square and x & 1 == sign)
    return x, y, 1, x * y % P
def add(p, q):  # §5.1.4
    a, b, c, d = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0]), 2 * p[3] * q[3] * D, 2 * p[2] * q[2]
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P
def times(n, p): return (add(times(n - 1, p), p) if n & 1 else times(n // 2, add(p, p))) if n else (0, 1, 1, 0)
def signed(key, text, sig):  # §5.1.7
    s, h = int.from_bytes(sig[32:], "little"), int.from_bytes(hashlib.sha512(sig[:32] + key + text).digest(), "little")
    a, b = times(s, recover(b"\x58" + b"\x66" * 31)), add(recover(sig[:32]), times(h % L, recover(key)))
    return s < L and all((a[i] * b[2] - b[i] * a[2]) % P == 0 for i in (0, 1))
def head(note):
    m = NOTE.fullmatch(note)
    must(m and m[2] == str(commune), "mốc viết sai hoặc của xã khác")
    heads.setdefault(int(m[3]), []).append(m[4])
    good = [key for key in keys if sha(key)[:4].hex() == m[5] and signed(key, m[1].encode(), bytes.fromhex(m[6]))]
    must(good, f"chữ ký của mốc {m[3]} dòng không đúng với khóa công khai trong tệp")
def leaf(body, text=None, salt=None):
    global size
    size, where = size + 1, f"dòng nhật ký số {size + 1}"
    peaks.append(sha(b"\0", body.encode()))  # RFC 9162 §2.1.1
    for _ in range((size & -size).bit_length() - 1):
        peaks[-2:] = [sha(b"\1", *peaks[-2:])]
    if size in heads: roots[size] = functools.reduce(lambda right, left: sha(b"\1", left, right), peaks[::-1]).hex()
    plain = json.loads(body)
    same = BODY.fullmatch(body) and json.dumps(plain, ensure_ascii=False, separators=(",", ":")) == body
    must(same and (plain["seq"], plain["commune"]) == (size, commune), f"{where} bị sửa, thiếu, lặp hoặc của xã khác")
    names = [(row["table"], row["row"]) for row in plain["rows"]]
    follows = [rows.get(name, [None])[0] for name in names] == [row["before"] for row in plain["rows"]]
    rows.update((name, [row["after"], False]) for name, row in zip(names, plain["rows"]))
    must(follows and names == sorted(set(names)), f"{where} không nối tiếp lần ghi trước của bản ghi")
    parts = [b"\0" if p is None else b"\1" + len(p.encode()).to_bytes(8, "big") + p.encode() for p in text or []]
    sealed = salt and sha(b"sauro audit text v1\n", unhex(salt), len(parts).to_bytes(4, "big"), *parts).hex()
    must(text is salt is None or sealed == plain["text"], f"lời ghi của {where} không khớp mã niêm phong")
def row(table, id, salt=None, canonical=None, erased=None):
    where, state = f"bản ghi số {id} của bảng {table}", rows.get((table, id), [None, False])
    must(type(id) is int and state[0] and not state[1], f"{where} đã xóa, lặp hoặc không có trong nhật ký")
    state[1], gone = True, erased is True and salt is canonical is None
    sealed = gone or sha(b"sauro audit row v1\n", unhex(salt), unhex(canonical)).hex()
    must(gone or sealed == state[0] and erased in (None, False), f"{where} đã bị sửa ngoài phần mềm")
for place, raw in enumerate(open(sys.argv[1], "rb"), 1):
    try:
        value = json.loads(raw)
        if place == 1:
            must(value["sauro_audit"] == 1 and type(value["commune"]) is int, "không phải tệp nhật ký kiểm chứng")
            commune, keys = value["commune"], [unhex(key) for key in value["public_keys"] if recover(unhex(key))]
            for letter in sys.argv[2:]:
                head("".join(line.strip() + "\n" for line in open(letter, encoding="utf-8").read().strip().split("\n")))
            continue
        (kind, value), = value.items()
        kinds = kinds[kinds.index(kind):]
        head(value) if kind == "head" else leaf(**value) if kind == "leaf" else row(**value)
    except Exception as error:
        bad.append(f"Tệp, dòng {place}: {error if type(error) is Fault else 'không đọc được dòng này'}.")
bad += [f"Thiếu bản ghi số {i} của bảng {table}." for (table, i), (after, seen) in rows.items() if after and not seen]
bad += [f"Nhật ký ({size} dòng) không khớp mốc tại {n} dòng: bị sửa, cắt bớt hoặc quay lui."
        for n, wanted in heads.items() if {roots.get(n)} != set(wanted)]
print(*bad, f"{size} dòng nhật ký: {'CÓ SAI LỆCH' if bad or commune is None else 'khớp'}.", sep="\n")
sys.exit(1 if bad or commune is None else 0)
