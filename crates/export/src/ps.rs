//! PostScript: the lines of other forms, each with how deep it stands.

use std::ops::Range;

/// Sets lines in eight points, broken at the right margin, on as many pages as it takes. Each has the title and its number.
const PROLOGUE: &str = "\
/left 36 def /bottom 36 def /page 1 def
clippath pathbbox /top exch 56 sub def /right exch 36 sub def pop pop
/y top def
/body { /Courier findfont 8 scalefont setfont } def
/heading {
  /Helvetica findfont 8 scalefont setfont
  left top 20 add moveto title show
  right 40 sub top 20 add moveto (Page ) show page 8 string cvs show
  left top 16 add moveto right top 16 add lineto stroke
} def
/newpage { heading showpage /page page 1 add def /y top def body } def
/show1 { y bottom lt { newpage } if exch 10 mul left add y moveto show /y y 10 sub def } def
/putline {
  1 dict begin
  /text exch def /depth exch def
  /room right left sub depth 10 mul sub (A) stringwidth pop div cvi 1 max def
  {
    text length room le { depth text show1 exit } if
    depth text 0 room getinterval show1
    /text text room text length room sub getinterval def
  } loop
  end
} def
";

/// Appends what stands before the first line.
pub(crate) fn begin(out: &mut Vec<u8>, title: &str) {
    out.extend_from_slice(
        b"%!PS-Adobe-2.0\n%%Creator: requin\n%%DocumentFonts: Helvetica Courier\n%%EndComments\n",
    );
    out.extend_from_slice(b"/title (");
    push_escaped(out, title.as_bytes());
    out.extend_from_slice(b") def\n");
    out.extend_from_slice(PROLOGUE.as_bytes());
    out.extend_from_slice(b"body\n\n");
}

/// Appends what stands behind the last line.
pub(crate) fn end(out: &mut Vec<u8>) {
    out.extend_from_slice(b"\nheading\nshowpage\n\n%%EOF\n\n");
}

/// Makes calls of what was appended since `start`. Lines that begin in `tree` are indented, four spaces a level.
pub(crate) fn lines(out: &mut Vec<u8>, start: usize, tree: Range<usize>) {
    let text = out.get(start..).unwrap_or(&[]).to_vec();
    out.truncate(start);
    let mut at = start;
    for line in text.split_inclusive(|b| *b == b'\n') {
        let spaces = line.iter().take_while(|b| **b == b' ').count();
        let level = if tree.contains(&at) { spaces / 4 } else { 0 };
        at += line.len();
        out.extend_from_slice(format!("{level} (").as_bytes());
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        push_escaped(out, line.get(4 * level..).unwrap_or(&[]));
        out.extend_from_slice(b") putline\n");
    }
}

fn push_escaped(out: &mut Vec<u8>, text: &[u8]) {
    for b in text {
        if matches!(b, b'(' | b')' | b'\\') {
            out.push(b'\\');
        }
        out.push(*b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_calls() {
        let mut out = b"kept\n    1 first\nFrame (1)\n    a\\b\n\n".to_vec();
        lines(&mut out, 5, 17..35);
        let expected = "kept\n0 (    1 first) putline\n0 (Frame \\(1\\)) putline\n1 (a\\\\b) putline\n0 () putline\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
