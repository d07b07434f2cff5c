#!/usr/bin/env python3
"""Fresh display filters by chance, put beside the reference.

    differ.py FOLDER SEED COUNT CAPTURE...

FOLDER is where cargo put the programs `filters` (of crates/bench) and `requin`. Fields that the two know by other types or
other words are a matter of their dissectors and left out. The filters are made of the fields and values in the captures, valid ones
and wrong ones. sharkd is asked for all of them; where it differs, tshark decides, which reads the capture once as we do.
Prints each difference: the capture, what the reference and what requin says, the filter. Exit status 1 if there is one.
"""
import json, os, random, re, subprocess, sys
import filters as corpus

# What a second reading of the capture knows more of, and rows of tests/differences.toml.
SKIPPED = re.compile(r"time_delta_displayed|^x509|frame\.coloring|_ws\.col|frame\.file_off")


def octets(rng, value):
    pairs = [value[i:i + 2] for i in range(0, len(value) // 2 * 2, 2)] or ["00"]
    start = rng.randrange(len(pairs))
    some = pairs[start:start + rng.randrange(1, 7)]
    return ":".join(some) if len(some) > 1 else ":" + some[0]


def literal(rng, field):
    """A value: mostly one that a field has, in one of the forms of its type, at times any."""
    name, kind, seen = field
    show, value, words = rng.choice(seen)
    any_form = ["0", "1", "-1", "80", "0x50", "0120", "0b11", "1.5", "'a'", "'\\x41'", '"a"', "a", "10.0.0.1", "10.0.0.0/8",
                "::1", "2001:db8::/32", "00:11:22:33:44:55", "aa:bb", ":aa", "True", "FALSE", "GET", '"GET"', "4294967296", "tcp",
                '"2020-07-04"', "1e3", '""', 'r"\\d"', "18446744073709551615", "0xff", "255", "65535", "65536", "ip.ttl"]
    if rng.random() < 0.15:
        return rng.choice(any_form)
    if kind in corpus.NUMBERS or kind == "BOOLEAN":
        forms = [show, show]
        if re.fullmatch(r"-?\d+", show) and abs(int(show)) < 1 << 64:
            n = int(show)
            forms += [hex(n), str(n + 1), str(n - 1), f"0{n:o}" if n > 0 else "0", bin(n) if n >= 0 else str(n)]
        text = re.match(r".*: (.*) \((0x)?[0-9a-f]+\)$", words)
        if text:
            forms.append(corpus.quote(text[1]))
        return rng.choice(forms)
    if kind in corpus.TEXTS:
        cut = sorted(rng.randrange(len(show) + 1) for _ in range(2))
        return rng.choice([corpus.quote(show), corpus.quote(show[cut[0]:cut[1]]), corpus.quote(show.swapcase())])
    if kind in ("IPv4", "IPv6"):
        return rng.choice([show, show, f"{show}/{rng.choice([0, 1, 8, 15, 24, 31, 32, 33, 64, 127, 128])}"])
    if kind in corpus.OCTETS or kind == "PROTOCOL":
        # One pair of letters could be the name of a protocol.
        show = ":" + show if re.fullmatch("[a-z]+", show) else show
        return rng.choice([show if re.fullmatch(r"[\w:.-]+", show) else octets(rng, value), octets(rng, value), corpus.pairs(value) or "00",
                           octets(rng, value).replace(":", rng.choice("-.")), corpus.quote("GET")])
    if kind == "RELATIVE_TIME":
        return rng.choice([show, "0", "0.5", "1", "-1", show[:6]])
    if kind == "ABSOLUTE_TIME":
        return rng.choice(['"2020-07-04 13:00:30"', '"2020-07-04T13:00:30Z"', '"2012-01-01"', '"Jul  4, 2020 13:00:30"', corpus.quote(show),
                           '"2020-07-04 13:00:30.25+0130"', "2020-07-04"])
    return rng.choice([show or "0", "1"])


PLACES = ["0", "1", "0:2", "1:1", "2:4", "-1", "-2:", ":3", "0-1", "1-3", "3:", "-3:2", "0,2", "0:1,2:1", "60", "-4--2", ":", "1-0", "0:0", "-1-1"]


def place(rng):
    return f"[{rng.choice(PLACES)}]"


def term(rng, fields, depth=0):
    """A field, perhaps with a slice, a layer, in a function or a calculation."""
    field = rng.choice(fields)
    name, kind, _ = field
    dice = rng.random()
    if dice < 0.5:
        return name, field
    if dice < 0.62:
        inner = name
        if rng.random() < 0.2:
            inner += f"#{rng.choice(['1', '2', '[-1]', '[1-2]'])}"
        return inner + place(rng) + (place(rng) if rng.random() < 0.15 else ""), ("", "BYTES", field[2])
    if dice < 0.70:
        return f"{name}#{rng.choice(['1', '2', '3', '[1]', '[-1]', '[1-2]', '[1,2]', '[2:]', '[:2]', '[-2]', '[1:1]'])}", field
    if dice < 0.84:
        function = rng.choice(["upper", "lower", "len", "count", "string", "max", "min", "abs"])
        many = f"{name}, {rng.choice(fields)[0]}" if rng.random() < 0.2 else name
        result = {"len": "UINT32", "count": "UINT32", "string": "STRING"}.get(function, kind)
        shown = [(str(rng.choice([0, 1, 2, 4, 6, 8, 20, 40])), "", "")] if result == "UINT32" and kind != "UINT32" else field[2]
        return f"{function}({many})", ("", result, shown)
    if depth < 2:
        left, field = term(rng, fields, depth + 1)
        right = literal(rng, field) if rng.random() < 0.7 else term(rng, fields, depth + 1)[0]
        text = f"{left} {rng.choice(['+', '-', '*', '/', '%', '&', '&'])} {right}"
        return ("{" + text + "}" if rng.random() < 0.5 else text), field
    return f"-{name}", field


def test(rng, fields, depth=0):
    dice = rng.random()
    if depth < 3 and dice < 0.2:
        return f"{test(rng, fields, depth + 1)} {rng.choice(['and', 'or', '&&', '||'])} {test(rng, fields, depth + 1)}"
    if depth < 3 and dice < 0.28:
        return f"{rng.choice(['not ', '!', '! '])}{test(rng, fields, depth + 1)}"
    if depth < 3 and dice < 0.33:
        return f"({test(rng, fields, depth + 1)})"
    left, field = term(rng, fields)
    if dice < 0.42:
        return left
    every = rng.choice(["", "", "", "", "any ", "all "])
    if dice < 0.54:
        values = [literal(rng, field) if rng.random() < 0.7 else f"{literal(rng, field)}{rng.choice(['..', ' .. '])}{literal(rng, field)}"
                  for _ in range(rng.randrange(1, 4))]
        return f"{every}{left} {rng.choice(['in', 'in', 'not in'])} {{{', '.join(values)}}}"
    if dice < 0.60:
        pattern = rng.choice(["^.", "[0-9]+", "a|e", "(?i)get", "\\\\.", "\\\\x00", "o.*o", "[[:alpha:]]{2}", "^\\\\w+$", "(?-i)GET", "x*$", "[^a]b"])
        return f'{every}{left} matches "{pattern}"'
    sign = rng.choice(["==", "!=", "===", "!==", "~=", "<", ">", "<=", ">=", "eq", "ne", "lt", "gt", "le", "ge", "contains", "contains",
                       "any_eq", "all_eq", "any_ne", "all_ne"])
    right = term(rng, fields)[0] if rng.random() < 0.15 else literal(rng, field)
    chain = f" {rng.choice(['<', '==', '<='])} {literal(rng, field)}" if rng.random() < 0.04 else ""
    return f"{every}{left} {sign} {right}{chain}"


def table(program):
    """Fields that have a type and words for values, as `-G` tells them."""
    told = {}
    for report in ("fields", "values"):
        out = subprocess.run([*program, "-G", report], capture_output=True).stdout.decode("utf8", "replace")
        for row in out.splitlines():
            part = row.split("\t")
            if part[0] == "P":
                told[part[2], "FT_PROTOCOL"] = 1
            elif part[0] == "F":
                told[part[2], part[3]] = 1
            elif part[0] in "VRT":
                told.setdefault((part[1], "words"), set()).add(tuple(w.lower() for w in part[2:5]))
    return told


def alike(folder):
    """Names of fields of which both programs know the same."""
    theirs, mine = table(["tshark"]), table([os.path.join(folder, "requin"), "tshark"])
    other = {name for (name, what) in set(theirs) | set(mine) if theirs.get((name, what)) != mine.get((name, what))}
    return {name for name, _ in theirs} - other


def reference(capture, texts):
    asks = [{"jsonrpc": "2.0", "id": 0, "method": "load", "params": {"file": os.path.abspath(capture)}}]
    asks += [{"jsonrpc": "2.0", "id": n + 1, "method": "frames", "params": {"filter": text}} for n, text in enumerate(texts)]
    out = subprocess.run(["sharkd", "-"], input="".join(json.dumps(a) + "\n" for a in asks).encode(), capture_output=True,
                         env={**os.environ, "TZ": "UTC"}).stdout.decode("utf8", "replace")
    says = {}
    for line in out.splitlines():
        if line.startswith("{"):
            answer = json.loads(line)
            says[answer.get("id")] = "refused" if "error" in answer else corpus.ranges([f["num"] for f in answer["result"]])
    return [says.get(n + 1, "no answer") for n in range(len(texts))]


def ours(program, capture, texts):
    out = subprocess.run([program, capture], input="\n".join(texts).encode() + b"\n", capture_output=True,
                         env={**os.environ, "TZ": "UTC"}).stdout.decode("utf8", "replace")
    rows = [line.split("\t") for line in out.split("\n") if line]
    return [corpus.ranges([int(n) for n in row[1].split()]) if row[0] == "ok" else "refused" for row in rows]


def main(folder, seed, count, captures):
    program, same = os.path.join(folder, "filters"), alike(folder)
    rng, kinds = random.Random(int(seed)), corpus.types()
    total = wrong = refused = 0
    for capture in captures:
        corpus.CAPTURES[capture] = capture
        found = [(n, kinds[n], v) for n, v in corpus.values(capture).items() if n in kinds and n in same and not SKIPPED.search(n)]
        texts = []
        while found and len(texts) < int(count) // len(captures):
            text = test(rng, found)
            if not re.search(r"[\n\r\t\x00]", text):
                texts.append(text)
        theirs, mine = reference(capture, texts), ours(program, capture, texts)
        total += len(texts)
        refused += sum(says == "refused" for says in theirs)
        for text, says, found_here in zip(texts, theirs, mine, strict=True):
            if says != found_here:
                says = corpus.verdict(capture, text)
            if says != found_here and not says.startswith("failed"):
                wrong += 1
                print(f"{capture}\t{says}\t{found_here}\t{text}", flush=True)
    print(f"{total} filters, {refused} refused by the reference, {wrong} differ", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]))
