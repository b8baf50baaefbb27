//! A small commune with a history: what really happened, from which exports are written, true ones and forged ones.

use std::collections::{BTreeMap, BTreeSet};

use audit::commit::{RowBuilder, Salt, commit_row, commit_text};
use audit::export::{head_line, header_line, leaf_line, row_line};
use audit::head::{SignedHead, SigningKey, TreeHead};
use audit::leaf::{About, LeafBody, RowChange, leaf_hash};
use audit::tree::Frontier;
use audit::verify::LINES;
use jiff::Timestamp;

/// Chance that is the same in every run (SplitMix64).
#[derive(Debug, Clone)]
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub fn salt(&mut self) -> Salt {
        let mut salt = [0; 32];
        salt.fill_with(|| self.next() as u8);
        salt
    }
}

pub type Name = (&'static str, i64);

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub salt: Salt,
    pub title: String,
    pub state: i64,
}

impl Row {
    pub fn canonical(&self) -> Vec<u8> {
        let mut row = RowBuilder::new();
        row.text("title", Some(&self.title)).integer("state", Some(self.state)).text("note", None::<&str>);
        row.finish().unwrap()
    }
}

/// One write: what was done, and how its rows were afterwards (`None`: deleted).
#[derive(Debug, Clone)]
pub struct Deed {
    pub account: i64,
    pub at: Timestamp,
    pub action: &'static str,
    pub texts: [Option<String>; 4],
    pub salt: Salt,
    pub rows: BTreeMap<Name, Option<Row>>,
    /// Leaves whose texts this write erased, as it tells itself.
    pub tells: BTreeSet<u64>,
}

#[derive(Debug, Clone)]
pub struct World {
    pub commune: i64,
    pub deeds: Vec<Deed>,
    /// The sizes at which a head was signed.
    pub heads: Vec<u64>,
    /// Erased: leaves by their place from 1, and rows.
    pub erased_leaves: BTreeSet<u64>,
    pub erased_rows: BTreeSet<Name>,
}

pub fn key() -> SigningKey {
    SigningKey::from_secret(&[42; 32])
}

const TABLES: [&str; 3] = ["plans_task", "plans_evidence", "staff_person"];
const ACTIONS: [&str; 4] = ["assign_task", "hand_in", "accept_product", "rename_person"];
const WORDS: [&str; 6] = ["Rà soát \"hồ sơ\"", "Nộp báo cáo\nquý III", "Nghiệm thu", "Đổi tên", "C:\\tệp\u{1}", ""];

impl World {
    /// A history of `deeds` writes over several rows.
    pub fn of(deeds: usize, chance: &mut Chance) -> World {
        let mut world = World {
            commune: 12345,
            deeds: Vec::new(),
            heads: vec![(deeds / 4) as u64, (deeds * 2 / 3) as u64, deeds as u64],
            erased_leaves: BTreeSet::new(),
            erased_rows: BTreeSet::new(),
        };
        for index in 0..deeds {
            let present = world.rows();
            let mut rows = BTreeMap::new();
            for _ in 0..[0, 1, 1, 2, 3][chance.below(5)] {
                let name = (chance.pick(&TABLES), 1 + chance.below(8) as i64);
                let gone = present.contains_key(&name) && chance.below(5) == 0;
                rows.insert(name, (!gone).then(|| row(present.get(&name), chance)));
            }
            let mut text = || Some(format!("{} {}", chance.pick(&WORDS), chance.below(100)));
            world.deeds.push(Deed {
                texts: [text(), text(), text(), if index % 3 == 0 { text() } else { None }],
                account: 1 + chance.below(9) as i64,
                at: Timestamp::from_millisecond(1_764_000_000_000 + index as i64 * 61_007).unwrap(),
                action: chance.pick(&ACTIONS),
                salt: chance.salt(),
                rows,
                tells: BTreeSet::new(),
            });
        }
        world
    }

    /// The rows as they are after all deeds.
    pub fn rows(&self) -> BTreeMap<Name, Row> {
        let mut rows = BTreeMap::new();
        for (name, row) in self.deeds.iter().flat_map(|deed| &deed.rows) {
            match row {
                Some(row) => rows.insert(*name, row.clone()),
                None => rows.remove(name),
            };
        }
        rows
    }

    /// Erases the texts of leaves, and tells so in a leaf of its own, under a head.
    pub fn erase(&mut self, leaves: &[u64], chance: &mut Chance) {
        let told = Deed {
            action: "erase_person",
            tells: leaves.iter().copied().collect(),
            rows: BTreeMap::new(),
            salt: chance.salt(),
            ..self.deeds[0].clone()
        };
        self.deeds.push(told);
        self.erased_leaves.extend(leaves);
        self.heads.push(self.deeds.len() as u64);
    }

    /// The same history up to an earlier point, without the heads after it.
    pub fn cut(&self, deeds: usize) -> World {
        let mut world = self.clone();
        world.deeds.truncate(deeds);
        world.heads.retain(|size| *size <= deeds as u64);
        world
    }

    /// The leaves as they stand in the tree.
    pub fn bodies(&self) -> Vec<String> {
        let mut seals = BTreeMap::new();
        let mut bodies = Vec::new();
        for (index, deed) in self.deeds.iter().enumerate() {
            let mut rows = Vec::new();
            for ((table, id), row) in &deed.rows {
                let after = row.as_ref().map(|row| commit_row(&row.salt, &row.canonical()));
                let before = seals.insert((*table, *id), after).flatten();
                rows.push(RowChange { table: (*table).to_owned(), row: *id, before, after });
            }
            for told in &deed.tells {
                let earlier = &self.deeds[*told as usize - 1];
                let before = Some(commit_text(&earlier.salt, &earlier.texts.each_ref().map(Option::as_deref)));
                rows.push(RowChange { table: LINES.to_owned(), row: *told as i64, before, after: None });
            }
            // A row that neither was nor is, because a forger took its creation away, is no change.
            rows.retain(|change| change.before.is_some() || change.after.is_some());
            let texts = deed.texts.each_ref().map(Option::as_deref);
            let body = LeafBody {
                commune: self.commune,
                seq: index as u64 + 1,
                at: deed.at,
                account: deed.account,
                on_behalf_of: (deed.account == 3).then_some(4),
                action: deed.action.to_owned(),
                about: About { table: "plans_task".to_owned(), row: deed.account },
                text: commit_text(&deed.salt, &texts),
                rows,
            };
            bodies.push(body.to_text());
        }
        bodies
    }

    /// The signed heads.
    pub fn signed(&self, key: &SigningKey) -> Vec<SignedHead> {
        let bodies = self.bodies();
        let sign = |size: &u64| {
            let mut frontier = Frontier::new();
            bodies[..*size as usize].iter().for_each(|body| drop(frontier.append(leaf_hash(body))));
            let at = Timestamp::from_millisecond(1_765_000_000_000 + *size as i64).unwrap();
            key.sign(TreeHead { commune: self.commune, size: *size, root: frontier.root(), at })
        };
        self.heads.iter().map(sign).collect()
    }

    /// The lines of the export.
    pub fn export(&self, key: &SigningKey) -> Vec<String> {
        let mut lines = vec![header_line(self.commune, &[key.public()])];
        lines.extend(self.signed(key).iter().map(head_line));
        for (index, (deed, body)) in self.deeds.iter().zip(self.bodies()).enumerate() {
            let texts = deed.texts.each_ref().map(Option::as_deref);
            let kept = !self.erased_leaves.contains(&(index as u64 + 1));
            lines.push(leaf_line(&body, kept.then_some((&texts[..], &deed.salt))));
        }
        for (name, row) in self.rows() {
            let kept = !self.erased_rows.contains(&name);
            lines.push(row_line(name.0, name.1, kept.then_some((&row.canonical()[..], &row.salt))));
        }
        lines
    }
}

/// A row's next state; its salt stays.
fn row(before: Option<&Row>, chance: &mut Chance) -> Row {
    Row {
        salt: before.map_or_else(|| chance.salt(), |row| row.salt),
        title: format!("{} {}", chance.pick(&WORDS), chance.below(1000)),
        state: chance.below(1000) as i64,
    }
}
