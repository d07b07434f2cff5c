#!/usr/bin/env python3
"""The corpus of display filters: writes it, and puts it beside the reference.

    filters.py generate          writes generated.txt: filters made of the fields and values in the captures
    filters.py expect [FILE...]  asks the installed tshark again, and writes the verdicts into the corpus

A line of the corpus: the capture, what the reference says (frames such as 1-3,7, `none`, or `refused`), the filter; tabs
between. Where requin differs on purpose, its own verdict follows the reference's after ` ours:`, then ` by ` and the
`where` of the row in tests/differences.toml.
"""
import concurrent.futures, os, random, re, subprocess, sys, xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "../../../..")
CAPTURES = {
    "assorted": os.path.join(HERE, "assorted.pcap"),
    **{name: os.path.join(ROOT, "examples", name + ".pcap") for name in ("dns", "http", "mail", "tls")},
}


def ranges(numbers):
    """1 2 3 7 as 1-3,7."""
    out = []
    for n in numbers:
        if out and out[-1][1] == n - 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in out) or "none"


def verdict(capture, text):
    done = subprocess.run(
        ["tshark", "-n", "-r", CAPTURES[capture], "-T", "fields", "-e", "frame.number", "-Y", text],
        capture_output=True, env={**os.environ, "TZ": "UTC"})
    if done.returncode == 2:
        return "refused"
    if done.returncode:
        return f"failed with {done.returncode}"
    return ranges([int(n) for n in done.stdout.split()])


def expect(path):
    with open(path) as file:
        lines = file.read().splitlines()

    def line(old):
        if not old or old.startswith("#"):
            return old
        capture, says, text = old.split("\t", 2)
        note = says[says.index(" ours:"):] if " ours:" in says else ""
        return f"{capture}\t{verdict(capture, text)}{note}\t{text}"

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        new = list(pool.map(line, lines))
    with open(path, "w") as file:
        file.write("\n".join(new) + "\n")


# ---- generation -----------------------------------------------------------------------------

def types():
    out = subprocess.run(["tshark", "-G", "fields"], capture_output=True).stdout.decode("utf8", "replace")
    kinds = {}
    for row in out.splitlines():
        part = row.split("\t")
        if part[0] == "P":
            kinds[part[2]] = "PROTOCOL"
        elif part[0] == "F":
            kinds.setdefault(part[2], part[3][3:])
    return kinds


def values(capture):
    """Fields of a capture with the values shown for them, and their octets."""
    out = subprocess.run(["tshark", "-n", "-r", CAPTURES[capture], "-T", "pdml"], capture_output=True,
                         env={**os.environ, "TZ": "UTC"}).stdout
    found = {}
    for node in ET.fromstring(out).iter():
        name = node.get("name")
        if node.tag in ("proto", "field") and name and name != "fake-field-wrapper":
            entry = (node.get("show") or "", node.get("value") or "", node.get("showname") or "")
            seen = found.setdefault(name, [])
            if entry not in seen and len(seen) < 4:
                seen.append(entry)
    return found


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def pairs(octets, mark=":"):
    return mark.join(octets[i:i + 2] for i in range(0, len(octets), 2))


NUMBERS = {"CHAR", "UINT8", "UINT16", "UINT24", "UINT32", "UINT40", "UINT48", "UINT56", "UINT64", "INT8", "INT16",
           "INT24", "INT32", "INT64", "FRAMENUM"}
TEXTS = {"STRING", "STRINGZ", "UINT_STRING", "STRINGZPAD", "STRINGZTRUNC"}
OCTETS = {"BYTES", "UINT_BYTES", "ETHER", "OID", "REL_OID", "SYSTEM_ID", "GUID"}


def filters(rng, name, kind, seen, others):
    """Filters about one field, by its type."""
    show, octets, words = rng.choice(seen)
    other = rng.choice(others)
    yield name
    yield f"!{name}"
    yield f"not {name} and frame.number < 20"
    yield f"count({name}) {rng.choice(['== 1', '> 1', '!= 2', '>= 2'])}"
    yield f"len({name}) {rng.choice(['>', '==', '<='])} {rng.choice([0, 1, 2, 4, 8, 20])}"
    yield f"{name}#1"
    yield f"{name}#[{rng.choice(['1-2', '2:', '-1', ':3', '2', '1,3'])}]"
    yield f"{name} {rng.choice(['==', '<', 'contains', '&'])} {other}"
    if kind == "PROTOCOL":
        some = octets or "00"
        yield f"{name}[0:2] == {pairs(some[:4].ljust(4, '0'))}"
        yield f"{name} contains {pairs(some[2:8] or '00')}"
        yield f"{name}[{rng.randrange(6)}] == {some[:2]}"
        yield f'{name} matches "{rng.choice(["e", "[0-9]{2}", "^.", "host", "a.*b"])}"'
        yield f"{name} or {other}"
        yield f"{name}[-2:]"
        yield f"{name} > 00:01"
    elif kind in NUMBERS:
        yield f"{name} {rng.choice(['==', '!=', '===', '!==', '~=', 'eq', 'ne'])} {show}"
        yield f"{name} {rng.choice(['<', '<=', '>', '>=', 'lt', 'ge'])} {show}"
        yield f"{rng.choice(['any', 'all'])} {name} {rng.choice(['==', '!=', '>='])} {show}"
        yield f"{name} {rng.choice(['in', 'not in'])} {{{show}, 1, 5..9}}"
        yield f"{name} in {{0..{show}}}"
        yield f"{name} & {rng.choice([1, 2, 0x80])}"
        yield f"{name} {rng.choice('+-*/%')} {rng.choice([1, 2, 3, 0])} {rng.choice(['==', '>', '<'])} {rng.choice([0, 1, 6, show])}"
        yield f"{name} == {rng.choice(['-1', '0x10', '0b11', '017', 256, 65536, 'abc', '1.5', quote(show)])}"
        yield f"string({name}) == {quote(show)}"
        yield f"-{name} < 0"
        yield f"max({name}) == {show}"
        yield f"{name}[0]"
        text = re.match(r".*: (.*) \((0x)?[0-9a-f]+\)$", words)
        if text:
            yield f"{name} == {quote(text[1])}"
    elif kind == "BOOLEAN":
        yield f"{name} == {rng.choice(['1', '0', 'True', 'False', 'TRUE', 'true', quote('Set'), 'Set', 2])}"
        yield f"{name} != {rng.choice(['1', '0'])}"
        yield f"{name} {rng.choice(['<', '>'])} 0"
        yield f"{name} in {{1}}"
        yield f"{name} & 1"
        yield f"all {name} == 1"
    elif kind in TEXTS:
        piece = show[1:4] or "a"
        yield f"{name} {rng.choice(['==', '!=', '===', '>', '<='])} {quote(show)}"
        yield f"{name} contains {quote(piece)}"
        yield f"{name} matches {quote(re.escape(piece.lower()).replace('/', '.'))}"
        yield f"upper({name}) contains {quote(piece.upper())}"
        yield f"lower({name}) == {quote(show.lower())}"
        yield f"{name}[0:2] == {quote(show[:2])}"
        yield f"{name}[-1] == {quote(show[-1:])}"
        yield f"{name} in {{{quote(show)}, \"zz\"}}"
        yield f"{name} in {{\"a\"..\"m\"}}"
        yield f"len({name}) == {len(show)}"
        yield f"{name} == {rng.choice(['abc', '5', '10.0.0.1', chr(39) + 'a' + chr(39)])}"
    elif kind in OCTETS:
        form = show if re.fullmatch(r"[\w:.-]+", show) else pairs(octets)
        yield f"{name} {rng.choice(['==', '!=', '>', '<='])} {form}"
        yield f"{name} contains {pairs(octets[:4] or '00')}"
        yield f"{name}[0:2] == {pairs(octets[:4].ljust(4, '0'))}"
        yield f"{name} in {{{form}}}"
        yield f"{name}[{rng.choice(['0', '1:2', '-1', '0-1', ':3', '2:'])}] {rng.choice(['==', '!=', '>'])} {rng.choice(['00', '01', 'ff', '5', '0x41'])}"
        yield f"{name} == {rng.choice([pairs(octets, '-'), octets, pairs(octets, '.'), quote(show), '1'])}"
        yield f"string({name}) contains {quote(show[:2])}"
        yield f"{name} matches \"^.\""
        yield f"{name}[0] & 1"
    elif kind in ("IPv4", "IPv6"):
        most = 32 if kind == "IPv4" else 128
        yield f"{name} {rng.choice(['==', '!=', '===', '!=='])} {show}"
        yield f"{name} == {show}/{rng.choice([8, 16, 24, most, 0, most + 1])}"
        yield f"{name} {rng.choice(['<', '>='])} {show}"
        yield f"{name} in {{{show}, {show}/8}}"
        yield f"{name}[0:2] == {pairs(octets[:4].ljust(4, '0'))}"
        yield f"string({name}) matches {quote(show[:2])}"
        yield f"any {name} == {show} and not all {name} == {show}"
        yield f"{name} == {quote(show)}"
    elif kind == "ABSOLUTE_TIME":
        stamp = rng.choice(["2020-07-04 13:00:30", "2020-07-04", "2020-07-04T13:00:00Z", "2020-07-04T15:00:30.5+02:00",
                            "Jul  4, 2020 13:01:00", "Jul 4, 2020 13:00:00.000001", "2020-13-01", "yesterday",
                            "2020-07-04 13", "2020-07-04 13:01", "2020-07-04 13:00:30 UTC"])
        yield f"{name} {rng.choice(['<', '>', '==', '!=', '>='])} {quote(stamp)}"
        yield f"{name} > 2020-07-04"
        yield f"{name} + 1"
    elif kind == "RELATIVE_TIME":
        yield f"{name} {rng.choice(['<', '>', '==', '!=', '>='])} {rng.choice([show, '0', '1.5', '0.000000001', '-1', '1s'])}"
        yield f"{name} {rng.choice('+-')} 1 > 1"
        yield f"abs({name}) > 0.1"
        yield f"-{name} < 0"
    elif kind in ("FLOAT", "DOUBLE"):
        yield f"{name} {rng.choice(['<', '>', '==', '!='])} {rng.choice([show, '0', '1.5', '1e3', '-2'])}"
        yield f"{name} * 2 > {show}"
    elif kind == "EUI64":
        yield f"{name} == {show}"
        yield f"{name} > 1"
    elif kind == "NONE":
        yield f"{name} == 1"
        yield f"{name} contains \"a\""


def generate(wanted=1700):
    kinds, rng, made = types(), random.Random(4), []
    for capture in CAPTURES:
        found = {n: v for n, v in values(capture).items() if n in kinds}
        names = sorted(found)
        others = [n for n in names if kinds[n] != "NONE"]
        for name in names:
            candidates = [f for f in filters(rng, name, kinds[name], found[name], others) if "\n" not in f and "\r" not in f and "\t" not in f]
            made.append((capture, candidates))
    lines, seen = [], set()
    per_field = 1
    while len(lines) < wanted and per_field < 20:
        for capture, candidates in made:
            rng.shuffle(candidates)
            for text in candidates[:per_field]:
                if (capture, text) not in seen and len(lines) < wanted:
                    seen.add((capture, text))
                    lines.append(f"{capture}\t?\t{text}")
        per_field += 1
    lines.sort()
    path = os.path.join(HERE, "generated.txt")
    with open(path, "w") as file:
        file.write("# Written by `filters.py generate` and `filters.py expect`.\n" + "\n".join(lines) + "\n")
    expect(path)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["generate"]:
            generate()
        case ["expect", *files]:
            for file in files or [os.path.join(HERE, f) for f in sorted(os.listdir(HERE)) if f.endswith(".txt")]:
                expect(file)
        case _:
            sys.exit(__doc__)
