//! Field tables: what a protocol can show, with types checked while compiling.

use std::marker::PhantomData;

/// The type of a field's value; the names are those that `tshark -G fields` prints after `FT_`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum FieldType {
    None,
    Protocol,
    Boolean,
    Char,
    Uint8,
    Uint16,
    Uint24,
    Uint32,
    Uint40,
    Uint48,
    Uint56,
    Uint64,
    Int8,
    Int16,
    Int24,
    Int32,
    Int64,
    Float,
    Double,
    AbsoluteTime,
    RelativeTime,
    String,
    Stringz,
    UintString,
    StringzPad,
    StringzTrunc,
    Ether,
    Bytes,
    UintBytes,
    Ipv4,
    Ipv6,
    Framenum,
    Guid,
    Oid,
    RelOid,
    Eui64,
    SystemId,
}

impl FieldType {
    /// The number by which scripts know the type: its place in the list of `tshark -G ftypes`.
    pub fn number(self) -> u8 {
        use FieldType as T;
        match self {
            T::None => 0,
            T::Protocol => 1,
            T::Boolean => 2,
            T::Char => 3,
            T::Uint8 => 4,
            T::Uint16 => 5,
            T::Uint24 => 6,
            T::Uint32 => 7,
            T::Uint40 => 8,
            T::Uint48 => 9,
            T::Uint56 => 10,
            T::Uint64 => 11,
            T::Int8 => 12,
            T::Int16 => 13,
            T::Int24 => 14,
            T::Int32 => 15,
            T::Int64 => 19,
            T::Float => 22,
            T::Double => 23,
            T::AbsoluteTime => 24,
            T::RelativeTime => 25,
            T::String => 26,
            T::Stringz => 27,
            T::UintString => 28,
            T::Ether => 29,
            T::Bytes => 30,
            T::UintBytes => 31,
            T::Ipv4 => 32,
            T::Ipv6 => 33,
            T::Framenum => 35,
            T::Guid => 36,
            T::Oid => 37,
            T::Eui64 => 38,
            T::RelOid => 41,
            T::SystemId => 42,
            T::StringzPad => 43,
            T::StringzTrunc => 45,
        }
    }
}

/// How a number (or a time) is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// As its type is.
    None,
    /// Decimal.
    Dec,
    /// Hexadecimal, all digits of the width.
    Hex,
    /// Octal.
    Oct,
    /// Decimal, then hexadecimal in parentheses.
    DecHex,
    /// Hexadecimal, then decimal in parentheses.
    HexDec,
    /// A truth value of its bits.
    Flag,
    /// Decimal; the label alone comes from the dissector.
    Custom,
    /// A port number: resolved by name where that is on.
    PtTcp,
    /// A port number of UDP.
    PtUdp,
    /// A port number of SCTP.
    PtSctp,
    /// Local time zone (absolute times).
    Local,
    /// UTC (absolute times).
    Utc,
    /// Day of year, UTC (absolute times).
    DoyUtc,
    /// UTC; the zero of NTP, which stands for "unknown", is the word `NULL` (absolute times).
    NtpUtc,
    /// Bytes: octets separated by `-`, `.`, ` ` are shown with `:` everywhere else.
    Dash,
    /// Bytes separated by a space.
    Space,
    /// Bytes separated by a dot.
    Dot,
    /// A netmask (IPv4).
    Netmask,
    /// An organisation's identifier, resolved by name where that is on.
    Oui,
}

/// Words for values.
#[derive(Clone, Copy)]
pub enum Labels {
    /// No words.
    None,
    /// Ascending by value.
    Values(&'static [(u32, &'static str)]),
    /// Ranges (both ends included), ascending.
    Ranges(&'static [(u32, u32, &'static str)]),
    /// The words for set and not set.
    Flag(&'static str, &'static str),
    /// A unit that follows the number, with its leading space if there is one.
    Unit(&'static str),
    /// Text made from the value.
    Custom(fn(u64, &mut Vec<u8>)),
}

impl std::fmt::Debug for Labels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Labels::None => f.write_str("None"),
            Labels::Values(v) => write!(f, "Values({})", v.len()),
            Labels::Ranges(v) => write!(f, "Ranges({})", v.len()),
            Labels::Flag(a, b) => write!(f, "Flag({a}, {b})"),
            Labels::Unit(u) => write!(f, "Unit({u})"),
            Labels::Custom(_) => f.write_str("Custom"),
        }
    }
}

impl Labels {
    /// The words for a value, if its table has them.
    pub fn find(&self, value: u64) -> Option<&'static str> {
        match *self {
            Labels::Values(table) => {
                let value = u32::try_from(value).ok()?;
                let at = table.binary_search_by_key(&value, |row| row.0).ok()?;
                table.get(at).map(|row| row.1)
            }
            Labels::Ranges(table) => {
                let value = u32::try_from(value).ok()?;
                let at = table.partition_point(|row| row.1 < value);
                table.get(at).filter(|row| row.0 <= value).map(|row| row.2)
            }
            Labels::Flag(set, unset) => Some(if value != 0 { set } else { unset }),
            _ => None,
        }
    }

    /// The words for a value, or `otherwise`.
    pub fn name(&self, value: impl Into<u64>, otherwise: &'static str) -> &'static str {
        self.find(value.into()).unwrap_or(otherwise)
    }
}

/// One row of a protocol's field table; filters, printers and generated docs read these.
#[derive(Clone, Copy, Debug)]
pub struct FieldDef {
    /// Filter name, the same as in Wireshark.
    pub filter: &'static str,
    /// What is shown before the value.
    pub label: &'static str,
    /// Type of the value.
    pub kind: FieldType,
    /// How it is shown.
    pub show: Show,
    /// The bits of the word it stands in; 0 for the whole.
    pub mask: u64,
    /// The bits, of the octets it covers, that are the value of a field which is cut out of its octets by hand
    /// rather than as a member of a group; 0 if they all are.
    pub bits: u64,
    /// Width in bits of the word a masked or boolean field stands in; 0 if it has none.
    pub width: u8,
    /// The bit group it belongs to, by index in the table.
    pub parent: Option<u16>,
    /// Words for values.
    pub labels: Labels,
    /// What it means, with its source.
    pub doc: &'static str,
}

/// Typed handle of a field: a `Field<u16>` accepts only what was read as a `u16`.
pub struct Field<T> {
    /// Place in the protocol's own table.
    pub index: u16,
    /// Bits of the group's word; 0 for the whole.
    pub mask: u64,
    _type: PhantomData<fn() -> T>,
}

impl<T> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Field<T> {}

impl<T> Field<T> {
    /// For `fields!` only.
    #[doc(hidden)]
    pub const fn at(index: u16, mask: u64) -> Self {
        Self { index, mask, _type: PhantomData }
    }

    /// The field's own bits of its group's word, shifted down.
    #[inline]
    pub fn of(self, word: impl Into<u64>) -> u64 {
        let word = word.into();
        if self.mask == 0 { word } else { (word & self.mask) >> self.mask.trailing_zeros() }
    }

    /// True if any of the field's bits is set in its group's word.
    #[inline]
    pub fn is_set(self, word: impl Into<u64>) -> bool {
        self.of(word) != 0
    }

    /// The same field under another type, for words read by hand.
    pub const fn retyped<U>(self) -> Field<U> {
        Field::at(self.index, self.mask)
    }
}

/// A type that a field can be declared with.
pub trait FieldKind {
    /// What filters and printers know it as.
    const TYPE: FieldType;
    /// Width in bits, for bit groups.
    const WIDTH: u8 = 0;
}

/// A number read from a fixed count of octets.
pub trait Wire: FieldKind {
    /// What reading gives.
    type Value: Copy + Into<Number>;
    /// Octets.
    const SIZE: usize;
    /// From big-endian octets; `bytes` holds `SIZE` of them.
    fn be(bytes: &[u8]) -> Self::Value;
    /// From little-endian octets.
    fn le(bytes: &[u8]) -> Self::Value;
}

/// Any number that [`Wire`] reads, in binary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub crate::tree::Value);

macro_rules! number {
    ($($t:ty => $v:ident as $as:ty),*) => { $(
        impl From<$t> for Number {
            #[inline]
            fn from(v: $t) -> Number { Number(crate::tree::Value::$v(v as $as)) }
        }
    )* };
}
number!(u8 => U64 as u64, u16 => U64 as u64, u32 => U64 as u64, u64 => U64 as u64,
        i8 => I64 as i64, i16 => I64 as i64, i32 => I64 as i64, i64 => I64 as i64, f64 => F64 as f64, f32 => F64 as f64);

impl From<bool> for Number {
    #[inline]
    fn from(v: bool) -> Number {
        Number(crate::tree::Value::U64(u64::from(v)))
    }
}

macro_rules! wire {
    ($($t:ty, $kind:ident, $size:literal;)*) => { $(
        impl FieldKind for $t {
            const TYPE: FieldType = FieldType::$kind;
            const WIDTH: u8 = $size * 8;
        }
        impl Wire for $t {
            type Value = $t;
            const SIZE: usize = $size;
            #[inline]
            fn be(bytes: &[u8]) -> $t {
                bytes.first_chunk::<$size>().map_or(<$t>::default(), |b| <$t>::from_be_bytes(*b))
            }
            #[inline]
            fn le(bytes: &[u8]) -> $t {
                bytes.first_chunk::<$size>().map_or(<$t>::default(), |b| <$t>::from_le_bytes(*b))
            }
        }
    )* };
}
wire! {
    u8, Uint8, 1; u16, Uint16, 2; u32, Uint32, 4; u64, Uint64, 8;
    i8, Int8, 1; i16, Int16, 2; i32, Int32, 4; i64, Int64, 8;
    f32, Float, 4; f64, Double, 8;
}

/// 24 bits.
pub enum U24 {}
/// 40 bits.
pub enum U40 {}
/// 48 bits.
pub enum U48 {}
/// 56 bits.
pub enum U56 {}
macro_rules! odd {
    ($($t:ty, $kind:ident, $size:literal, $v:ty;)*) => { $(
        impl FieldKind for $t {
            const TYPE: FieldType = FieldType::$kind;
            const WIDTH: u8 = $size * 8;
        }
        impl Wire for $t {
            type Value = $v;
            const SIZE: usize = $size;
            #[inline]
            fn be(bytes: &[u8]) -> $v {
                bytes.iter().take($size).fold(0, |v, b| v << 8 | <$v>::from(*b))
            }
            #[inline]
            fn le(bytes: &[u8]) -> $v {
                bytes.iter().take($size).rev().fold(0, |v, b| v << 8 | <$v>::from(*b))
            }
        }
    )* };
}
odd! { U24, Uint24, 3, u32; U40, Uint40, 5, u64; U48, Uint48, 6, u64; U56, Uint56, 7, u64; }

impl FieldKind for bool {
    const TYPE: FieldType = FieldType::Boolean;
    const WIDTH: u8 = 8;
}
impl Wire for bool {
    type Value = bool;
    const SIZE: usize = 1;
    #[inline]
    fn be(bytes: &[u8]) -> bool {
        bytes.first().is_some_and(|b| *b != 0)
    }
    #[inline]
    fn le(bytes: &[u8]) -> bool {
        Self::be(bytes)
    }
}

/// A character; read as one octet.
pub enum Char {}
impl FieldKind for Char {
    const TYPE: FieldType = FieldType::Char;
}
impl Wire for Char {
    type Value = u8;
    const SIZE: usize = 1;
    fn be(bytes: &[u8]) -> u8 {
        bytes.first().copied().unwrap_or(0)
    }
    fn le(bytes: &[u8]) -> u8 {
        Self::be(bytes)
    }
}

/// A word of `T` whose bits are fields of their own. Flags are shown in `W` of its bits, or in all of them if it is 0.
pub struct Bits<T, const W: u8 = 0>(PhantomData<fn() -> T>);
impl<T: FieldKind, const W: u8> FieldKind for Bits<T, W> {
    const TYPE: FieldType = T::TYPE;
    const WIDTH: u8 = if W == 0 { T::WIDTH } else { W };
}

macro_rules! kinds {
    ($($(#[doc = $d:literal])* $t:ident, $kind:ident;)*) => { $(
        $(#[doc = $d])*
        pub enum $t {}
        impl FieldKind for $t { const TYPE: FieldType = FieldType::$kind; }
    )* };
}
kinds! {
    /// No value of its own: subtrees.
    Empty, None;
    /// Text of known length.
    Text, String;
    /// Text that ends with a zero octet.
    TextZ, Stringz;
    /// Text of known length, padded with zero octets.
    TextZPad, StringzPad;
    /// The same, and cut off by its field's end.
    TextPad, StringzTrunc;
    /// Text after its own length.
    UintText, UintString;
    /// Octets.
    Bytes, Bytes;
    /// Octets after their own length.
    UintBytes, UintBytes;
    /// IEEE 802 MAC-48.
    Ether, Ether;
    /// IPv4 address.
    Ipv4, Ipv4;
    /// IPv6 address.
    Ipv6, Ipv6;
    /// A point in time.
    AbsTime, AbsoluteTime;
    /// A duration.
    RelTime, RelativeTime;
    /// The number of another frame.
    FrameNum, Framenum;
    /// RFC 9562.
    Guid, Guid;
    /// ASN.1 object identifier, BER contents octets.
    Oid, Oid;
    /// ASN.1 relative object identifier.
    RelOid, RelOid;
    /// EUI-64.
    Eui64, Eui64;
    /// OSI system identifier.
    SystemId, SystemId;
}

/// Declares a table of words for values, ascending by value (checked while compiling).
#[macro_export]
macro_rules! values {
    ($(#[$m:meta])* $vis:vis $n:ident { $($v:literal $s:literal),* $(,)? }) => {
        $(#[$m])* $vis const $n: $crate::Labels = {
            const T: &[(u32, &str)] = &[$(($v, $s)),*];
            let mut i = 1;
            while i < T.len() { assert!(T[i - 1].0 < T[i].0, "values must ascend"); i += 1; }
            $crate::Labels::Values(T)
        };
    };
}

/// Declares the words for set and not set: `flag_labels! { SET "Set", "Not set" }`.
#[macro_export]
macro_rules! flag_labels {
    ($($vis:vis $n:ident $t:literal, $f:literal);* $(;)?) => {
        $( $vis const $n: $crate::Labels = $crate::Labels::Flag($t, $f); )*
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __first {
    ($a:expr $(, $rest:expr)*) => {
        $a
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __bit_kind {
    (Flag, $parent:ty) => {
        $crate::FieldType::Boolean
    };
    ($s:ident, $parent:ty) => {
        <$parent as $crate::field::FieldKind>::TYPE
    };
    ($s:ident, $parent:ty, $k:ty) => {
        <$k as $crate::field::FieldKind>::TYPE
    };
}

/// Declares a protocol's fields.
///
/// `NAME: type = "filter.name", "Label", Show [, labels];` for a field, and
/// `NAME: Bits<u16> = "…", "…", Hex { BIT: 0x8000 = "…", "…", Flag [, labels]; … };` for a word of bits. A
/// bit field has its group's type; another one stands in brackets: `BIT: 0x80 [u8] = …`.
#[macro_export]
macro_rules! fields {
    ($( $(#[doc = $d:literal])* $n:ident: $t:ty = $f:literal, $l:literal, $s:ident $(& $hand:literal)? $(, $v:ident)?
        $({ $( $(#[doc = $bd:literal])* $bn:ident: $m:literal $([$bk:ty])? = $bf:literal, $bl:literal, $bs:ident $(, $bv:ident)?; )+ })? ;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code)]
        #[repr(u16)]
        enum FieldIdx { $( $n, $( $( $bn, )+ )? )* }
        $( $(#[doc = $d])* #[allow(dead_code)] pub(crate) const $n: $crate::Field<$t> = $crate::Field::at(FieldIdx::$n as u16, 0);
           $( $( $(#[doc = $bd])* #[allow(dead_code)] pub(crate) const $bn: $crate::Field<()> = $crate::Field::at(FieldIdx::$bn as u16, $m); )+
           )? )*
        pub(crate) static FIELDS: &[$crate::FieldDef] = &[ $(
            $crate::FieldDef {
                filter: $f, label: $l, kind: <$t as $crate::field::FieldKind>::TYPE, show: $crate::Show::$s, mask: 0,
                bits: $crate::__first!($($hand,)? 0),
                width: <$t as $crate::field::FieldKind>::WIDTH, parent: None,
                labels: $crate::__first!($($v,)? $crate::Labels::None), doc: concat!("" $(, $d)*),
            },
            $( $( $crate::FieldDef {
                filter: $bf, label: $bl, kind: $crate::__bit_kind!($bs, $t $(, $bk)?), show: $crate::Show::$bs, mask: $m, bits: $m,
                width: <$t as $crate::field::FieldKind>::WIDTH, parent: Some(FieldIdx::$n as u16),
                labels: $crate::__first!($($bv,)? $crate::Labels::None), doc: concat!("" $(, $bd)*),
            }, )+ )?
        )* ];
    };
}
