//! A frame of competences as it was read.

use maud::{Markup, html};
use ui::components::{Choice, Field, disclosure, radio_field};

use super::Shown;
use crate::frames::of_group;
use crate::papers::CompetenceGroup;
use crate::papers::frame::Frame;
use crate::store::frame::KINDS;

pub(super) fn view(page: &Shown, frame: &Frame) -> Markup {
    let kinds: Vec<Choice> = KINDS.iter().map(|(code, label)| Choice::new(*code, *label)).collect();
    let levels: usize = frame.competences.iter().map(|one| one.levels.len()).sum();
    html! {
        section.section {
            h2 { (frame.competences.len()) " năng lực, " (levels) " mô tả cấp độ" }
            @for group in CompetenceGroup::ALL {
                @let count = frame.competences.iter().filter(|one| one.group == group).count();
                @if count > 0 {
                    (disclosure(&format!("Xem {count} {}", group.label()), of_group(group, &frame.competences)))
                }
            }
            (radio_field(&Field { name: "dung_cho", label: "Khung này dùng cho", value: page.data.raw("dung_cho"), error: page.errors.get("dung_cho"), required: true, ..Field::default() }, &kinds))
        }
    }
}
