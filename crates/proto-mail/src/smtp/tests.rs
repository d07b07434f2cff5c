use crate::testing::session;

#[test]
fn commands_and_replies() {
    session(
        25,
        &[
            ('S', "220-a b\r\n220 c\r\n"),
            ('C', "EHLO x\r\n"),
            ('S', "250-x\r\n251 y\r\n"),
            ('C', "RSET\r\nMAIL FROM:<a>\r\n"),
            ('C', "12345\r\n"),
        ],
        "frame 1
         smtp.rsp [3..3] 1
         smtp.response [3..12] 220-a b\r\n
         smtp.response.code [3..6] 220
         smtp.rsp.parameter [7..10] a b
         smtp.rsp.parameter [16..17] c
         info: S: 220-a b | c
         frame 2
         smtp.req [3..3] 1
         smtp.command_line [3..11] EHLO x\r\n
         smtp.req.command [3..7] EHLO
         smtp.req.parameter [8..9] x
         info: C: EHLO x
         frame 3
         smtp.response.code.unexpected [0..0]
         info: S: 250-x | y
         frame 4
         smtp.req.command [3..7] RSET
         smtp.req.command [9..13] MAIL
         info: C: RSET | MAIL FROM:<a>
         frame 5
         info: C: DATA fragment, 7 bytes",
    );
}

#[test]
fn mails() {
    session(
        25,
        &[
            ('C', "DATA\r\n"),
            ('S', "354 go\r\n"),
            ('C', "From: a@b\r\n"),
            ('C', "\r\nx\r\n.\r\nNOOP\r\n"),
            ('C', "DATA\r\n\r\n.\r\n"),
        ],
        "frame 3
         info: C: DATA fragment, 11 bytes
         frame 4
         smtp.eom [3..4]
         smtp.data.fragments [0..16]
         smtp.data.fragment [0..11] 3
         smtp.data.fragment [11..16] 4
         smtp.data.fragment.count [0..0] 2
         smtp.data.reassembled.length [0..0] 16
         imf [0..16]
         imf.from [6..9] a@b
         info: from: a@b, , x
         frame 5
         smtp.data.fragment [0..6] 5",
    );
}

#[test]
fn chunks() {
    session(
        25,
        &[
            ('C', "BDAT 4\r\n"),
            ('C', "ab\r\n"),
            ('C', "BDAT 4 LAST\r\ncd\r\n"),
            ('C', "QUIT\r\n"),
            ('C', "BDAT 99999999999 LAST\r\n"),
            ('C', "x\r\n"),
        ],
        "frame 1
         smtp.req.command [3..7] BDAT
         frame 2
         info: C: DATA fragment, 4 bytes
         frame 3
         smtp.data.reassembled.in [3..3] 3
         frame 4
         info: C: QUIT
         frame 6
         info: C: DATA fragment, 3 bytes",
    );
}

#[test]
fn credentials() {
    session(
        25,
        &[
            ('C', "AUTH LOGIN\r\n"),
            ('S', "334 VXNlcm5hbWU6\r\n"),
            ('C', "dGVzdA==\r\n"),
            ('S', "334 UGFzc3dvcmQ6\r\n"),
            ('C', "MTIz\r\n"),
            ('S', "235 ok\r\n"),
            ('C', "AUTH PLAIN AHQA\r\n"),
            ('C', "AUTH PLAIN\r\n"),
            ('S', "334 \r\n"),
            ('C', "AHQA\r\n"),
            ('C', "AUTH LOGIN dGVzdA==\r\n"),
            ('S', "535 no\r\n"),
            ('C', "QUIT\r\n"),
        ],
        "frame 3
         smtp.auth.username [3..11] dGVzdA==
         info: C: User: dGVzdA==
         frame 5
         smtp.auth.password [3..7] MTIz
         info: C: Pass: MTIz
         frame 7
         smtp.auth.username_password [14..18] AHQA
         smtp.base64_decode [0..0]
         frame 10
         smtp.auth.username_password [3..7] AHQA
         info: C: AHQA
         frame 11
         smtp.auth.username [14..22] dGVzdA==
         info: C: AUTH LOGIN User: dGVzdA==
         frame 13
         info: C: QUIT",
    );
}

#[test]
fn tls_is_named_only_after_consent() {
    session(
        25,
        &[('C', "STARTTLS\r\n"), ('S', "454 no\r\n"), ('C', "NOOP\r\n")],
        "frame 3\ninfo: C: NOOP",
    );
}
