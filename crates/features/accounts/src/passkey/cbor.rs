//! As much of CBOR (RFC 8949) as authenticators send: definite lengths, whole numbers, bytes, texts, maps, arrays.

/// Deeper than this nothing is read.
const DEEPEST: u8 = 4;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cbor {
    Int(i64),
    Bytes(Vec<u8>),
    Text(String),
    Array(Vec<Cbor>),
    Map(Vec<(Cbor, Cbor)>),
    /// true, false, null.
    Simple(u8),
}

impl Cbor {
    /// The value of a key in a map.
    pub fn get(&self, key: &Cbor) -> Option<&Cbor> {
        let Cbor::Map(pairs) = self else { return None };
        pairs.iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    /// The value of a number's key in a map, as COSE has them.
    pub fn at(&self, label: i64) -> Option<&Cbor> {
        self.get(&Cbor::Int(label))
    }

    /// The bytes.
    pub fn bytes(&self) -> Option<&[u8]> {
        if let Cbor::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    /// The whole number.
    pub fn int(&self) -> Option<i64> {
        if let Cbor::Int(number) = self { Some(*number) } else { None }
    }
}

/// The first value of these bytes, and what follows it; `None` for anything else.
pub fn read(bytes: &[u8]) -> Option<(Cbor, &[u8])> {
    value(bytes, 0)
}

fn value(bytes: &[u8], depth: u8) -> Option<(Cbor, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    let (kind, low) = (first >> 5, first & 0x1f);
    if depth > DEEPEST {
        return None;
    }
    if kind == 7 {
        return (20..=22).contains(&low).then_some((Cbor::Simple(low), rest));
    }
    let wide = match low {
        0..=23 => 0,
        24..=27 => 1usize << (low - 24),
        _ => return None,
    };
    let (number, rest) = rest.split_at_checked(wide)?;
    let number =
        number.iter().fold(0u64, |n, byte| n << 8 | u64::from(*byte)) | if wide == 0 { u64::from(low) } else { 0 };
    let length = usize::try_from(number).ok()?;
    match kind {
        0 => Some((Cbor::Int(i64::try_from(number).ok()?), rest)),
        1 => Some((Cbor::Int(-1 - i64::try_from(number).ok()?), rest)),
        2 => rest.split_at_checked(length).map(|(bytes, rest)| (Cbor::Bytes(bytes.to_vec()), rest)),
        3 => {
            let (text, rest) = rest.split_at_checked(length)?;
            Some((Cbor::Text(std::str::from_utf8(text).ok()?.to_owned()), rest))
        }
        4 => many(rest, length, |rest| value(rest, depth + 1)).map(|(all, rest)| (Cbor::Array(all), rest)),
        5 => many(rest, length, |rest| {
            let (key, rest) = value(rest, depth + 1)?;
            let (value, rest) = value(rest, depth + 1)?;
            Some(((key, value), rest))
        })
        .map(|(all, rest)| (Cbor::Map(all), rest)),
        _ => None,
    }
}

/// So many items; a length that the bytes cannot hold ends at their end, before anything is kept for it.
fn many<'b, T>(
    mut rest: &'b [u8],
    length: usize,
    item: impl Fn(&'b [u8]) -> Option<(T, &'b [u8])>,
) -> Option<(Vec<T>, &'b [u8])> {
    let mut all = Vec::new();
    for _ in 0..length {
        let (one, after) = item(rest)?;
        all.push(one);
        rest = after;
    }
    Some((all, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples of RFC 8949, appendix A.
    #[test]
    fn values_are_read_as_the_standard_says() {
        for (bytes, wanted) in [
            (&[0x17][..], Some(Cbor::Int(23))),
            (&[0x18, 0x64], Some(Cbor::Int(100))),
            (&[0x19, 0x03, 0xe8], Some(Cbor::Int(1000))),
            (&[0x39, 0x01, 0x00], Some(Cbor::Int(-257))),
            (&[0x26], Some(Cbor::Int(-7))),
            (&[0x44, 1, 2, 3, 4], Some(Cbor::Bytes(vec![1, 2, 3, 4]))),
            (&[0x62, 0xc3, 0xbc], None),
            (&[0x62, 0xc3, 0xbc, 0], None),
            (&[0x83, 1, 2, 3], Some(Cbor::Array(vec![Cbor::Int(1), Cbor::Int(2), Cbor::Int(3)]))),
            (&[0xa1, 1, 2], Some(Cbor::Map(vec![(Cbor::Int(1), Cbor::Int(2))]))),
            (&[0xf5], Some(Cbor::Simple(21))),
            (&[0x9f, 0xff], None),
            (&[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], None),
            (&[0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], None),
            (&[0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x01], None),
            (&[], None),
        ] {
            let text = (bytes.first() == Some(&0x62)).then(|| Cbor::Text("ü".to_owned()));
            let wanted = wanted.or(text);
            let read = read(bytes).map(|(value, _)| value);
            assert_eq!(read, wanted, "{bytes:02x?}");
        }
    }
}
