//! Taking a checked list into the register: everything in one transaction, or nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use db::{DbError, Leaf, WriteTx, Written};
use files::xlsx_in::Workbook;
use jiff::civil::Date;
use kernel::dates;
use kernel::ids::{StaffId, UnitId};
use kernel::permission::Allowed;

use super::answers::Answers;
use super::check::{Change, Checked, NoList, Person, Row, RowState, check};
use super::ground::{Ground, ground};
use crate::career::{Career, EventKind};
use crate::permissions::ImportStaff;
use crate::profile::{Place, Values};
use crate::store::change::NewChange;
use crate::store::import::ImportState;
use crate::store::{self, career as events, career::NewEvent, profile};

/// What is to be taken in.
#[derive(Debug, Clone)]
pub struct CarryOut {
    /// The list's number and the version that was seen.
    pub list: (i64, i64),
    pub file_name: String,
    pub workbook: Arc<Workbook>,
    pub answers: Answers,
    /// The day on which the list says how things are.
    pub as_of: Date,
    /// Where the browser goes next.
    pub location: String,
}

/// What came of it.
#[derive(Debug)]
pub enum Carried {
    /// Everything is in the register.
    Done { written: Written, checked: Box<Checked> },
    /// Something is not right yet; nothing has changed.
    NotReady(Box<Checked>),
    /// The workbook has no list.
    NoList(NoList),
}

/// Lists are taken in and given back one after another: who is in the register must not change under a list.
pub(super) const TURN: &str = "staff_import_turn";

/// Checks the list against the register as it is now, and takes it in. `tx` was opened with the same permission.
///
/// # Errors
/// The engine's; [`DbError::Conflict`] when the list was carried out, given up or answered by somebody else meanwhile.
pub async fn carry_out(mut tx: WriteTx, allowed: &Allowed<ImportStaff>, what: CarryOut) -> Result<Carried, DbError> {
    tx.take_turn(TURN).await?;
    let today = dates::civil_date(tx.now());
    let ground = ground(&mut tx, allowed, today).await?;
    let (workbook, answers) = (Arc::clone(&what.workbook), what.answers.clone());
    let checking = tokio::task::spawn_blocking(move || (check(&workbook, &ground, &answers), ground)).await;
    let Ok((checked, ground)) = checking else { return Err(DbError::Conflict) };
    let checked = match checked {
        Ok(checked) if checked.is_ready() => checked,
        Ok(checked) => return Ok(Carried::NotReady(Box::new(checked))),
        Err(no_list) => return Ok(Carried::NoList(no_list)),
    };
    let [new, changed] = [RowState::New, RowState::Changed].map(|state| checked.count(state));
    let counts = [checked.rows.len(), new, changed].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    store::import::finish(&mut tx, allowed, what.list, ImportState::Done, counts).await?;
    let mut carrying = Carrying { allowed, ground: &ground, import: what.list.0, as_of: what.as_of };
    carrying.newcomers(&mut tx, &checked).await?;
    for row in checked.rows.iter().filter(|row| row.state == RowState::Changed) {
        carrying.changed(&mut tx, row).await?;
    }
    let summary = format!(
        "Nhập danh sách từ tệp “{}”: thêm {new} người, cập nhật {changed} người; đã đối chiếu số định danh, ngày sinh của người trong danh sách",
        what.file_name
    );
    let written = tx.commit(Leaf::about("staff_import", what.list.0, summary), what.location).await?;
    Ok(Carried::Done { written, checked: Box::new(checked) })
}

struct Carrying<'a> {
    allowed: &'a Allowed<ImportStaff>,
    ground: &'a Ground,
    import: i64,
    as_of: Date,
}

impl Carrying<'_> {
    fn unit(&self, values: &Values) -> Option<UnitId> {
        self.ground.unit_of(values)
    }

    fn positions(&self, values: &Values) -> Vec<i64> {
        let codes = values.get("positions").unwrap_or_default().split("; ");
        codes.filter_map(|code| self.ground.positions.iter().find(|one| one.code == code)).map(|one| one.id).collect()
    }

    /// Everybody who is new, with numbers that are taken at once.
    async fn newcomers(&mut self, tx: &mut WriteTx, checked: &Checked) -> Result<(), DbError> {
        let rows: Vec<&Row> = checked.rows.iter().filter(|row| row.state == RowState::New).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let drawn: Vec<Vec<NewEvent>> = rows.iter().map(|row| self.first_events(&row.values)).collect();
        let careers: Vec<Career> = drawn.iter().map(|events| career_of(events)).collect();
        let total = |count: &dyn Fn(&Career) -> usize| careers.iter().map(count).sum();
        let mut codes = self.codes(tx, rows.len()).await?.into_iter();
        let mut staff = Numbers::take(tx, "staff_member", rows.len()).await?;
        let mut event = Numbers::take(tx, "staff_event", drawn.iter().map(Vec::len).sum()).await?;
        let mut stint = Numbers::take(tx, "staff_stint", total(&|career| career.stints.len())).await?;
        let mut post = Numbers::take(tx, "staff_post", total(&|career| career.posts.len())).await?;
        for ((row, happened), career) in rows.into_iter().zip(&drawn).zip(&careers) {
            let id = StaffId(staff.next());
            let code = codes.next().unwrap_or_default();
            let new = self.ground.member(&code, &row.values).ok_or(DbError::Conflict)?;
            store::insert_member(tx, self.allowed, id, &new).await?;
            profile::insert(tx, self.allowed, id, &row.values, Some(self.import)).await?;
            if !row.values.of_place(Place::Private).is_empty() {
                profile::insert_private(tx, self.allowed, id, &row.values).await?;
            }
            for new in happened {
                events::insert_event(tx, self.allowed, (event.next(), id), new).await?;
            }
            for one in &career.stints {
                events::insert_stint(tx, self.allowed, (stint.next(), id), one).await?;
            }
            for one in &career.posts {
                events::insert_post(tx, self.allowed, (post.next(), id), one).await?;
            }
        }
        Ok(())
    }

    /// Codes that nobody has: CB-0001, CB-0002, …
    async fn codes(&self, tx: &mut WriteTx, count: usize) -> Result<Vec<String>, DbError> {
        let taken: BTreeSet<&str> = self.ground.people.iter().map(|known| known.code.as_str()).collect();
        let mut codes = Vec::with_capacity(count);
        while codes.len() < count {
            let mut numbers = Numbers::take(tx, "staff_code", count - codes.len()).await?;
            let fresh = (codes.len()..count).map(|_| format!("CB-{:04}", numbers.next()));
            codes.extend(fresh.collect::<Vec<_>>().into_iter().filter(|code| !taken.contains(code.as_str())));
        }
        Ok(codes)
    }

    /// What a list says of a career: recruited, come here, appointed, placed. Days that it does not say are the list's.
    fn first_events(&self, values: &Values) -> Vec<NewEvent> {
        let day = |key: &str| values.get(key).and_then(|stored| stored.parse::<Date>().ok());
        let import = Some(self.import);
        let note = |said: bool| (!said).then(|| "Ngày lấy theo ngày của danh sách".to_owned());
        let joined = day("joined_on").filter(|day| *day <= self.as_of);
        let here = joined.unwrap_or(self.as_of);
        let title = values.get("title").unwrap_or_default().to_owned();
        let mut events = Vec::new();
        if let Some(on) = day("recruited_on") {
            events.push(NewEvent {
                import,
                note: values.get("recruited_by").map(str::to_owned),
                ..NewEvent::new(EventKind::TuyenDung, on)
            });
        }
        events.push(NewEvent {
            unit: self.unit(values),
            title: Some(title.clone()),
            import,
            note: note(joined.is_some()),
            ..NewEvent::new(EventKind::TiepNhan, here)
        });
        if let Some(on) = day("appointed_on").filter(|on| *on >= here && *on <= self.as_of) {
            events.push(NewEvent { title: Some(title), import, ..NewEvent::new(EventKind::BoNhiem, on) });
        }
        for (number, position) in self.positions(values).into_iter().enumerate() {
            events.push(self.placed(position, number > 0));
        }
        events
    }

    fn placed(&self, position: i64, concurrent: bool) -> NewEvent {
        NewEvent {
            position: Some(position),
            concurrent,
            import: Some(self.import),
            note: Some("Ngày lấy theo ngày của danh sách".to_owned()),
            ..NewEvent::new(EventKind::XepViTri, self.as_of)
        }
    }

    /// Somebody who is in the register already: each field that changes is noted with what stood there.
    async fn changed(&mut self, tx: &mut WriteTx, row: &Row) -> Result<(), DbError> {
        let Person::Known(id, _) = &row.person else { return Ok(()) };
        let (Some(known), staff) = (self.ground.of_id(*id), StaffId(*id)) else { return Ok(()) };
        let mut values = known.values.clone();
        for change in &row.changes {
            values.set(change.field, change.after.clone());
            let new = NewChange {
                staff,
                field: change.field.key,
                before: change.before.as_deref(),
                after: Some(&change.after),
                source: "tep",
                paper: None,
                reason: None,
                import: Some(self.import),
                verified_on: None,
            };
            store::change::insert_change(tx, self.allowed, change.field.place, &new).await?;
        }
        self.write_profile(tx, staff, &values, &row.changes).await?;
        self.write_career(tx, staff, &values, &row.changes).await
    }

    async fn write_profile(
        &self,
        tx: &mut WriteTx,
        staff: StaffId,
        values: &Values,
        changes: &[Change],
    ) -> Result<(), DbError> {
        let concerns = |place: Place| changes.iter().any(|change| change.field.place == place);
        let versions = self.ground.versions(staff);
        if let (true, Some(new)) = (concerns(Place::Member), self.ground.member(&self.ground.code(staff), values)) {
            store::update_member(tx, self.allowed, staff, &new).await?;
        }
        if concerns(Place::Profile) {
            match versions.profile {
                Some(version) => profile::update(tx, self.allowed, (staff, version), values).await?,
                None => profile::insert(tx, self.allowed, staff, values, None).await?,
            }
        }
        if concerns(Place::Private) {
            match versions.private {
                Some(version) => profile::update_private(tx, self.allowed, (staff, version), values).await?,
                None => profile::insert_private(tx, self.allowed, staff, values).await?,
            }
        }
        Ok(())
    }

    /// Another unit, title or position is an event of the list's day.
    async fn write_career(
        &self,
        tx: &mut WriteTx,
        staff: StaffId,
        values: &Values,
        changes: &[Change],
    ) -> Result<(), DbError> {
        let has = |key: &str| changes.iter().find(|change| change.field.key == key);
        let mut new = Vec::new();
        let said = Some("Theo danh sách nhập từ Excel".to_owned());
        if has("unit").is_some() || has("title").is_some() {
            let unit = self.unit(values);
            let title = values.get("title").map(str::to_owned);
            let kind = EventKind::CapNhat;
            new.push(NewEvent {
                unit,
                title,
                note: said.clone(),
                import: Some(self.import),
                ..NewEvent::new(kind, self.as_of)
            });
        }
        if let Some(change) = has("positions") {
            let mut before = Values::default();
            before.put("positions", change.before.clone().unwrap_or_default());
            let (former, now) = (self.positions(&before), self.positions(values));
            for position in former.iter().filter(|position| !now.contains(position)) {
                let ended = NewEvent {
                    position: Some(*position),
                    import: Some(self.import),
                    note: said.clone(),
                    ..NewEvent::new(EventKind::ThoiViTri, self.as_of)
                };
                new.push(ended);
            }
            for (number, position) in now.iter().enumerate().filter(|(_, position)| !former.contains(position)) {
                new.push(self.placed(*position, number > 0));
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        for event in &new {
            let id = tx.next_id("staff_event").await?;
            events::insert_event(tx, self.allowed, (id, staff), event).await?;
        }
        draw_again(tx, self.allowed, staff).await
    }
}

/// Draws a person's stints and posts from his events anew.
///
/// # Errors
/// The engine's.
pub(super) async fn draw_again(
    tx: &mut WriteTx,
    allowed: &Allowed<ImportStaff>,
    staff: StaffId,
) -> Result<(), DbError> {
    let commune = allowed.actor().commune;
    let rows = events::events_of(tx, commune, staff).await?;
    let career = Career::of(&rows.iter().filter_map(events::EventRow::event).collect::<Vec<_>>());
    events::forget_drawn(tx, allowed, staff).await?;
    events::insert_drawn(tx, allowed, staff, &career).await
}

fn career_of(events: &[NewEvent]) -> Career {
    let numbered = (1_i64..).zip(events);
    Career::of(&numbered.map(|(id, event)| event.event(id)).collect::<Vec<_>>())
}

/// Numbers that were taken together.
struct Numbers(i64);

impl Numbers {
    async fn take(tx: &mut WriteTx, table: &'static str, count: usize) -> Result<Numbers, DbError> {
        if count == 0 {
            return Ok(Numbers(0));
        }
        Ok(Numbers(tx.next_ids(table, count).await?))
    }

    fn next(&mut self) -> i64 {
        self.0 += 1;
        self.0 - 1
    }
}
