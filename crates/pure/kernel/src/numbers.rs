//! Numbers as Vietnamese write and read them: "." parts thousands, "," begins the decimals. Integers only:
//! a number with two decimals is held as hundredths.
#![deny(missing_docs)]

mod parse;
mod shown;

pub use parse::{NumberProblem, parse_hundredths, parse_whole};
pub use shown::{decimal, decimal_trimmed, file_size, grouped};
