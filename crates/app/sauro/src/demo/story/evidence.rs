//! Products handed in, accepted, sent back, shown to citizens.

use kernel::actor::Actor;
use plans::api::{
    self, CheckedFile, DecideEvidence, EvidenceDecision, EvidenceRow, HandInCommand, Publish, WorkOnTask,
};

use super::deeds::{Product, Said, day};
use super::{Teller, commit, done, may, paper};
use crate::demo::COMMUNE;
use crate::failure::Failure;

impl Teller<'_> {
    pub(super) async fn hand_in(&mut self, who: &Actor, product: &Product) -> Result<(), Failure> {
        let task = self.task(&product.task).await?;
        let allowed = may(who, WorkOnTask { people: task.people(), state: task.state() })?;
        let file = product.link.is_none().then(|| CheckedFile {
            name: paper::file_name(&product.title),
            mime: files::upload::FileKind::Docx.mime(),
            bytes: paper::of(&product.title, &product.note, self.on, who),
        });
        let command = HandInCommand {
            title: product.title.clone(),
            note: product.note.clone(),
            period_on: product.proves.as_deref().map_or(Ok(self.on), day)?,
            file,
            link: product.link.clone(),
        };
        let mut tx = self.begin(&allowed).await?;
        let handed_in = done(api::hand_in(&mut tx, &allowed, &task, command, self.on).await)?;
        self.evidence.insert(product.task.clone(), handed_in.evidence);
        commit(tx, handed_in.leaf, format!("/nhiem-vu/{}", task.id)).await
    }

    async fn last_evidence(&self, path: &str) -> Result<EvidenceRow, Failure> {
        let id = self.evidence.get(path).copied().unwrap_or(0);
        let row = api::evidence(&mut self.db.read().await?, COMMUNE, id).await?;
        row.ok_or_else(|| Failure::Fault(format!("nothing was handed in for {path}")))
    }

    pub(super) async fn accept(&mut self, who: &Actor, said: &Said) -> Result<(), Failure> {
        let word = Some(said.text.clone()).filter(|t| !t.is_empty());
        self.decide(who, &said.task, EvidenceDecision::Accept(word)).await
    }

    pub(super) async fn send_back(&mut self, who: &Actor, said: &Said) -> Result<(), Failure> {
        self.decide(who, &said.task, EvidenceDecision::Return(said.text.clone())).await
    }

    async fn decide(&mut self, who: &Actor, path: &str, decision: EvidenceDecision) -> Result<(), Failure> {
        let (task, row) = (self.task(path).await?, self.last_evidence(path).await?);
        let allowed = may(who, DecideEvidence { people: task.people(), submitted_by: row.submitted_by })?;
        let mut tx = self.begin(&allowed).await?;
        let leaf = done(api::decide_evidence(&mut tx, &allowed, &task, &row, &decision, self.on).await)?;
        commit(tx, leaf, format!("/nhiem-vu/{}", task.id)).await
    }

    pub(super) async fn publish(&mut self, who: &Actor, path: &str) -> Result<(), Failure> {
        let (task, row) = (self.task(path).await?, self.last_evidence(path).await?);
        let allowed = may(who, Publish)?;
        let mut tx = self.begin(&allowed).await?;
        let leaf = done(api::publish_evidence(&mut tx, &allowed, &task, &row, true).await)?;
        commit(tx, leaf, format!("/nhiem-vu/{}", task.id)).await
    }
}
