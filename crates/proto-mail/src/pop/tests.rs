use crate::testing::session;

#[test]
fn commands_and_replies() {
    session(
        110,
        &[
            ('S', "+OK hi  you\r\n"),
            ('C', "USER a b\r\nx\r\n"),
            ('S', "-ERR\r\n"),
            ('C', " LIST\r\n"),
            ('S', "+OK\r\n1 2\r\n.\r\n"),
        ],
        "frame 1
         pop [3..16]
         pop.response [3..16]
         pop.response.indicator [3..6] +OK
         pop.response.description [7..14] hi  you
         info: S: +OK hi  you
         frame 2
         pop.request [3..13]
         pop.request.command [3..7] USER
         pop.request.parameter [8..11] a b
         pop.request.data [13..16]
         frame 3
         pop.response.indicator [3..7] -ERR
         frame 4
         pop.request.parameter [3..8]  LIST
         frame 5
         pop.response.data [8..13]
         pop.response.data [13..16]",
    );
}

#[test]
fn mails() {
    session(
        110,
        &[
            ('C', "RETR 1\r\n"),
            ('S', "+OK 12 octets\r\n"),
            ('S', "Subject: "),
            ('S', "x\r\n\r\n.\r\n"),
            ('C', "RETR 2\r\n"),
            ('S', "+OK it comes\r\n"),
            ('S', "hi\r\n"),
            ('C', "STLS\r\n"),
            ('S', "-ERR\r\n"),
        ],
        "frame 3
         info: S: DATA fragment, 9 bytes
         frame 4
         pop.data.fragments [0..17]
         pop.data.fragment [0..9] 3
         pop.data.fragment [9..17] 4
         pop.data.fragment.count [0..0] 2
         pop.data.reassembled.length [0..0] 17
         imf.subject [9..10] x
         frame 6
         pop.response.tot_len.invalid [0..0]
         frame 7
         imf.message_text [3..7]
         info: hi  ",
    );
}
