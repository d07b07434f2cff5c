"""Writes src/generated/services.{bin,txt} from the IANA registry of service names and port numbers.

    python3 ports.py service-names-port-numbers.json index.json

README.md says where the two files come from. `ports.tsv` holds what is added, changed or (`-`) left out.
"""

import json
import pathlib
import struct
import sys

HERE = pathlib.Path(__file__).parent
BITS = {"tcp": 1, "udp": 2, "sctp": 4, "dccp": 8}


def numbers(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def registry(path):
    names = {}
    for entry in json.load(open(path)):
        name, ports, transport = (entry.get(k) for k in ("ServiceName", "PortNumber", "TransportProtocol"))
        if name and ports and transport in BITS:
            for port in numbers(ports):
                names.setdefault((port, transport), name)
    return names


def later(path):
    for key, (name, *_) in json.load(open(path)).items():
        port, transport = key.split("/")
        if name and transport in BITS:
            yield (int(port), transport), name


def main(first, second):
    names = registry(first)
    for key, name in later(second):
        names.setdefault(key, name)
    for line in open(HERE / "ports.tsv"):
        if not line.startswith("#") and line.strip():
            ports, transport, name = line.rstrip("\n").split("\t")
            for port in numbers(ports):
                names[port, transport] = name
    rows = {}
    for (port, transport), name in names.items():
        if name != "-":
            rows[port, name] = rows.get((port, name), 0) | BITS[transport]
    text, places, out = "", {}, b""
    for (port, name), bits in sorted(rows.items()):
        if name not in places:
            places[name] = len(text)
            text += name
        place = struct.pack("<I", places[name])[:3]
        out += struct.pack("<HBB", port, bits, len(name)) + place
    generated = HERE.parent / "src/generated"
    (generated / "services.bin").write_bytes(out)
    (generated / "services.txt").write_text(text)


main(*sys.argv[1:])
