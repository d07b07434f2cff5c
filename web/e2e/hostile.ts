// A capture whose packets carry markup and scripts where names, addresses and texts stand.

import { writeFileSync } from "node:fs";

const SCRIPT = "<script>document.title='owned'</script>";
const IMAGE = "<img src=x onerror=\"document.title='owned'\">";

function ipv4(protocol: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(20);
  header[0] = 0x45;
  header.writeUInt16BE(20 + payload.length, 2);
  header[8] = 64;
  header[9] = protocol;
  header.set([192, 0, 2, 1], 12);
  header.set([192, 0, 2, 2], 16);
  return Buffer.concat([header, payload]);
}

function ethernet(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from("0200000000010200000000020800", "hex"), payload]);
}

function tcp(port: number, from: number, text: string, sequence = 1): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(from, 0);
  header.writeUInt16BE(port, 2);
  header.writeUInt32BE(sequence, 4);
  header.writeUInt32BE(1, 8);
  header[12] = 0x50;
  header[13] = 0x18;
  header.writeUInt16BE(1024, 14);
  return ethernet(ipv4(6, Buffer.concat([header, Buffer.from(text)])));
}

function udp(port: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(40000, 0);
  header.writeUInt16BE(port, 2);
  header.writeUInt16BE(8 + payload.length, 4);
  return ethernet(ipv4(17, Buffer.concat([header, payload])));
}

function dns(...labels: string[]): Buffer {
  const name = labels.map((l) => Buffer.concat([Buffer.from([l.length]), Buffer.from(l)]));
  return Buffer.concat([
    Buffer.from("123401000001000000000000", "hex"),
    ...name,
    Buffer.from("0000010001", "hex"),
  ]);
}

/** Writes it, as pcap. */
export function writeHostile(path: string): void {
  const sender = `MAIL FROM:<${SCRIPT}@example.net>\r\n`;
  const frames = [
    udp(53, dns(SCRIPT, IMAGE, "example")),
    tcp(
      80,
      40001,
      `GET /${SCRIPT} HTTP/1.1\r\nHost: ${IMAGE}\r\nUser-Agent: ${SCRIPT}\r\nCookie: "><svg/onload=alert(1)>\r\n\r\n`,
    ),
    tcp(25, 40002, sender),
    tcp(25, 40002, `RCPT TO:<${IMAGE}>\r\n`, 1 + sender.length),
  ];
  const head = Buffer.from("d4c3b2a1020004000000000000000000ffff000001000000", "hex");
  const records = frames.map((frame, i) => {
    const record = Buffer.alloc(16);
    record.writeUInt32LE(1_700_000_000 + i, 0);
    record.writeUInt32LE(frame.length, 8);
    record.writeUInt32LE(frame.length, 12);
    return Buffer.concat([record, frame]);
  });
  writeFileSync(path, Buffer.concat([head, ...records]));
}
