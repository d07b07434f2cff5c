use testkit::check;

use super::XML;
use crate::testing::case;

#[test]
fn documents() {
    check(
        &XML,
        &[],
        &[
            case(
                "a declaration, tags, attributes and text",
                b"<?xml version=\"1.0\"?>\n<a x='1'><b/>t<![CDATA[c]]><!-- d --></a>",
                "xml.xmlpi.xml [0..21] <?xml version=\"1.0\"?>
             xml.xmlpi.xml.version [15..18] 1.0
             xml.tag [22..63] <a x='1'>
             xml.attribute [25..30] x='1'
             xml.tag [31..35] <b/>
             xml.cdata [35..36] t
             xml.cdatasection [36..49] <![CDATA[c]]>
             xml.comment [49..59] <!-- d -->
             \"</a>\"",
            ),
            case(
                "a document type with declarations inside",
                b"<!DOCTYPE a [ <!ENTITY x \"y\"> ]><a/>",
                "xml.doctype [10..11] a
             xml.dtdtag [14..29] <!ENTITY x \"y\">
             \"]>\"
             xml.tag [32..36] <a/>",
            ),
            case(
                "a tag closed that is not open, and what is no tag",
                b"</a>x<",
                "\"</a>\"
             \"Closing an unopened tag\"
             _ws.expert [0..0] Expert Info (Error/Malformed): Closing an unopened tag
             xml.unknown [4..5] x
             \"Unrecognized text\"",
            ),
        ],
    );
}
