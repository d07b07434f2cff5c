use testkit::{Case, check};

use super::IMF;

/// A case of text. Tests are few and short: what is made here lives on.
fn case(shows: &'static str, text: &str, tree: &'static str) -> Case {
    let digits: String = text.bytes().map(|b| format!("{b:02x}")).collect();
    Case { shows, bytes: digits.leak(), tree }
}

#[test]
fn header_fields() {
    check(
        &IMF,
        &[],
        &[
            case(
                "known and unknown header fields, names in any case, folded values, a body",
                "SUBJECT:\r\n a\r\n\tb\r\nx-y: z\r\nDate:\r\n\r\nhi\r\nyou\r\n",
                "imf [0..44]
             imf.subject [11..16] a
             imf.extension [18..24] x-y: z
             imf.extension.type [18..21] x-y
             imf.extension.value [23..24] z
             imf.date [31..31]
             imf.message_text [35..44]
             \"hi  \"
             \"you  \"",
            ),
            case(
                "a text without header fields",
                "hi\r\n",
                "imf.message_text [0..4]
             info: hi  ",
            ),
            case(
                "a media type",
                "Content-Type: a/b; c=d\r\n\r\nx\r\n",
                "imf.content.type [14..22] a/b; c=d
             imf.content.type.type [14..17] a/b
             imf.content.type.parameters [18..22]  c=d",
            ),
            case(
                "a security label",
                "SIO-Label: fgcolor=white; marking=\"A\"; x=y\r\n\r\n",
                "imf.siolabel [11..42]
             imf.siolabel.fgcolor [19..24] white
             imf.siolabel.marking [34..37] \"A\"
             imf.siolabel.unknown [39..42] x=y
             imf.unknown_param [0..0]",
            ),
        ],
    );
}

#[test]
fn addresses() {
    check(
        &IMF,
        &[],
        &[
            case(
                "names and addresses",
                "From: A B <a@b>, c@d\r\nSender: S <s@t>\r\n\r\n",
                "imf.from [6..20] A B <a@b>, c@d
             imf.mailbox_list.item [6..15] A B <a@b>
             imf.display_name [6..9] A B
             imf.address [11..14] a@b
             imf.mailbox_list.item [16..22]  c@d\r\n
             imf.address [16..22]  c@d\r\n
             imf.sender [30..37] S <s@t>
             imf.display_name [30..31] S
             imf.address [33..36] s@t
             info: from: A B <a@b>, c@d, ",
            ),
            case(
                "groups",
                "To: g: a@b;, h:;\r\nCc: <a@b\r\n\r\n",
                "imf.address_list.item [4..11] g: a@b;
             imf.display_name [4..4]
             imf.mailbox_list.item [7..11] a@b;
             imf.address_list.item [12..18]  h:;\r\n
             imf.display_name [12..13]
             imf.cc [22..26] <a@b
             imf.address_list.item [22..28] <a@b\r\n",
            ),
        ],
    );
}
