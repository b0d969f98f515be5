//! Days of publication as records tell them.

use jiff::civil::Date;

/// A day: at the beginning of an ISO 8601 date or time, in d/m/yyyy, or in seconds or
/// milliseconds since 1970.
pub(super) fn date(said: &str) -> Option<Date> {
    let said = said.trim();
    let number = |part: &str| part.trim().parse::<i16>().ok();
    if said.len() >= 9 && said.bytes().all(|byte| byte.is_ascii_digit()) {
        let time: i64 = said.parse().ok()?;
        let seconds = if said.len() >= 12 { time / 1_000 } else { time };
        let days = jiff::Span::new().try_days(seconds.div_euclid(86_400)).ok()?;
        return jiff::civil::date(1970, 1, 1).checked_add(days).ok();
    }
    let day = said.split([' ', 'T', ',']).find(|part| part.contains(['-', '/', '.']))?;
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    let small = |part: &str| number(part).and_then(|part| i8::try_from(part).ok());
    Date::new(number(year)?, small(month)?, small(day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_publication_are_read() {
        for (said, day) in [
            ("2023-10-05", "2023-10-05"),
            ("2023-10-05T23:30:00+07:00", "2023-10-05"),
            ("5/10/2023 08:15", "2023-10-05"),
            ("08:15, 05-10-2023", "2023-10-05"),
            ("05.10.2023", "2023-10-05"),
            ("1696464000", "2023-10-05"),
            ("1696464000000", "2023-10-05"),
        ] {
            assert_eq!(date(said).map(|day| day.to_string()).as_deref(), Some(day), "{said}");
        }
        for said in ["", "hôm qua", "31/2/2023", "5/10/23", "2023", "a-b-c"] {
            assert_eq!(date(said), None, "{said}");
        }
    }
}
