#!/usr/bin/env python3
"""Write the table of makers of network cards; see README.md beside this file.

    vendors.py INDEX_JSON
"""
import hashlib, json, pathlib, struct, sys

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "generated"


def shown(entry):
    name = " ".join(entry.split("\n")[0].split())
    return name.title() if not any(c.islower() for c in name) else name


# Legal forms and words that tell nothing about who it is.
LEFT_OUT = set("""ab ag aktiengesellschaft bv co company corp corporation doo gmbh inc incorporated kg limited llc ltd
nv oy oyj plc pte pty pvt sa spa srl systems the""".split())


def short(name):
    words = ("".join(c for c in word if c.isalnum() or c in "-&") for word in name.split())
    kept = "".join(word for word in words if word != "&" and word.lower() not in LEFT_OUT)
    return (kept or name)[:8]


def main():
    source = pathlib.Path(sys.argv[1]).read_bytes()
    names = {prefix.upper(): shown(entry) for prefix, entry in json.loads(source).items()}
    names = {prefix: (name, short(name)) for prefix, name in names.items()}
    for line in (HERE / "overrides.tsv").read_text(encoding="utf8").splitlines():
        prefix, name, *word = line.split("\t")
        names[prefix] = (name, word[0] if word else short(name))
    # The length is one octet; no name comes near it.
    names = {prefix: name for prefix, name in names.items() if name[0] and len(name[0].encode()) < 256}

    text, places = bytearray(), {}
    for name in sorted(set(names.values())):
        places[name] = len(text)
        text += "".join(name).encode()
    OUT.mkdir(exist_ok=True)
    (OUT / "vendors.txt").write_bytes(text)
    for digits, file in ((6, "ma-l.bin"), (7, "ma-m.bin"), (9, "ma-s.bin")):
        rows = sorted((bytes.fromhex(p + "0" * (digits % 2)), n) for p, n in names.items() if len(p) == digits)
        out = bytearray()
        if digits == 6:
            at = 0
            for first in range(257):
                while at < len(rows) and rows[at][0][0] < first:
                    at += 1
                out += struct.pack("<H", at)
        for prefix, name in rows:
            out += prefix + places[name].to_bytes(3, "little") + bytes(len(part.encode()) for part in name)
        (OUT / file).write_bytes(out)
        print(file, len(rows), "entries,", len(out), "octets")
    (OUT / "SOURCE").write_text(f"oui-data index.json, sha256 {hashlib.sha256(source).hexdigest()}\n")
    print("vendors.txt", len(places), "names,", len(text), "octets")


main()
