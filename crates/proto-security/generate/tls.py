#!/usr/bin/env python3
"""Writes src/generated/{tls_fields,dtls_fields,tls_values}.rs from fields.tsv and values.tsv.

fields.tsv: who has the field (both, tls, dtls), name without the protocol, type, base, table of values.
Fields of both stand first and in one order, so that a handle of one table names the same field in the other.
values.tsv: table, first value, last value, name; after IANA's registries "TLS Parameters", "TLS ExtensionType
Values", "QUIC" and what older drafts used.
"""
import subprocess, pathlib, collections
here = pathlib.Path(__file__).parent
out = here.parent / "src" / "generated"
TYPES = {"BOOLEAN": "bool", "BYTES": "Bytes", "FRAMENUM": "FrameNum", "IPv4": "Ipv4", "IPv6": "Ipv6", "NONE": "Empty",
         "OID": "Oid", "STRING": "Text", "UINT8": "u8", "UINT16": "u16", "UINT24": "U24", "UINT32": "u32", "UINT64": "u64",
         "ABSOLUTE_TIME": "AbsTime"}
SHOWS = {"BASE_DEC": "Dec", "BASE_HEX": "Hex", "BASE_CUSTOM": "Custom", "0": "Flag"}
HEAD = "//! Made by generate/tls.py; do not edit.\n\n"

def ident(name):
    n = name.removeprefix("handshake.").replace("extensions_", "ext_").replace("extensions.", "ext_").replace("extension.", "ext_")
    n = n.replace("compress_certificate.", "compress_").replace("quic.parameter.", "quic_")
    return n.replace(".", "_").replace("lengt_old", "length_old").upper()

# Labels that scripts read as the name of a field without value.
NAMED = {"change_cipher_spec": "Change Cipher Spec Message", "handshake.extensions_alpn_list": "ALPN Protocol"}

def label(name):
    if name in NAMED: return NAMED[name]
    words = [w for w in name.replace("handshake.", "").replace("quic.parameter.", "").replace("_", ".").split(".") if w]
    fix = {"len": "length", "str": "name", "alg": "algorithm", "algs": "algorithms", "sig": "signature", "ext": "extension",
           "desc": "description", "comp": "compression", "ciphersuite": "cipher suite", "ciphersuites": "cipher suites", "npn": "NPN",
           "alpn": "ALPN", "psk": "PSK", "ke": "key exchange", "ja3": "JA3", "ja3s": "JA3S", "epms": "encrypted premaster secret",
           "cert": "certificate", "certs": "certificates", "app": "application", "proto": "protocol", "sct": "SCT", "scts": "SCT list",
           "reneg": "renegotiation", "exts": "extensions", "ec": "EC", "md5": "MD5", "sha": "SHA-1", "url": "URL", "id": "ID",
           "ids": "IDs", "dname": "distinguished name", "dnames": "distinguished names", "srp": "SRP", "quic": "QUIC", "mki": "MKI",
           "alps": "ALPS", "logid": "log ID", "vrfy": "verify", "cred": "delegated credential", "esni": "encrypted SNI"}
    keep = words[1:] if len(words) > 1 and words[0] in ("extensions", "extension", "sct", "record", "esni") else words
    text = " ".join(fix.get(w, w) for w in keep)
    return text[0].upper() + text[1:]

values = collections.OrderedDict()
for line in (here / "values.tsv").read_text().splitlines():
    table, lo, hi, name = line.split("\t")
    values.setdefault(table, []).append((int(lo), int(hi), name))

def fields(prefix, who):
    rows = [line.split("\t") for line in (here / "fields.tsv").read_text().splitlines()]
    rows = [r for r in rows if r[0] in ("both", who)]
    seen, text = {}, ""
    for _, name, kind, base, table in rows:
        i = ident(name)
        if i in seen: i = name.replace(".", "_").upper()
        assert i not in seen, name
        seen[i] = 1
        show = SHOWS.get(base, "None")
        if kind == "BOOLEAN": show = "Flag"
        if kind == "ABSOLUTE_TIME": show = "Local" if "random" in name else "Utc"
        text += f'    {i}: {TYPES[kind]} = "{prefix}.{name}", "{label(name)}", {show}{", " + table + "_NAMES" if table else ""};\n'
    return (HEAD.replace("do not", f"the fields of {prefix}; do not") + "use super::tls_values::*;\nuse dissect::prelude::*;\n\nfields! {\n" + text + "}\n")

(out / "tls_fields.rs").write_text(fields("tls", "tls"))
(out / "dtls_fields.rs").write_text(fields("dtls", "dtls"))
text = HEAD + "use dissect::Labels;\nuse dissect::prelude::*;\n"
for table, rows in values.items():
    rows = sorted(set(rows))
    q = lambda s: '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'
    first = {}
    for lo, hi, n in rows: first.setdefault(lo, (lo, hi, n))
    rows = list(first.values())
    if all(lo == hi for lo, hi, _ in rows):
        text += f"\nvalues! {{ pub(crate) {table}_NAMES {{\n" + "".join(f"    {lo} {q(n)},\n" for lo, hi, n in rows) + "} }\n"
    else:
        text += f"\npub(crate) const {table}_NAMES: Labels = Labels::Ranges(&[\n" + "".join(f"    ({lo}, {hi}, {q(n)}),\n" for lo, hi, n in rows) + "]);\n"
(out / "tls_values.rs").write_text(text)
subprocess.run(["rustfmt", "--edition", "2024", "--config-path", str(here.parents[2]), *map(str, out.glob("*_*.rs"))], check=True)
