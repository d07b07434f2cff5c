#!/usr/bin/env python3
"""Writes assorted.pcap again: frames made by hand, so that every type of field stands in one of them.

    capture.py > assorted.pcap
"""
import struct, sys

MAC_A, MAC_B = bytes.fromhex("020000000001"), bytes.fromhex("020000000002")
BROADCAST = b"\xff" * 6
V4_A, V4_B = bytes([192, 0, 2, 1]), bytes([198, 51, 100, 2])
V6_A = bytes.fromhex("20010db8000000000000000000000001")
V6_B = bytes.fromhex("fe800000000000000200000000000002")


def eth(kind, payload, src=MAC_A, dst=MAC_B):
    return dst + src + struct.pack(">H", kind) + payload


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def ip(proto, payload, src=V4_A, dst=V4_B, ttl=64, ident=1, tos=0):
    head = struct.pack(">BBHHHBBH", 0x45, tos, 20 + len(payload), ident, 0x4000, ttl, proto, 0) + src + dst
    return head[:10] + struct.pack(">H", checksum(head)) + head[12:] + payload


def ip6(proto, payload, src=V6_A, dst=V6_B, hops=255):
    return struct.pack(">IHBB", 0x60000000, len(payload), proto, hops) + src + dst + payload


def udp(sport, dport, payload):
    return struct.pack(">HHHH", sport, dport, 8 + len(payload), 0) + payload


def udp6(sport, dport, payload, src=V6_A, dst=V6_B):
    body = udp(sport, dport, payload)
    total = checksum(src + dst + struct.pack(">II", len(body), 17) + body)
    return body[:6] + struct.pack(">H", total) + body[8:]


def icmp6(kind, rest, src=V6_A, dst=V6_B):
    body = struct.pack(">BBH", kind, 0, 0) + rest
    pseudo = src + dst + struct.pack(">II", len(body), 58)
    return body[:2] + struct.pack(">H", checksum(pseudo + body)) + body[4:]


def tlv(tag, body):
    return bytes([tag, len(body)]) + body


def snmp(kind, oid, value):
    binding = tlv(0x30, tlv(6, oid) + value)
    pdu = tlv(kind, tlv(2, b"\x12\x34") + tlv(2, b"\0") + tlv(2, b"\0") + tlv(0x30, binding))
    return tlv(0x30, tlv(2, b"\0") + tlv(4, b"public") + pdu)


def name(text):
    return b"".join(bytes([len(l)]) + l.encode() for l in text.split(".")) + b"\0"


def dns(ident, flags, question, answers=b"", count=0):
    return struct.pack(">HHHHHH", ident, flags, 1, count, 0, 0) + question + answers


def dhcp(kind, options):
    head = struct.pack(">BBBBIHH", kind, 1, 6, 0, 0x1234abcd, 7, 0x8000) + bytes(4) + V4_B + bytes(8)
    return head + MAC_A + bytes(10) + bytes(192) + bytes.fromhex("63825363") + options + b"\xff"


def ntp(mode, stratum, ref):
    stamp = struct.pack(">II", 3_800_000_000, 0x80000000)
    return struct.pack(">BBbbII", 0x20 | mode, stratum, 6, -20, 0x1234, 0x5678) + ref + stamp * 4


def frames():
    yield eth(0x806, struct.pack(">HHBBH", 1, 0x800, 6, 4, 1) + MAC_A + V4_A + bytes(6) + V4_B, dst=BROADCAST)
    yield eth(0x806, struct.pack(">HHBBH", 1, 0x800, 6, 4, 2) + MAC_B + V4_B + MAC_A + V4_A, MAC_B, MAC_A)
    for seq, kind, ends in ((1, 8, (V4_A, V4_B)), (1, 0, (V4_B, V4_A)), (2, 8, (V4_A, V4_B))):
        body = struct.pack(">BBHHH", kind, 0, 0, 77, seq) + b"abcdefghijklmnop"
        body = body[:2] + struct.pack(">H", checksum(body)) + body[4:]
        yield eth(0x800, ip(1, body, *ends, ident=seq))
    question = name("example.com") + struct.pack(">HH", 109, 1)
    yield eth(0x800, ip(17, udp(40000, 53, dns(7, 0x100, question)), ttl=61))
    answer = b"\xc0\x0c" + struct.pack(">HHIH", 109, 1, 3600, 8) + bytes.fromhex("00005efffe005301")
    yield eth(0x800, ip(17, udp(53, 40000, dns(7, 0x8180, question, answer, 1)), V4_B, V4_A), MAC_B, MAC_A)
    question = name("Example.ORG") + struct.pack(">HH", 28, 1)
    yield eth(0x8100, struct.pack(">HH", 0x6064, 0x800) + ip(17, udp(40001, 53, dns(8, 0x100, question)), tos=0xb8))
    yield eth(0x800, ip(4, ip(17, udp(5000, 5001, b"inner payload"), bytes([10, 1, 1, 1]), bytes([10, 2, 2, 2]), ttl=9)))
    inner = ip(4, ip(17, udp(5000, 5003, b"deep deep deep"), bytes([172, 16, 0, 1]), bytes([172, 16, 0, 2]), ttl=3), bytes([10, 1, 1, 1]), ttl=8)
    yield eth(0x800, ip(4, inner, ttl=7))
    yield eth(0x800, ip(41, ip6(17, udp6(6000, 6001, b"six in four"))))
    yield eth(0x86dd, ip6(58, icmp6(128, struct.pack(">HH", 5, 1) + b"ping six")))
    yield eth(0x86dd, ip6(58, icmp6(135, bytes(4) + V6_B + b"\x01\x01" + MAC_A)))
    yield eth(0x86dd, ip6(17, udp6(546, 547, b"\x01\xab\xcd\xef" + struct.pack(">HHHH", 8, 2, 0, 10) [:6] + b"")))
    yield eth(0x800, ip(17, udp(40002, 161, snmp(0xa0, bytes.fromhex("2b06010201010500"), b"\x05\0"))))
    yield eth(0x800, ip(17, udp(161, 40002, snmp(0xa2, bytes.fromhex("2b06010201010300"), tlv(0x43, b"\x01\x02"))), V4_B, V4_A), MAC_B, MAC_A)
    yield eth(0x800, ip(17, udp(161, 40002, snmp(0xa2, bytes.fromhex("2b06010201010200"), tlv(6, bytes.fromhex("2b0601040182370101")))), V4_B, V4_A), MAC_B, MAC_A)
    yield eth(0x800, ip(17, udp(123, 123, ntp(3, 0, bytes(4)))))
    yield eth(0x800, ip(17, udp(123, 123, ntp(4, 2, V4_B)), V4_B, V4_A), MAC_B, MAC_A)
    uuid = bytes(range(16))
    options = tlv(53, b"\x01") + tlv(61, b"\0" + uuid[:6]) + tlv(97, b"\0" + uuid) + tlv(12, b"host-a") + tlv(2, struct.pack(">i", -3600))
    yield eth(0x800, ip(17, udp(68, 67, dhcp(1, options)), bytes(4), b"\xff" * 4), dst=BROADCAST)
    options = tlv(53, b"\x05") + tlv(54, V4_B) + tlv(51, struct.pack(">I", 86400)) + tlv(1, b"\xff\xff\xff\0") + tlv(3, V4_B) + tlv(6, V4_B + V4_A) + tlv(2, struct.pack(">i", 7200))
    yield eth(0x800, ip(17, udp(67, 68, dhcp(2, options)), V4_B, V4_A), MAC_B, MAC_A)
    bpdu = bytes.fromhex("424203" "0000" "00" "00" "01" "8000020000000001" "00000004" "8000020000000002" "8001" "0100" "1400" "0200" "0f00")
    yield (bytes.fromhex("0180c2000000") + MAC_A + struct.pack(">H", len(bpdu)) + bpdu).ljust(60, b"\0")
    hello = bytes.fromhex("fefe03" "83" "1b" "01" "00" "0f" "01" "00" "00" "01" "000000000001" "001e" "002b" "40" "00000000000200") + tlv(1, b"\x03\x49\x00\x01") + tlv(129, b"\xcc")
    hello = hello[:20] + struct.pack(">H", len(hello) - 3) + hello[22:]
    yield bytes.fromhex("0180c2000014") + MAC_A + struct.pack(">H", len(hello)) + hello
    sync = struct.pack(">BBHBBHqI", 0, 2, 44, 0, 0, 0x0200, -65536, 0) + bytes.fromhex("020000fffe000001") + struct.pack(">HHBb", 1, 9, 0, -3) + struct.pack(">HII", 1, 2, 3)
    yield eth(0x88f7, sync, dst=bytes.fromhex("011b19000000"))
    yield eth(0x800, ip(17, struct.pack(">HHHH", 20007, 20009, 13, 0xbeef) + b"wrong")).ljust(60, b"\0")
    yield eth(0x800, ip(6, struct.pack(">HHIIBBHHH", 1024, 80, 0xfffffff0, 0, 0x50, 2, 512, 0, 0)))
    yield eth(0x800, ip(6, struct.pack(">HHIIBBHHH", 80, 1024, 5, 0xfffffff1, 0x50, 0x12, 512, 0, 0), V4_B, V4_A), MAC_B, MAC_A)
    yield eth(0x800, ip(6, struct.pack(">HHIIBBHHH", 1024, 80, 0xfffffff1, 6, 0x50, 0x18, 512, 0, 0) + b"GET / HTTP/1.0\r\nHost: a.example\r\nUser-Agent: x\xc3\xa9\r\n\r\n"))
    yield eth(0x800, ip(6, struct.pack(">HHIIBBHHH", 80, 1024, 6, 0x26, 0x50, 0x18, 512, 0, 0) + b"HTTP/1.0 404 Not Found\r\nContent-Length: 5\r\n\r\nhello", V4_B, V4_A), MAC_B, MAC_A)
    yield eth(0x9000, b"\0\0\1\0") .ljust(60, b"\0")
    yield bytes.fromhex("ffffff")


out = sys.stdout.buffer
out.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1))
at = 1_593_867_600_000_000
for index, frame in enumerate(frames()):
    at += 1 + index * index * 12_345
    out.write(struct.pack("<IIII", at // 1_000_000, at % 1_000_000, len(frame), len(frame)) + frame)
