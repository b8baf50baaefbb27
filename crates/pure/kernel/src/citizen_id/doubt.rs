//! What a personal number and the rest of a person's data say differently.

use super::{CitizenId, Sex};
use crate::dates::Loose;

/// Something to look at again: a warning, never a reason to refuse. Birth dates and sexes get corrected after the
/// number was given, and births are registered abroad. The sentence is for whoever checks the person's data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// The first three digits are none of the provinces of Circular 07/2016/TT-BCA (001 to 096).
    #[error(
        "Ba chữ số đầu “{province}” không có trong danh sách mã tỉnh, thành phố (001–096). \
         Nếu người này không đăng ký khai sinh ở nước ngoài thì kiểm tra lại số."
    )]
    UnknownProvince {
        /// The first three digits.
        province: String,
    },
    /// The year in the number is not that of the birth date.
    #[error(
        "Theo số định danh cá nhân thì sinh năm {told}, nhưng ngày sinh ghi năm {given}. \
         Kiểm tra lại hai thông tin này."
    )]
    BirthYear {
        /// What the number tells.
        told: i16,
        /// What the birth date says.
        given: i16,
    },
    /// The sex in the number is not the one given.
    #[error(
        "Theo số định danh cá nhân thì giới tính là {}, nhưng hồ sơ ghi {}. Kiểm tra lại hai thông tin này.",
        told.label(), given.label()
    )]
    Sex {
        /// What the number tells.
        told: Sex,
        /// What was given.
        given: Sex,
    },
}

impl CitizenId {
    /// What in the number does not agree with the birth date and the sex, as far as these are known, and whether its
    /// province exists. Numbers of invented people (province 099) are in doubt like any other.
    pub fn doubts(&self, birth: Option<Loose>, sex: Option<Sex>) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let province = self.province();
        if !("001"..="096").contains(&province) {
            doubts.push(Doubt::UnknownProvince { province: province.to_owned() });
        }
        if let Some(given) = birth.map(Loose::year).filter(|year| *year != self.birth_year()) {
            doubts.push(Doubt::BirthYear { told: self.birth_year(), given });
        }
        if let Some(given) = sex.filter(|sex| *sex != self.sex()) {
            doubts.push(Doubt::Sex { told: self.sex(), given });
        }
        doubts
    }
}
