"""What programs do with pyshark, run on one tshark and printed as text.

    pyshark_calls.py TSHARK EXAMPLES-FOLDER

Run on the reference and on requin, the two outputs must be equal.
"""

import os
import subprocess
import sys

import pyshark
from pyshark.capture.pipe_capture import PipeCapture
from pyshark.tshark.output_parser import tshark_xml

TSHARK, EXAMPLES = sys.argv[1], sys.argv[2]


def example(name):
    return os.path.join(EXAMPLES, name)


def say(*words):
    print(*words, flush=True)


def show_packet(packet):
    """Everything that pyshark tells of a packet."""
    say("packet", packet.number, packet.length, packet.captured_length, packet.highest_layer,
        packet.transport_layer, packet.sniff_timestamp)
    for layer in packet.layers:
        say(" layer", layer.layer_name)
        try:
            names = sorted(layer.field_names)
        except TypeError:
            # A layer without fields, which pyshark's EK form cannot list.
            names = []
        for name in names:
            say("  ", name, "=", layer.get(name))


def walk(name, **options):
    say("---", name, sorted((k, v) for k, v in options.items()))
    capture = pyshark.FileCapture(example(name), tshark_path=TSHARK, **options)
    try:
        for packet in capture:
            show_packet(packet)
    finally:
        capture.close()


def forms():
    for name in ["dns.pcap", "http.pcap", "tls.pcap", "mail.pcap"]:
        walk(name)
        walk(name, use_json=True)
        walk(name, use_ek=True)
        walk(name, use_json=True, include_raw=True)


def summaries():
    say("--- summaries")
    for name in ["dns.pcap", "http.pcap"]:
        words = [TSHARK, "-n", "-T", "psml", "-r", example(name)]
        psml = subprocess.run(words, capture_output=True, check=True).stdout
        structure, rest = tshark_xml._extract_tag_from_xml_data(psml, b"structure")
        structure = tshark_xml.psml_structure_from_xml(structure)
        lines = set()
        while True:
            packet, rest = tshark_xml._extract_tag_from_xml_data(rest, b"packet")
            if not packet:
                break
            packet = tshark_xml.packet_from_xml_packet(packet, structure)
            lines.add(str(packet))
            say(str(packet), packet.no, packet.protocol, packet.info, packet.source)
        # Which of them an iteration gives depends on how the output is cut into reads: pyshark drops what it
        # read together with a packet.
        capture = pyshark.FileCapture(example(name), only_summaries=True, tshark_path=TSHARK)
        say("all known", all(str(packet) in lines for packet in capture))
        capture.close()


def filters():
    for text in ["dns", "tcp.port == 80", "dns.flags.response == 1 && dns.a", "http.request.method == \"GET\""]:
        for name in ["dns.pcap", "http.pcap"]:
            capture = pyshark.FileCapture(example(name), display_filter=text, tshark_path=TSHARK)
            say("--- filter", text, name, [packet.number for packet in capture])
            capture.close()
    # pyshark raises if the process has ended when its output has, with or without the status, and gives no packets if it
    # is about to: whenever it notices, the status is that of a refused filter.
    retcode, packets = ": 2", []
    try:
        capture = pyshark.FileCapture(example("dns.pcap"), display_filter="no.such == 1", tshark_path=TSHARK)
        packets = [packet.number for packet in capture]
    except pyshark.capture.capture.TSharkCrashException as error:
        told = str(error).split("retcode")
        retcode = told[1].split(")")[0] if len(told) > 1 else retcode
    say("--- refused filter", packets, retcode)
    try:
        capture.close()
    except pyshark.capture.capture.TSharkCrashException:
        pass


def fields_of_packets():
    say("--- attributes")
    capture = pyshark.FileCapture(example("dns.pcap"), tshark_path=TSHARK)
    first = capture[0]
    say(first.ip.src, first.ip.dst, first.udp.srcport, first.udp.port, first.dns.qry_name, first.dns.flags_response)
    say(first.ip.src.showname, first.ip.src.pos, first.ip.src.size, first.ip.src.raw_value, first.ip.ttl.int_value, first.ip.ttl.hex_value)
    say("DNS" in first, "http" in first, first.dns.has_field("qry_name"), first.frame_info.protocols)
    say(first.pretty_print and str(first).count("\n") > 10, "UDP" in str(first))
    capture.load_packets()
    say(len(capture), capture[len(capture) - 1].number)
    capture.close()
    capture = pyshark.FileCapture(example("http.pcap"), tshark_path=TSHARK, keep_packets=False)
    capture.apply_on_packets(lambda packet: say("applied", packet.number), packet_count=3)
    capture.close()


def settings():
    walk("dns.pcap", decode_as={"udp.port==53": "ntp"})
    walk("http.pcap", override_prefs={"tcp.relative_sequence_numbers": "FALSE"})
    walk("http.pcap", disable_protocol="http")
    walk("http.pcap", custom_parameters=["-c", "5"])
    walk("http.pcap", custom_parameters={"-c": "4"})


def in_memory():
    say("--- InMemCapture")
    with open(example("dns.pcap"), "rb") as file:
        data = file.read()
    packets, at = [], 24
    while at + 16 <= len(data):
        size = int.from_bytes(data[at + 8:at + 12], "little")
        packets.append(data[at + 16:at + 16 + size])
        at += 16 + size
    # In its JSON form pyshark waits for the end of an array that the reference writes when it ends.
    for form in [{}, {"use_ek": True}]:
        capture = pyshark.InMemCapture(tshark_path=TSHARK, **form)
        parsed = capture.parse_packets(packets[:6])
        say([(p.highest_layer, p.length, p.ip.src) for p in parsed])
        capture.close()


def pipe():
    say("--- PipeCapture")
    for form in [{}, {"use_json": True}]:
        cat = subprocess.Popen(["cat", example("http.pcap")], stdout=subprocess.PIPE)
        capture = PipeCapture(pipe=os.dup(cat.stdout.fileno()), tshark_path=TSHARK, **form)
        for packet in capture:
            say(packet.number, packet.highest_layer, packet.length)
        capture.close()
        cat.wait()


say(pyshark.tshark.tshark.get_tshark_version(TSHARK))
for part in [forms, summaries, filters, fields_of_packets, settings, in_memory, pipe]:
    part()
