//! Directives and their reading; difficulties and their answers.

use db::Leaf;
use kernel::actor::Actor;
use plans::api::{self, AnswerDifficulty, ConfirmReading, ManageDirectives, ReportDifficulty, SubmitDifficulty};

use super::deeds::{About, Answered, NewDifficulty, NewDirective, Reading, day};
use super::{Teller, commit, may};
use crate::demo::COMMUNE;
use crate::failure::Failure;

impl Teller<'_> {
    pub(super) async fn directive(&mut self, who: &Actor, new: &NewDirective) -> Result<(), Failure> {
        let allowed = may(who, ManageDirectives)?;
        let mut tx = self.begin(&allowed).await?;
        let command = api::NewDirective {
            kind: new.kind.clone(),
            number: new.number.clone(),
            issued_on: Some(day(&new.issued_on)?),
            issuer: new.issuer.clone(),
            title: new.title.clone(),
            summary: new.summary.clone(),
            received_on: self.on,
            confirm_by: day(&new.confirm_by)?,
            readers: self.people.iter().map(|p| p.id).collect(),
        };
        let id = api::insert_directive(&mut tx, &allowed, &command, None).await?;
        self.directives.insert(new.number.clone(), id);
        commit(tx, Leaf::about("plans_directive", id, format!("Thêm văn bản {}", new.number)), "/van-ban").await
    }

    pub(super) async fn confirm(&mut self, reading: &Reading) -> Result<(), Failure> {
        let id = self.known_directive(&reading.number)?;
        let read = api::readers(&mut self.db.read().await?, COMMUNE, id).await?;
        for person in self.people {
            let open = read.iter().any(|r| r.staff == person.id && r.confirmed_on.is_none());
            let named = reading.staff.as_ref().is_some_and(|codes| codes.contains(&person.code));
            let rest = reading.all_but.as_ref().is_some_and(|codes| !codes.contains(&person.code));
            if !open || !(named || rest) {
                continue;
            }
            let allowed = may(&person.actor, ConfirmReading { reader: person.id })?;
            let mut tx = self.begin(&allowed).await?;
            api::confirm_reading(&mut tx, &allowed, id, self.on).await?;
            commit(tx, Leaf::about("plans_directive", id, "Xác nhận đã đọc"), "/van-ban").await?;
        }
        Ok(())
    }

    pub(super) async fn remind(&mut self, who: &Actor, about: &About) -> Result<(), Failure> {
        let id = self.known_directive(&about.about)?;
        let allowed = may(who, ManageDirectives)?;
        let mut tx = self.begin(&allowed).await?;
        let reminded = api::remind_readers(&mut tx, &allowed, id, self.on).await?;
        let leaf = Leaf::about("plans_directive", id, format!("Nhắc {reminded} người chưa xác nhận"));
        commit(tx, leaf, "/van-ban").await
    }

    fn known_directive(&self, number: &str) -> Result<i64, Failure> {
        self.directives.get(number).copied().ok_or_else(|| Failure::Fault(format!("no directive {number}")))
    }

    pub(super) async fn difficulty(&mut self, who: &Actor, new: &NewDifficulty) -> Result<(), Failure> {
        let task = match &new.task {
            Some(path) => Some(self.task(path).await?.id),
            None => None,
        };
        let allowed = may(who, ReportDifficulty::by(who))?;
        let mut tx = self.begin(&allowed).await?;
        let command = api::NewDifficulty {
            task,
            title: new.title.clone(),
            body: new.text.clone(),
            reported_on: self.on,
            due_on: day(&new.due)?,
        };
        let id = api::insert_difficulty(&mut tx, &allowed, &command).await?;
        self.difficulties.insert(new.name.clone(), id);
        commit(tx, Leaf::about("plans_difficulty", id, format!("Báo cáo khó khăn: {}", new.title)), "/kho-khan").await
    }

    async fn known_difficulty(&self, name: &str) -> Result<api::DifficultyRow, Failure> {
        let id = self.difficulties.get(name).copied().unwrap_or(0);
        let row = api::difficulty(&mut self.db.read().await?, COMMUNE, id).await?;
        row.ok_or_else(|| Failure::Fault(format!("no difficulty {name}")))
    }

    pub(super) async fn submit(&mut self, who: &Actor, about: &About) -> Result<(), Failure> {
        let row = self.known_difficulty(&about.about).await?;
        let allowed = may(who, SubmitDifficulty { state: row.state() })?;
        let mut tx = self.begin(&allowed).await?;
        api::submit_difficulty(&mut tx, &allowed, row.id, self.on, row.version).await?;
        commit(tx, Leaf::about("plans_difficulty", row.id, "Trình Chủ tịch UBND xem xét"), "/kho-khan").await
    }

    pub(super) async fn answer(&mut self, who: &Actor, said: &Answered) -> Result<(), Failure> {
        let row = self.known_difficulty(&said.about).await?;
        let submitted_to_chairman = row.escalated_on.is_some();
        let allowed = may(who, AnswerDifficulty { submitted_to_chairman, reported_by: row.reported_by })?;
        let mut tx = self.begin(&allowed).await?;
        api::answer_difficulty(&mut tx, &allowed, row.id, &said.text, self.on, row.version).await?;
        let leaf = Leaf::about("plans_difficulty", row.id, "Trả lời khó khăn, vướng mắc").reason(&said.text);
        commit(tx, leaf, "/kho-khan").await
    }
}
