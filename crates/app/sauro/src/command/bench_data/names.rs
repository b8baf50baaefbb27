//! People whose names are put together from syllables by counting.

use db::Db;
use jiff::Timestamp;
use staff::api::NewStaff;

use crate::commune;
use crate::demo::COMMUNE;
use crate::failure::Failure;

const FAMILY: [&str; 12] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Đinh", "Lương"];
const MIDDLE: [&str; 10] = ["Văn", "Thị", "Đức", "Minh", "Thu", "Quang", "Hữu", "Ngọc", "Thanh", "Xuân"];
const GIVEN: [&str; 14] =
    ["An", "Bình", "Cường", "Dung", "Đạt", "Giang", "Hòa", "Khánh", "Lan", "Nga", "Phúc", "Thủy", "Tuấn", "Yến"];

/// Adds this many people, spread over the units.
///
/// # Errors
/// The database's.
pub async fn add_people(db: &Db, count: usize) -> Result<(), Failure> {
    let actor = accounts::api::set_up_actor(COMMUNE);
    let mut tx = commune::begin(db, &actor, Timestamp::now()).await?;
    let units = org::api::units(&mut tx, COMMUNE).await?;
    for number in 0..count {
        let unit = &units[1 + number % (units.len() - 1)];
        let new = NewStaff {
            code: format!("DL-{:03}", number + 1),
            full_name: name(number),
            unit: unit.id,
            title: format!("Chuyên viên {}", unit.name),
            kind: "cong_chuc".to_owned(),
            email: None,
        };
        commune::add_person(&mut tx, &actor, &new).await?;
    }
    commune::finish(tx, COMMUNE, "Thêm người để đo tốc độ").await
}

fn name(number: usize) -> String {
    let (family, middle, given) = (FAMILY[number % 12], MIDDLE[(number / 12 + number) % 10], GIVEN[(number * 5) % 14]);
    format!("{family} {middle} {given}")
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_are_always_the_same() {
        assert_eq!([name(0), name(13), name(155)], ["Nguyễn Văn An", "Trần Thu Nga", "Lương Ngọc Giang"]);
    }
}
