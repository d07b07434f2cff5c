#!/usr/bin/env python3
"""Record the example captures again: small servers and clients on loopback, in a network namespace of
their own, so that nothing else is on the wire and standard ports are free.

    sudo unshare --net examples/record.py [FOLDER]

Needs tcpdump and openssl. Writes dns.pcapng's and its siblings' sources as pcap, and tls.keys.
"""
import email.message, gzip, http.server, imaplib, io, os, poplib, smtplib, socket, socketserver, ssl, struct
import subprocess, sys, tempfile, threading, time, urllib.parse, zipfile, zlib
from http.client import HTTPConnection

HERE = os.path.dirname(os.path.abspath(__file__))


def recorded(folder, name, play):
    """Captures what `play` does on loopback."""
    path = os.path.join(folder, name)
    tcpdump = subprocess.Popen(
        ["tcpdump", "-i", "lo", "-U", "-w", path, "--immediate-mode"], stderr=subprocess.PIPE, text=True)
    while "listening" not in tcpdump.stderr.readline():
        pass
    time.sleep(0.2)
    play(folder)
    time.sleep(0.3)
    tcpdump.terminate()
    tcpdump.wait()
    print(path, os.path.getsize(path), "bytes")


# ---- DNS ------------------------------------------------------------------------------------

def wire_name(name):
    labels = [l for l in name.split(".") if l]
    return b"".join(bytes([len(l)]) + l.encode() for l in labels) + b"\0"


ZONE = {
    ("www.example.net", 1): [(5, wire_name("web.example.net")), (1, bytes([192, 0, 2, 80]))],
    ("example.net", 15): [(15, struct.pack(">H", 10) + wire_name("mail.example.net"))],
    ("example.net", 16): [(16, bytes([14]) + b"v=spf1 mx -all")],
    ("www.example.net", 28): [(28, bytes.fromhex("20010db8000000000000000000000050"))],
}


class Dns(socketserver.BaseRequestHandler):
    def handle(self):
        query, sock = self.request
        (ident,) = struct.unpack_from(">H", query)
        at, labels = 12, []
        while query[at]:
            labels.append(query[at + 1:at + 1 + query[at]].decode())
            at += 1 + query[at]
        kind, _ = struct.unpack_from(">HH", query, at + 1)
        question = query[12:at + 5]
        found = ZONE.get((".".join(labels), kind))
        answers, owner = b"", b"\xc0\x0c"
        for rtype, data in found or []:
            answers += owner + struct.pack(">HHIH", rtype, 1, 300, len(data)) + data
            if rtype == 5:
                owner = data
        flags = 0x8580 if found else 0x8583
        header = struct.pack(">HHHHHH", ident, flags, 1, len(found or []), 0, 0)
        sock.sendto(header + question + answers, self.client_address)


def play_dns(_):
    with socketserver.ThreadingUDPServer(("127.0.0.1", 53), Dns) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        client.settimeout(2)
        asked = [("www.example.net", 1), ("www.example.net", 28), ("example.net", 15), ("example.net", 16), ("no.example.net", 1)]
        for ident, (name, kind) in enumerate(asked, 0x1a01):
            query = struct.pack(">HHHHHH", ident, 0x0100, 1, 0, 0, 0) + wire_name(name) + struct.pack(">HH", kind, 1)
            client.sendto(query, ("127.0.0.1", 53))
            client.recvfrom(4096)
        server.shutdown()


# ---- HTTP -----------------------------------------------------------------------------------

def png(width=48, height=32):
    rows = b"".join(b"\0" + bytes(c for x in range(width) for c in (x * 5 % 256, y * 8 % 256, 160)) for y in range(height))
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(zipfile.ZipInfo("readme.txt", (2026, 1, 1, 0, 0, 0)), "An archive in an example.\n" * 40)
    return out.getvalue()


TEXT = "".join(f"line {n} of an example text\n" for n in range(1, 121)).encode()


class Web(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "example/1", ""

    def log_message(self, *_):
        pass

    def reply(self, status, kind, body, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == "/":
            self.reply(200, "text/html; charset=utf-8", b"<!doctype html><title>Example</title><img src=logo.png>\n")
        elif self.path == "/text":
            self.reply(200, "text/plain", gzip.compress(TEXT, mtime=0), Content_Encoding="gzip")
        elif self.path == "/logo.png":
            self.reply(200, "image/png", png())
        elif self.path == "/files.zip":
            self.reply(200, "application/zip", archive())
        elif self.path == "/chunks":
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for part in (b'{"name": "requin", ', b'"numbers": [1, 2.5, -3e4], ', b'"ok": true}'):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.reply(404, "text/plain", b"no such page\n")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.reply(200, "application/xml", b"<answer length='%d'>taken</answer>\n" % len(body))


def play_http(_):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 80), Web) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        client = HTTPConnection("127.0.0.1", 80)
        for path in ("/", "/logo.png", "/text", "/files.zip", "/chunks", "/missing"):
            client.request("GET", path, headers={"User-Agent": "example-client/1", "Cookie": "session=42; theme=dark"})
            client.getresponse().read()
        form = urllib.parse.urlencode({"name": "Ada Lovelace", "city": "London & Paris"})
        client.request("POST", "/form", form, {"Content-Type": "application/x-www-form-urlencoded"})
        client.getresponse().read()
        client.close()
        server.shutdown()


# ---- TLS ------------------------------------------------------------------------------------

def play_tls(folder):
    keys = os.path.join(folder, "tls.keys")
    if os.path.exists(keys):
        os.remove(keys)
    with tempfile.TemporaryDirectory() as made:
        key, cert = os.path.join(made, "key"), os.path.join(made, "cert")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-keyout", key, "-out", cert,
                        "-subj", "/C=DE/O=Example/CN=www.example.net", "-addext", "subjectAltName=DNS:www.example.net"],
                       check=True, stderr=subprocess.DEVNULL)
        inside = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        inside.load_cert_chain(cert, key)
        inside.set_alpn_protocols(["http/1.1"])
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 443), Web)
        server.socket = inside.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            outside = ssl.create_default_context(cafile=cert)
            outside.minimum_version = outside.maximum_version = version
            outside.set_alpn_protocols(["h2", "http/1.1"])
            outside.keylog_filename = keys
            with outside.wrap_socket(socket.create_connection(("127.0.0.1", 443)), server_hostname="www.example.net") as s:
                s.sendall(b"GET / HTTP/1.1\r\nHost: www.example.net\r\nConnection: close\r\n\r\n")
                while s.recv(4096):
                    pass
        server.shutdown()


# ---- mail -----------------------------------------------------------------------------------

def message():
    m = email.message.EmailMessage()
    m["From"], m["To"], m["Subject"] = "ada@example.net", "charles@example.net", "The engine, illustrated"
    m["Date"], m["Message-ID"] = "Mon, 05 Jan 2026 09:00:00 +0000", "<1@example.net>"
    m.set_content("Dear Charles,\n\nthe engine weaves algebraic patterns.\n\nAda\n")
    m.add_attachment(png(8, 8), maintype="image", subtype="png", filename="pattern.png")
    return m


class Lines(socketserver.StreamRequestHandler):
    """A server of lines: a greeting, then an answer to each command."""
    greeting = b""

    def handle(self):
        self.wfile.write(self.greeting)
        for line in self.rfile:
            answer = self.answer(line.strip().decode())
            self.wfile.write(answer)
            if answer.startswith((b"221", b"+OK bye", b"* BYE")):
                break


class Smtp(Lines):
    greeting = b"220 mail.example.net ESMTP\r\n"

    def answer(self, line):
        verb = line.split(" ")[0].upper()
        if verb == "DATA":
            self.wfile.write(b"354 go on\r\n")
            while self.rfile.readline() != b".\r\n":
                pass
            return b"250 kept\r\n"
        return {"EHLO": b"250-mail.example.net\r\n250-8BITMIME\r\n250 SIZE 1000000\r\n", "QUIT": b"221 bye\r\n"}.get(verb, b"250 fine\r\n")


class Pop(Lines):
    greeting = b"+OK mail.example.net\r\n"

    def answer(self, line):
        text = bytes(message()).replace(b"\n", b"\r\n")
        return {"STAT": b"+OK 1 %d\r\n" % len(text), "RETR": b"+OK %d octets\r\n%s.\r\n" % (len(text), text),
                "QUIT": b"+OK bye\r\n"}.get(line.split(" ")[0].upper(), b"+OK\r\n")


class Imap(Lines):
    greeting = b"* OK mail.example.net IMAP4rev1\r\n"

    def answer(self, line):
        tag, verb = line.split(" ")[0].encode(), line.split(" ")[1].upper()
        text = bytes(message()).replace(b"\n", b"\r\n")
        before = {"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n", "SELECT": b"* 1 EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n",
                  "FETCH": b"* 1 FETCH (BODY[] {%d}\r\n%s)\r\n" % (len(text), text), "LOGOUT": b"* BYE\r\n"}.get(verb, b"")
        return before + tag + b" OK done\r\n"


def play_mail(_):
    servers = [socketserver.ThreadingTCPServer(("127.0.0.1", port), kind) for port, kind in ((25, Smtp), (110, Pop), (143, Imap))]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    with smtplib.SMTP("127.0.0.1", 25, "client.example.net") as client:
        client.send_message(message())
    pop = poplib.POP3("127.0.0.1", 110)
    pop.user("charles")
    pop.pass_("difference")
    pop.stat()
    pop.retr(1)
    pop.quit()
    imap = imaplib.IMAP4("127.0.0.1", 143)
    imap.login("charles", "difference")
    imap.select("INBOX")
    imap.fetch("1", "(BODY[])")
    imap.logout()
    for server in servers:
        server.shutdown()


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else HERE
    if any(name != "lo" for _, name in socket.if_nameindex()):
        sys.exit("record.py: run it in a network namespace of its own: sudo unshare --net " + sys.argv[0])
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    socketserver.TCPServer.allow_reuse_address = True
    for name, play in (("dns.pcap", play_dns), ("http.pcap", play_http), ("tls.pcap", play_tls), ("mail.pcap", play_mail)):
        recorded(folder, name, play)


if __name__ == "__main__":
    main()
