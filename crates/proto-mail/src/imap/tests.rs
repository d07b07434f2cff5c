use dissect::prelude::*;
use dissect::tree::Ends;
use dissect::{ConvId, State};

use super::framing;
use crate::testing::session;

#[test]
fn commands_and_replies() {
    session(
        143,
        &[
            ('S', "* OK hi\r\n"),
            ('C', "a LOGIN me \"pw\"\r\n"),
            ('S', "* X\r\na OK done\r\n"),
            ('C', "b UID COPY 1 f\r\nc SELECT INBOX\r\n"),
            ('S', "b NO\r\nc OK x\r\nd OK\r\n"),
            ('C', "e LOGIN me\r\n"),
            ('C', " \r\nf STARTTLS\r\n"),
            ('S', "f BAD\r\n"),
        ],
        "frame 1
         imap.isrequest [3..3] 0
         imap.line [3..12] * OK hi\r\n
         info: Response: * OK hi
         frame 2
         imap.isrequest [3..3] 1
         imap.request [3..18] a LOGIN me \"pw\"
         imap.request_tag [3..4] a
         imap.tag [3..4] a
         imap.request.command [5..10] LOGIN
         imap.command [5..10] LOGIN
         imap.request.username [11..13] me
         imap.request.password [14..18] pw
         info: Request: a LOGIN me \"pw\"
         frame 3
         imap.response [8..17] a OK done
         imap.response_tag [8..9] a
         imap.response.status [10..12] OK
         imap.response.command [13..17] done
         imap.response_to [8..8] 2
         imap.time [8..8] 1.000000000
         info: Response: a OK done
         frame 4
         imap.request.command.uid [5..8] 1
         imap.request.command [9..13] COPY
         imap.command [5..8] UID
         imap.request.folder [16..17] f
         imap.request.folder [28..33] INBOX
         frame 5
         imap.response.status [5..7] NO
         imap.response_to [3..3] 4
         imap.response_to [9..9] 4
         frame 6
         imap.request.username [11..13] me
         _ws.malformed [0..0] [Malformed Packet: IMAP]
         frame 8
         imap.response_to [3..3] 7",
    );
}

#[test]
fn literals() {
    session(
        143,
        &[('S', "* 1 FETCH (BODY[] {5}\r\nhi\r\nx)\r\na OK\r\n")],
        "imap.line [3..26] * 1 FETCH (BODY[] {5}\r\n
         imap.line [31..34] )\r\n
         imap.response [31..32] )
         imap.response [34..38] a OK
         imf [26..31]
         info: hi  , x",
    );
}

#[test]
fn lines_wait_for_their_ends_and_literals() {
    let need = |text: &str| {
        let mut state = State::default();
        let config = dissect::Config::default();
        let mut scene = Scene {
            state: &mut state,
            config: &config,
            protocol: ProtocolId(0),
            frame: 1,
            ns: 0,
            conversation: ConvId::NONE,
        };
        framing(
            &Stream { bytes: text.as_bytes(), ends: Ends::default(), closed: false },
            &mut scene,
        )
    };
    assert_eq!(need("a NO"), Need::More);
    assert_eq!(need("a NOOP\r\n"), Need::Rest);
    assert_eq!(need("* OK\r\na O"), Need::Octets(6));
    assert_eq!(need("* 1 FETCH {3}\r\nab"), Need::More);
    assert_eq!(need("* 1 FETCH {3}\r\nabc"), Need::More);
    assert_eq!(need("* 1 FETCH {3}\r\nabc)\r\n"), Need::Rest);
    assert_eq!(need("* 1 FETCH {99999999999999999999}\r\n"), Need::Rest);
    assert_eq!(need("\u{16}\u{3}\u{1}\0\0"), Need::Rest);
}
