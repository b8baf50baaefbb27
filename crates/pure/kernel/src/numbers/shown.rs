//! Numbers in their written form.

/// A whole number with its thousands parted: "1.234.567", "-1.234".
pub fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    if value < 0 {
        out.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// A number held in hundredths, always with two decimals: 123456 gives "1.234,56".
pub fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    // A hundredth of any u64 fits in i64.
    format!("{sign}{},{:02}", grouped((size / 100).cast_signed()), size % 100)
}

/// A number held in hundredths, without idle zeros: 250 gives "2,5", 200 gives "2".
pub fn decimal_trimmed(hundredths: i64) -> String {
    let full = decimal(hundredths);
    full.trim_end_matches('0').trim_end_matches(',').to_owned()
}

/// The size of a file: "512 B", "1,2 MB". Steps of 1024, one decimal, rounded half up.
pub fn file_size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["KB", "MB", "GB", "TB", "PB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    let mut step = 1024_u128;
    let mut unit = 0;
    let tenths = |step: u128| (u128::from(bytes) * 20 + step) / (step * 2);
    while tenths(step) >= 10_240 && unit + 1 < UNITS.len() {
        step *= 1024;
        unit += 1;
    }
    let tenths = tenths(step);
    let whole = grouped(i64::try_from(tenths / 10).unwrap_or(i64::MAX));
    match tenths % 10 {
        0 => format!("{whole} {}", UNITS[unit]),
        tenth => format!("{whole},{tenth} {}", UNITS[unit]),
    }
}
