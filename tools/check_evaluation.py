#!/usr/bin/env python3
"""An independent check of `sauro law evaluate` and `sauro law rank`: random facts, computed again with fractions.

It shares nothing with the program but the papers: Decree 335/2025/NĐ-CP and the contract of the command line.

    python3 tools/check_evaluation.py PROGRAM [--forms N] [--agencies N] [--seed S]
"""
import argparse, json, os, random, subprocess, sys, tempfile
from fractions import Fraction as F

ITEMS = {"I.1": 5, "I.2": 5, **{f"II.{i}": F(5, 2) for i in range(1, 5)}, **{f"III.{i}": F(5, 2) for i in range(1, 5)}}
LEVELS = [(90, "hoan_thanh_xuat_sac"), (70, "hoan_thanh_tot"), (50, "hoan_thanh"), (0, "khong_hoan_thanh")]
ORDER = [name for _, name in reversed(LEVELS)]
BASES = ["ranked_htt", "htt_or_better", "all_ranked"]


def level(score):
    return next(name for least, name in LEVELS if score >= least)


def number(value):
    if value is None:
        return None
    cents = (value * 100 + F(1, 2)) // 1
    return {"exact": str(value), "shown": f"{cents // 100}.{cents % 100:02d}"}


def decimal(rng, value):
    """A text of a fraction that has few decimals."""
    text = f"{float(value):.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if rng.random() < 0.2 else text


# ---- one person, one period

def fault(rng, completed):
    units = min(completed, F(rng.randint(0, 3)))
    return {"units": decimal(rng, units), "times": rng.choice([0, 1, 1, 1, 2, 3, 4, 5, 9]), "excused": rng.random() < 0.3}


def line(rng, index):
    origin = rng.choice(["planned"] * 6 + ["passed_on", "taken_over", "unplanned"])
    assigned = F(rng.randint(0, 40), rng.choice([1, 1, 1, 5]))
    completed = F(0) if origin == "passed_on" else F(rng.randint(0, 40), rng.choice([1, 1, 5]))
    if origin == "planned":
        completed = min(completed, assigned)
    coefficient = rng.choice([str(F(rng.randint(1, 99), rng.randint(1, 42))), decimal(rng, F(rng.randint(1, 3200), 100))])
    faults = lambda: [fault(rng, completed) for _ in range(rng.choice([0, 0, 0, 1, 1, 2, 3]))]
    return {"product": f"SP.{index}", "coefficient": coefficient, "assigned": decimal(rng, assigned),
            "completed": decimal(rng, completed), "origin": origin, "quality_failures": faults(), "delays": faults()}


def form(rng):
    leader = rng.random() < 0.4
    common = {code: decimal(rng, F(rng.randint(0, int(most * 2)), 2)) for code, most in ITEMS.items()}
    year = rng.randint(2026, 2030)
    period = rng.choice([{"kind": "month", "year": year, "month": rng.randint(1, 12)},
                         {"kind": "quarter", "year": year, "quarter": rng.randint(1, 4)}])
    facts = {"period": period, "person": {"kind": "cong_chuc", "leader": leader}, "common": common,
             "work": [line(rng, index) for index in range(rng.choice([0, 1, 2, 5, 12, 30]))]}
    if rng.random() < 0.8:
        facts["policy"] = {"surplus": rng.choice(["cap_criterion", "cap_ratio"]),
                           "deduction": rng.choice(["per_unit", "per_line"])}
    if leader:
        scores = [rng.choice(["50", "49.99", "83.2", "100", "0", "77"]) for _ in range(rng.randint(0, 4))]
        facts["leader"] = {"subordinate_scores": scores, "organising": rng.choice(["full", "half"]),
                           "unity": rng.choice(["full", "half"])}
    return spoilt(rng, facts) if rng.random() < 0.1 else (facts, None)


def spoilt(rng, facts):
    """The form with one thing wrong, and where."""
    ways = [("common", "I.1", "5.01"), ("common", "IV.1", "1"), ("person", "kind", "vien_chuc"), ("period", "kind", "week")]
    if facts["person"]["leader"]:
        ways += [("leader", "organising", "0.8"), ("leader", "unityy", "full")]
    else:
        facts["leader"] = {"subordinate_scores": ["80"], "organising": "full", "unity": "full"}
        return facts, "/leader"
    if facts["work"]:
        facts["work"][0].update(origin="planned", assigned="2", completed="1", quality_failures=[], delays=[])
        ways += [("work/0", "completed", "2.5"), ("work/0", "assigned", "-1"), ("work/0", "origin", "extra"),
                 ("work/0", "coefficient", "0"), ("work/0", "note", "x")]
    where, key, value = rng.choice(ways)
    place = facts["work"][0] if where == "work/0" else facts[where]
    place[key] = value
    at = f"/{where}/{key}"
    return facts, at


def read(text):
    return F(text.replace(",", "."))


def credit(done, faults, per_line):
    met = [(read(f["units"]), f["times"]) for f in faults if not f["excused"]]
    lost = done * F(sum(t for _, t in met), 4) if per_line else sum((F(min(t, 4), 4) * u for u, t in met), F(0))
    return max(F(0), done - lost)


def evaluated(facts):
    policy = facts.get("policy", {})
    per_line, capped = policy.get("deduction") == "per_line", policy.get("surplus") == "cap_ratio"
    sums = [F(0)] * 4
    for work in facts["work"]:
        k, done = read(work["coefficient"]), read(work["completed"])
        inside = work["origin"] in ("planned", "passed_on")
        parts = [read(work["assigned"]) if inside else F(0), done, credit(done, work["quality_failures"], per_line),
                 credit(done, work["delays"], per_line)]
        sums = [total + k * part for total, part in zip(sums, parts)]
    leader = facts.get("leader")
    if sums[0] == 0 or (leader and not leader["subordinate_scores"]):
        return {"outcome": "missing"}
    abc = [part / sums[0] for part in sums[1:]]
    abc = [min(ratio, F(1)) for ratio in abc] if capped else abc
    half = {"full": F(1), "half": F(1, 2)}
    more = []
    if leader:
        more = [F(1) if all(read(s) >= 50 for s in leader["subordinate_scores"]) else F(1, 2),
                half[leader["organising"]], half[leader["unity"]]]
    ratio = sum(abc + more) / (6 if leader else 3)
    points, common = min(F(70), ratio * 70), sum(read(text) for text in facts["common"].values())
    names = ["a", "b", "c", "d", "dd", "e", "result_ratio", "result_points", "common_points", "total"]
    values = abc + (more or [None] * 3) + [ratio, points, common, points + common]
    return {"outcome": "decided", **{n: number(v) for n, v in zip(names, values)}, "level": level(points + common)}


def form_agrees(case, answer):
    facts, at = case
    if at is not None:
        error = answer.get("error", {})
        return error.get("at") == at and error.get("message") and error.get("suggestion")
    own = evaluated(facts)
    return all(answer.get(key) == value for key, value in own.items())


# ---- one body, one year

def agency(rng):
    size, groups = rng.randint(0, 60), rng.randint(1, 4)
    people = []
    for index in range(size):
        score = rng.choice([F(90), F(70), F(50), F(92), F(92), F(95), F(rng.randint(4000, 10000), 100)])
        scores = [decimal(rng, score)] * rng.randint(1, 12) if rng.random() < 0.6 else \
            [decimal(rng, F(rng.randint(8800, 9400), 100)) for _ in range(rng.randint(1, 12))]
        absence = rng.choice(["none"] * 6 + ["sick", "maternity", "unpaid"])
        triggers = ["ky_luat_cong_vu"] if rng.random() < 0.05 else []
        people.append({"id": f"p{index}", "group": f"nhóm {rng.randint(1, groups)}", "head": rng.random() < 0.05,
                       "scores": scores, "months_worked": rng.choice([0, 5, 6, 12, 12, 12]), "absence": absence,
                       "triggers": triggers})
    facts = {"year": rng.randint(2026, 2030), "agency": {"name": "UBND xã", "rank": rng.choice(ORDER)}, "people": people}
    if rng.random() < 0.9:
        facts["policy"] = {"htxs_base": rng.choice(BASES), "htxs_percent": rng.choice([20, 20, 25, 0, rng.randint(0, 25)])}
    return facts, None


def ranked(facts):
    policy = {"htxs_base": "ranked_htt", "htxs_percent": 20, **facts.get("policy", {})}
    percent, base, ceiling = policy["htxs_percent"], policy["htxs_base"], ORDER.index(facts["agency"]["rank"])
    people = {}
    for p in facts["people"]:
        mean = sum(map(read, p["scores"])) / len(p["scores"])
        rank = by_score = level(mean)
        insured, months = p["absence"] in ("sick", "maternity"), p["months_worked"]
        if (months == 0) if insured else (months < 6):
            rank = "khong_xep_loai"
        elif p["triggers"]:
            rank = "khong_hoan_thanh"
        elif p["head"]:
            rank = ORDER[min(ORDER.index(rank), ceiling)]
        people[p["id"]] = {"mean": mean, "by_score": by_score, "rank": rank, "group": p["group"]}
    best, good = "hoan_thanh_xuat_sac", "hoan_thanh_tot"
    limits = {}
    for scope in ["agency"] + sorted({p["group"] for p in people.values()}):
        inside = [p for p in people.values() if scope in ("agency", p["group"]) and p["rank"] != "khong_xep_loai"]
        n, total = sum(p["rank"] in (best, good) for p in inside), len(inside)
        most = {"ranked_htt": percent * n // (100 + percent), "htt_or_better": percent * n // 100,
                "all_ranked": percent * total // 100}
        limits[scope] = {"base": total if base == "all_ranked" else n, "limit": most.pop(base),
                         "candidates": sum(p["rank"] == best for p in inside), "other_readings": most}
    left, questions = {scope: limit["limit"] for scope, limit in limits.items()}, set()
    candidates = {key: p for key, p in people.items() if p["rank"] == best}
    for mean in sorted({p["mean"] for p in candidates.values()}, reverse=True):
        tied = {}
        for key, p in candidates.items():
            if p["mean"] == mean:
                if left["agency"] and left[p["group"]]:
                    tied.setdefault(p["group"], []).append(key)
                else:
                    people[key]["rank"] = good
        if sum(min(len(keys), left[g]) for g, keys in tied.items()) > left["agency"]:
            tied = {"agency": [key for keys in tied.values() for key in keys]}
        for scope, keys in tied.items():
            places = min(len(keys), left[scope])
            if len(keys) > places:
                questions.add((frozenset(keys), places))
                for key in keys:
                    people[key]["rank"] = None
            left[scope] -= places
            if scope != "agency":
                left["agency"] -= places
    return people, limits, questions


def agency_agrees(case, answer):
    people, limits, questions = ranked(case[0])
    said = {p["id"]: (p["mean"], p["by_score"], p["rank"]) for p in answer.get("people", [])}
    own = {key: (number(p["mean"]), p["by_score"], p["rank"]) for key, p in people.items()}
    scopes = {limit.pop("scope").removeprefix("group:"): limit for limit in answer.get("limits", [])}
    asked = {(frozenset(q["ids"]), q["places"]) for q in answer.get("questions", [])}
    outcome = "needs_judgement" if questions else "decided"
    return said == own and scopes == limits and asked == questions and answer.get("outcome") == outcome


# ---- asking the program

def compare(program, command, make, agrees, count, rng):
    done = 0
    while done < count:
        cases = [make(rng) for _ in range(min(2000, count - done))]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as file:
            file.writelines(json.dumps(facts, ensure_ascii=False) + "\n" for facts, _ in cases)
        ran = subprocess.run([program, "law", command, file.name, "--jsonl"], capture_output=True, text=True, check=False)
        os.unlink(file.name)
        answers = [json.loads(text) for text in ran.stdout.splitlines()]
        if len(answers) != len(cases):
            sys.exit(f"{len(cases)} records, {len(answers)} answers: {ran.stderr}")
        open_ones = any(a.get("outcome") in ("missing", "needs_judgement") for a in answers)
        expected = 2 if any("error" in a for a in answers) else 3 if open_ones else 0
        if ran.returncode != expected:
            sys.exit(f"exit status {ran.returncode}, not {expected}")
        for case, answer in zip(cases, answers):
            if not agrees(case, json.loads(json.dumps(answer))):
                own = evaluated(case[0]) if command == "evaluate" and case[1] is None else case[1] or ranked(case[0])
                sys.exit(f"differs: {json.dumps(case[0], ensure_ascii=False)}\nprogram: {answer}\nhere: {own}")
        done += len(cases)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("program")
    asked.add_argument("--forms", type=int, default=100_000)
    asked.add_argument("--agencies", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=335)
    asked = asked.parse_args()
    rng = random.Random(asked.seed)
    compare(asked.program, "evaluate", form, form_agrees, asked.forms, rng)
    compare(asked.program, "rank", agency, agency_agrees, asked.agencies, rng)
    print(f"{asked.forms} forms and {asked.agencies} agencies agree")


if __name__ == "__main__":
    main()
