//! The user's settings.

use super::wire;

wire! {
    /// The user's settings that the main window shows. Preferences, protocols and Decode As have routes of their own.
    pub struct Settings {
        /// The packet list's columns, hidden ones included.
        pub columns: Vec<ColumnSpec>,
        /// How times are shown.
        pub time: TimeSettings,
        /// Which names are looked up.
        pub names: NameSettings,
        /// Colour rules, in order.
        pub colours: Vec<ColourRule>,
        /// Packets are coloured.
        pub colourize: bool,
        /// Saved display filters.
        pub filters: Vec<SavedFilter>,
        /// Filters used before, last first.
        pub recent_filters: Vec<String>,
        /// Buttons of the filter bar.
        pub buttons: Vec<FilterButton>,
        /// What the page wants to remember; the server does not look into it.
        pub page: String,
    }

    /// A column of the packet list.
    pub struct ColumnSpec {
        /// The heading.
        pub title: String,
        /// Format code, such as `%m` or `%Cus:tcp.port:0:R`.
        pub format: String,
        /// It is not shown; rows have its cell all the same.
        #[serde(default)]
        pub hidden: bool,
        /// Alignment; absent for the format's own.
        #[serde(default)]
        pub align: Option<Align>,
        /// Width in CSS pixels; absent for the page's choice.
        #[serde(default)]
        pub width: Option<u32>,
    }

    /// Alignment of a column.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Align {
        /// Left.
        Left,
        /// Centre.
        Centre,
        /// Right.
        Right,
    }

    /// A format that a column can have.
    pub struct ColumnFormat {
        /// Its code.
        pub format: String,
        /// In words.
        pub name: String,
        /// Alignment it has unless the user sets one.
        pub align: Align,
    }

    /// How times are shown.
    #[derive(Copy, Eq)]
    pub struct TimeSettings {
        /// Format of the Time column.
        pub format: TimeFormat,
        /// Digits after the second, 0 to 9; absent: as many as the capture gives.
        pub digits: Option<u8>,
        /// Durations with hours and minutes.
        pub hms: bool,
    }

    /// A format of times.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum TimeFormat {
        /// Seconds since the first frame.
        Relative,
        /// Seconds since the frame before.
        Delta,
        /// Seconds since the frame displayed before.
        DeltaShown,
        /// Local time of day.
        Absolute,
        /// Local date and time.
        AbsoluteDate,
        /// Local year, day of year and time.
        AbsoluteDayOfYear,
        /// Seconds since 1970.
        Epoch,
        /// UTC time of day.
        Utc,
        /// UTC date and time.
        UtcDate,
        /// UTC year, day of year and time.
        UtcDayOfYear,
    }

    /// Which names are looked up.
    #[derive(Copy, Eq)]
    pub struct NameSettings {
        /// Of network cards.
        pub physical: bool,
        /// Of hosts.
        pub network: bool,
        /// Of ports.
        pub transport: bool,
    }

    /// A colour rule.
    pub struct ColourRule {
        /// Its name.
        pub name: String,
        /// Display filter.
        pub filter: String,
        /// Text.
        pub foreground: Colour,
        /// Behind the text.
        pub background: Colour,
        /// It is used.
        pub enabled: bool,
    }

    /// A colour.
    #[derive(Copy, Eq)]
    pub struct Colour {
        /// Red, 0 to 255.
        pub red: u8,
        /// Green.
        pub green: u8,
        /// Blue.
        pub blue: u8,
    }

    /// A display filter with a name.
    pub struct SavedFilter {
        /// Its name.
        pub name: String,
        /// The filter.
        pub filter: String,
    }

    /// A button of the filter bar.
    pub struct FilterButton {
        /// What it says; ` // ` makes menus.
        pub label: String,
        /// The filter.
        pub filter: String,
        /// Shown when hovered over.
        pub comment: String,
        /// It is shown.
        pub enabled: bool,
    }

    /// A preference.
    pub struct Preference {
        /// Its name, such as `tcp.relative_sequence_numbers`.
        pub name: String,
        /// The module it belongs to, for people.
        pub module: String,
        /// For people.
        pub title: String,
        /// What it does.
        pub doc: String,
        /// What values it takes.
        pub kind: PreferenceKind,
        /// Its value as a preference file has it.
        pub value: String,
        /// The value it has unless the user sets one.
        pub default: String,
    }

    /// What values a preference takes.
    #[derive(Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum PreferenceKind {
        /// `TRUE` or `FALSE`.
        Bool,
        /// A number.
        Number,
        /// One of these words.
        Choice(Vec<String>),
        /// Text.
        Text,
        /// Port numbers and ranges.
        Ports,
    }

    /// A preference's value.
    pub struct PreferenceValue {
        /// Its name.
        pub name: String,
        /// The value as a preference file has it; absent for the default.
        pub value: Option<String>,
    }

    /// A protocol that can be turned off.
    pub struct ProtocolSwitch {
        /// Filter name.
        pub protocol: String,
        /// For people.
        #[serde(default)]
        pub name: String,
        /// It is on.
        pub enabled: bool,
    }

    /// What Decode As can change, and what it has changed.
    pub struct DecodeAsTables {
        /// Tables.
        pub tables: Vec<DecodeAsTable>,
        /// What the user set.
        pub set: Vec<DecodeAs>,
    }

    /// A table of Decode As.
    pub struct DecodeAsTable {
        /// Its name, such as `tcp.port`.
        pub table: String,
        /// Filter names of protocols that can stand in it.
        pub protocols: Vec<String>,
    }

    /// A row of Decode As.
    pub struct DecodeAs {
        /// The table.
        pub table: String,
        /// The number.
        pub number: u32,
        /// Filter name of the protocol; absent for none.
        pub protocol: Option<String>,
    }
}
