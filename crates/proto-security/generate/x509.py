#!/usr/bin/env python3
"""Writes src/generated/x509_fields.rs from x509_fields.tsv and x509_values.tsv.

The fields stand for the components of the ASN.1 modules of X.500, X.509, RFC 5280, RFC 6960 and their neighbours,
named module.component; `_element` marks those without a value of their own.
x509_fields.tsv: protocol, name, type, base, mask. x509_values.tsv: name, value, word.
"""
import subprocess, pathlib, re
here = pathlib.Path(__file__).parent
out = here.parent / "src" / "generated" / "x509_fields.rs"
KINDS = {"NONE": "None", "BOOLEAN": "Boolean", "BYTES": "Bytes", "OID": "Oid", "REL_OID": "RelOid", "STRING": "String", "INT32": "Int32",
         "INT64": "Int64", "UINT8": "Uint8", "UINT16": "Uint16", "UINT32": "Uint32", "UINT64": "Uint64", "ABSOLUTE_TIME": "AbsoluteTime",
         "GUID": "Guid", "IPv4": "Ipv4", "IPv6": "Ipv6", "FRAMENUM": "Framenum", "DOUBLE": "Double"}
SHOWS = {"BASE_DEC": "Dec", "BASE_HEX": "Hex"}
MODULES = {"ber": "Ber", "logotypecertextn": "Logotype", "ns_cert_exts": "Netscape", "ocsp": "Ocsp", "pkcs-1": "Pkcs1",
           "pkix1explicit": "PkixExplicit", "pkix1implicit": "PkixImplicit", "x509af": "Af", "x509ce": "Ce", "x509if": "If", "x509sat": "Sat"}

def ident(name):
    last = name.split(".", 1)[1] if not name.startswith("ns.cert.exts") else name[len("ns.cert.exts."):]
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", last).replace(".", "_").replace("-", "_").upper()
    snake = snake.replace("_ELEMENT", "")
    if snake[0].isdigit(): snake = "N" + snake
    return snake + ("_TYPE" if last[0].isupper() and "." not in last else "")

values = {}
for line in (here / "x509_values.tsv").read_text().splitlines():
    name, value, word = line.split("\t")
    values.setdefault(name, {}).setdefault(int(value, 0), word)

text = "//! Made by generate/x509.py; the components of certificates and their neighbours; do not edit.\n\n"
text += "use dissect::{FieldDef, FieldType, Labels, Show};\n\nuse crate::x509::schema::{F, Module};\n\n"
text += """const fn row(
    filter: &'static str,
    label: &'static str,
    kind: FieldType,
    show: Show,
    mask: u64,
    labels: Labels,
) -> FieldDef {
    let width = if mask != 0 || matches!(kind, FieldType::Boolean) { 8 } else { 0 };
    FieldDef { filter, label, kind, show, mask, width, parent: None, labels, doc: "" }
}
"""
rows = [line.split("\t") for line in (here / "x509_fields.tsv").read_text().splitlines()]
for proto, variant in MODULES.items():
    seen, consts, defs = {}, "", ""
    for i, (_, name, kind, base, mask) in enumerate(r for r in rows if r[0] == proto):
        n = ident(name)
        if n in seen: n = n + "_ELEMENT" if name.endswith("_element") else n + "_2"
        while n in seen: n += "X"
        seen[n] = 1
        label = re.sub(r"_element$", "", name.split(".")[-1]).replace("_", "-")
        table = values.get(name) if "INT" in kind else None
        if table and len(table) > 1 or table:
            t = f"Labels::Values(&[{', '.join(f'({v}, {chr(34)}{w}{chr(34)})' for v, w in sorted(table.items()))}])"
        else:
            t = "Labels::None"
        show = "Flag" if kind == "BOOLEAN" else SHOWS.get(base, "Utc" if kind == "ABSOLUTE_TIME" else "None")
        m = int(mask, 0) if mask else 0
        consts += f"    pub(crate) const {n}: F = F(Module::{variant}, {i});\n"
        defs += f'        row("{name}", "{label}", FieldType::{KINDS[kind]}, Show::{show}, {m:#x}, {t}),\n'
    doc = f"    //! {proto}\n\n    use super::*;\n\n"
    module = {"If": "inf", "Af": "af", "Ce": "ce", "Sat": "sat", "PkixExplicit": "pkix_explicit", "PkixImplicit": "pkix_implicit"}.get(variant, variant.lower())
    text += f"\n#[rustfmt::skip]\n#[allow(dead_code)]\npub(crate) mod {module} {{\n{doc}{consts}\n    pub(crate) static FIELDS: &[FieldDef] = &[\n{defs}    ];\n}}\n"
out.write_text(text)
subprocess.run(["rustfmt", "--edition", "2024", "--config-path", str(here.parents[2]), str(out)], check=True)
