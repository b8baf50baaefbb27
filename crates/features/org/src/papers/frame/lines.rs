//! A frame of which every cell became a line: names, then each level's number with the texts of its cells below.

use kernel::text::mark_key;

use super::GroupLevels;
use super::divide::{Piece, divide};
use super::table::level;
use crate::papers::competence::CompetenceGroup;
use crate::papers::finding::{At, Finding};
use crate::papers::grid::{Row, RowPlace};
use crate::papers::words::{after_bullet, heading_key, squeeze, starts_lower};

/// The groups of the document.
pub(super) fn groups(rows: &[Row], findings: &mut Vec<Finding>) -> Vec<(CompetenceGroup, GroupLevels)> {
    let mut reading = Reading::default();
    for row in rows {
        reading.row(row, findings);
    }
    reading.close_group(findings);
    reading.done
}

#[derive(Debug, Default)]
struct Reading {
    group: Option<CompetenceGroup>,
    open: GroupLevels,
    level: Option<(u8, At)>,
    pieces: Vec<Piece>,
    /// The line read last, to see blank lines.
    last_line: u32,
    done: Vec<(CompetenceGroup, GroupLevels)>,
}

impl Reading {
    fn row(&mut self, row: &Row, findings: &mut Vec<Finding>) {
        let RowPlace::Line(line) = row.place else { return };
        let gap = usize::try_from(line.saturating_sub(self.last_line + 1)).unwrap_or_default();
        self.last_line = line;
        let text = squeeze(&row.whole());
        let key = heading_key(&text);
        if key.starts_with("nhóm năng lực")
            && let Some(group) = CompetenceGroup::named_in(&text)
        {
            if self.group != Some(group) {
                self.close_group(findings);
                self.group = Some(group);
            }
            return;
        }
        if self.group.is_none() || mark_key(&text) == "cấp độ" {
            return;
        }
        if let Some(level) = level(&text) {
            self.close_level(findings);
            self.level = Some((level, row.begins()));
            return;
        }
        match self.level {
            None => self.name(&text, row),
            Some(_) => self.piece(&text, gap),
        }
    }

    fn name(&mut self, text: &str, row: &Row) {
        match self.open.names.last_mut() {
            Some((name, _)) if starts_lower(text) => {
                name.push(' ');
                name.push_str(text);
            }
            _ => self.open.names.push((text.to_owned(), row.begins())),
        }
    }

    fn piece(&mut self, text: &str, gap: usize) {
        let bullet = after_bullet(text);
        match self.pieces.last_mut() {
            Some(above) if bullet.is_none() && starts_lower(text) => {
                above.text.push(' ');
                above.text.push_str(text);
            }
            _ => {
                let gap = if self.pieces.is_empty() { 0 } else { gap };
                self.pieces.push(Piece { text: bullet.unwrap_or(text).to_owned(), bullet: bullet.is_some(), gap });
            }
        }
    }

    fn close_level(&mut self, findings: &mut Vec<Finding>) {
        let Some((level, at)) = self.level.take() else { return };
        let pieces = std::mem::take(&mut self.pieces);
        let names: Vec<&str> = self.open.names.iter().map(|(name, _)| name.as_str()).collect();
        let Some(columns) = divide(&names, &pieces) else {
            self.open.unread.push(level);
            findings.push(Finding::new(
                at,
                format!(
                    "Không phân được {} đoạn của cấp độ {level} vào các ô của {} năng lực.",
                    pieces.len(),
                    names.len()
                ),
                "Cấp độ này chưa được đọc: nhập tay, hoặc đọc lại từ bản Word có bảng.",
            ));
            return;
        };
        let plain = pieces.len() == names.len() && pieces.iter().all(|piece| !piece.bullet);
        if !plain {
            findings.push(Finding::new(
                at,
                format!("Ranh giới giữa các ô của cấp độ {level} được suy từ gạch đầu dòng, dòng trống và từ ngữ."),
                "Đối chiếu từng năng lực ở cấp độ này với bản gốc.",
            ));
        }
        let texts = self.open.levels.entry(level).or_default();
        for (piece, column) in pieces.into_iter().zip(columns) {
            super::add(texts, column, &piece.text);
        }
    }

    fn close_group(&mut self, findings: &mut Vec<Finding>) {
        self.close_level(findings);
        let open = std::mem::take(&mut self.open);
        if let Some(group) = self.group.take().filter(|_| !open.names.is_empty()) {
            self.done.push((group, open));
        }
    }
}
