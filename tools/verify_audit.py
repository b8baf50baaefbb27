"""Kiểm tra độc lập nhật ký Sáu Rõ (RFC 9162, 8032): verify_audit.py TỆP [TỆP_MỐC] | --proof TỆP. 0: khớp; 1: sai."""
import functools, hashlib, json, re, sys, types
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # RFC 8032 §5.1
D, I = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
STR, INT, HEX, SEAL = r'"(?:[^"\\]|\\.)*"', "-?[0-9]{1,19}", '"[0-9a-f]{64}"', '(?:null|"[0-9a-f]{64}")'
ROW = f'{{"table":{STR},"row":{INT},(?!"before":null,"after":null)"before":{SEAL},"after":{SEAL}}}'
BODY = re.compile(f'{{"v":1,"commune":{INT},"seq":{INT},"at":{STR},"account":{INT},"on_behalf_of":(?:null|{INT}),'
                  f'"action":{STR},"about":{{"table":{STR},"row":{INT}}},"text":{HEX},"rows":\\[(?:{ROW},?)*]}}')
NOTE = "(Mốc nhật ký Sáu Rõ, bản 1\nXã: (.+)\nSố dòng: (.+)\nMã gốc: (.+)\nLúc: .+\n)Khóa: (.+)\nChữ ký: (.{128})\n"
ONE, kinds = "--proof" in sys.argv and not sys.argv.remove("--proof"), ["head", "leaf", "row", "proof"]
now, keys, heads, peaks, rows, bad = types.SimpleNamespace(size=0, commune=None), [], {}, [], {}, []
def must(condition, why): return condition or (_ for _ in ()).throw(Warning(why))
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
roots = {0: sha().hex()}  # mã gốc tại số dòng của các mốc
def unhex(text): return must(re.fullmatch("[0-9a-f]*", text), "mã viết sai") and bytes.fromhex(text)
def recover(data):  # điểm của đường cong từ 32 byte, RFC 8032 §5.1.3
    y, sign = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = next(x for x in (pow(xx, (P + 3) // 8, P) * i % P for i in (1, -1, I, -I)) if x * x % P == xx and x & 1 == sign)
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
    m = must(re.fullmatch(NOTE, note), "mốc viết sai")
    heads.setdefault(int(m[3]), []).append(m[4])
    good = [key for key in keys if sha(key)[:4].hex() == m[5] and signed(key, m[1].encode(), unhex(m[6]))]
    must(good and m[2] == str(now.commune), f"mốc {m[3]} dòng của xã khác, hoặc chữ ký không đúng với khóa trong tệp")
def leaf(body, text=None, salt=None):
    plain, now.leaf = json.loads(body), sha(b"\0", body.encode())  # RFC 9162 §2.1.1
    if ONE: rows.update(((row["table"], row["row"]), [row["before"], True]) for row in plain["rows"])
    now.size, where = plain["seq"] if ONE else now.size + 1, f"dòng nhật ký số {now.size + 1}"
    peaks.append(now.leaf)
    for _ in range((now.size & -now.size).bit_length() - 1): peaks[-2:] = [sha(b"\1", *peaks[-2:])]
    if now.size in heads: roots[now.size] = functools.reduce(lambda a, b: sha(b"\1", b, a), peaks[::-1]).hex()
    same = BODY.fullmatch(body) and json.dumps(plain, ensure_ascii=False, separators=(",", ":")) == body
    must(same and (plain["seq"], plain["commune"]) == (now.size, now.commune), f"{where} bị sửa, thiếu, lặp, sai xã")
    names = [(row["table"], row["row"]) for row in plain["rows"]]
    follows = [rows.get(name, [None])[0] for name in names] == [row["before"] for row in plain["rows"]]
    rows.update((name, [row["after"], False]) for name, row in zip(names, plain["rows"]))
    must(follows and names == sorted(set(names)), f"{where} không nối tiếp lần ghi trước của bản ghi")
    if text is salt is None: rows["db_journal", now.size] = [plain["text"], False]  # một dòng sau phải ghi việc xóa này
    parts = [b"\0" if p is None else b"\1" + len(p.encode()).to_bytes(8, "big") + p.encode() for p in text or []]
    sealed = salt and sha(b"sauro audit text v1\n", unhex(salt), len(parts).to_bytes(4, "big"), *parts).hex()
    must(text is salt is None or sealed == plain["text"], f"lời ghi của {where} không khớp mã niêm phong")
def row(table, id, salt, canonical, erased=None):
    where, state = f"bản ghi số {id} của bảng {table}", rows.get((table, id), [None, False])
    must(type(id) is int and state[0] and not state[1], f"{where} đã xóa, lặp hoặc không có trong nhật ký")
    state[1], sealed = True, salt and sha(b"sauro audit row v1\n", unhex(salt), unhex(canonical)).hex()
    must(sealed == state[0] and not erased, f"{where} đã bị sửa hoặc xóa ngoài phần mềm")
def climb(leaf, m, n, path):  # mã gốc của n lá tính từ lá thứ m (đếm từ 0), §2.1.3.1
    if n == 1: return leaf
    top, k = path.pop(), 1 << (n - 1).bit_length() - 1
    return sha(b"\1", climb(leaf, m, k, path), top) if m < k else sha(b"\1", top, climb(leaf, m - k, n - k, path))
def proof(n, path):
    roots[n] = climb(now.leaf, now.size - 1, n, path).hex()
    must(ONE and 0 < now.size <= n and not path, "đường từ dòng nhật ký lên mã gốc không đúng")
for place, raw in enumerate(open(sys.argv[1], "rb"), 1):
    try:
        value = json.loads(raw)
        if place == 1:
            must(value["sauro_audit"] == 1 and type(value["commune"]) is int, "không phải tệp nhật ký kiểm chứng")
            now.commune, keys = value["commune"], [unhex(key) for key in value["public_keys"] if recover(unhex(key))]
            for f in sys.argv[2:]: head(re.sub(r"\s*\n\s*", "\n", open(f, encoding="utf-8").read().strip() + "\n"))
            continue
        (kind, value), = value.items()
        kinds = kinds[kinds.index(kind):]
        if kind == "proof": proof(max(heads), [unhex(hash) for hash in value])
        else: head(value) if kind == "head" else leaf(**value) if kind == "leaf" else row(**value)
    except Exception as error:
        bad.append(f"Tệp, dòng {place}: {error if type(error) is Warning else 'không đọc được dòng này'}.")
bad += [f"Thiếu bản ghi số {i} của bảng {t}." for (t, i), (after, seen) in rows.items() if after and not seen | ONE]
bad += [f"Không khớp mốc tại {n} dòng: sửa, cắt hoặc quay lui." for n, m in heads.items() if {roots.get(n)} != set(m)]
wrong = bad or now.commune is None or ONE and not heads
sys.exit(print(*bad, f"Đến dòng nhật ký số {now.size}: {'CÓ SAI LỆCH' if wrong else 'khớp'}.", sep="\n") or bool(wrong))
