//! UTCTime and GeneralizedTime, X.680 sections 46 and 47.

/// A date and a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// Year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 60.
    pub second: u8,
    /// Nanoseconds.
    pub nanos: u32,
    /// Minutes east of UTC; `None` if the text says nothing of a zone (local time).
    pub zone_minutes: Option<i16>,
}

impl Time {
    /// `YYMMDDhhmm[ss](Z|+hhmm|-hhmm)`.
    pub fn utc(text: &[u8]) -> Option<Time> {
        let mut text = Digits(text);
        let year = text.two()?;
        let century = if year < 50 { 2000 } else { 1900 };
        let mut time = text.date(century + i32::from(year))?;
        time.hour = text.upto(23)?;
        time.minute = text.upto(59)?;
        if text.is_digit() {
            time.second = text.upto(60)?;
        }
        time.zone_minutes = text.zone()?;
        Some(time)
    }

    /// `YYYYMMDDhh[mm[ss[.f…]]](Z|+hh[mm]|-hh[mm])`, the zone left out for local time.
    pub fn generalized(text: &[u8]) -> Option<Time> {
        let mut text = Digits(text);
        let year = i32::from(text.two()?) * 100 + i32::from(text.two()?);
        let mut time = text.date(year)?;
        time.hour = text.upto(23)?;
        // A fraction stands for what is left out after the last unit; how much that is in seconds.
        let mut unit = 3600u64;
        if text.is_digit() {
            time.minute = text.upto(59)?;
            unit = 60;
            if text.is_digit() {
                time.second = text.upto(60)?;
                unit = 1;
            }
        }
        if let [b'.' | b',', rest @ ..] = text.0 {
            text.0 = rest;
            let nanos = text.fraction()? * unit;
            let seconds = nanos / 1_000_000_000;
            time.nanos = (nanos % 1_000_000_000) as u32;
            if unit == 3600 {
                time.minute = (seconds / 60) as u8;
            }
            if unit >= 60 {
                time.second = (seconds % 60) as u8;
            }
        }
        time.zone_minutes = text.zone()?;
        Some(time)
    }

    /// Seconds since the Unix epoch; local time counts as UTC.
    pub fn unix_seconds(&self) -> i64 {
        // Days since 1970-01-01, Howard Hinnant's `days_from_civil`.
        let y = i64::from(self.year) - i64::from(self.month <= 2);
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let mp = (i64::from(self.month) + 9) % 12;
        let doy = (153 * mp + 2) / 5 + i64::from(self.day) - 1;
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        let days = era * 146_097 + doe - 719_468;
        let clock =
            i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second);
        days * 86_400 + clock - 60 * i64::from(self.zone_minutes.unwrap_or(0))
    }
}

/// What is left of the text.
struct Digits<'t>(&'t [u8]);

impl Digits<'_> {
    fn is_digit(&self) -> bool {
        self.0.first().is_some_and(u8::is_ascii_digit)
    }

    fn digit(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        let digit = first.is_ascii_digit().then(|| first - b'0')?;
        self.0 = rest;
        Some(digit)
    }

    fn two(&mut self) -> Option<u8> {
        Some(10 * self.digit()? + self.digit()?)
    }

    fn upto(&mut self, max: u8) -> Option<u8> {
        self.two().filter(|v| *v <= max)
    }

    fn date(&mut self, year: i32) -> Option<Time> {
        let month = self.upto(12).filter(|m| *m > 0)?;
        let day = self.upto(31).filter(|d| *d > 0)?;
        Some(Time { year, month, day, hour: 0, minute: 0, second: 0, nanos: 0, zone_minutes: None })
    }

    /// Digits after the point, in billionths; further ones do not count.
    fn fraction(&mut self) -> Option<u64> {
        let mut weight = 100_000_000u64;
        let mut sum = u64::from(self.digit()?) * weight;
        while self.is_digit() {
            weight /= 10;
            sum += u64::from(self.digit()?) * weight;
        }
        Some(sum)
    }

    fn zone(&mut self) -> Option<Option<i16>> {
        let (sign, rest) = match self.0 {
            [] => return Some(None),
            [b'Z'] => return Some(Some(0)),
            [b'+', rest @ ..] => (1, rest),
            [b'-', rest @ ..] => (-1, rest),
            _ => return None,
        };
        self.0 = rest;
        let hours = i16::from(self.upto(23)?);
        let minutes = if self.is_digit() { i16::from(self.upto(59)?) } else { 0 };
        self.0.is_empty().then_some(Some(sign * (60 * hours + minutes)))
    }
}
