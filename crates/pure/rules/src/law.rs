//! The law as dated data: documents, series of parameters, and what the law leaves open.
//!
//! A rule asks for the law at a date ([`Law::at`]). Where nothing is in force, it is told so ([`NoRuleInForce`]) and
//! never given the nearest.
#![deny(missing_docs)]

mod document;
mod files;
mod policy;
mod read;
mod series;
mod table;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kernel::dates::Date;

pub use document::{Document, Trust};
pub use policy::{Policy, Position};
pub use series::{InForce, Period, Series, Values};

/// The law that comes with the program, or one that was read from other texts.
#[derive(Debug, Clone, Default)]
pub struct Law {
    documents: BTreeMap<String, Document>,
    series: BTreeMap<String, Series>,
    policies: BTreeMap<String, Policy>,
}

/// What is wrong with a text of law. For those who keep it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {why}")]
pub struct BrokenLaw {
    /// The path of the text.
    pub file: String,
    /// What is wrong.
    pub why: String,
}

/// No rule applies on a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Ngày {} chưa có quy định nào về “{name}” mà hệ thống áp dụng được.{}", kernel::dates::short(*on), why.as_deref().map(|why| format!(" {why}")).unwrap_or_default())]
pub struct NoRuleInForce {
    /// The series, in words.
    pub name: String,
    /// The date.
    pub on: Date,
    /// Why there is none, where that is known.
    pub why: Option<String>,
}

static SHIPPED: LazyLock<Result<Law, BrokenLaw>> = LazyLock::new(|| Law::read(files::FILES));

impl Law {
    /// The law that comes with the program.
    ///
    /// # Panics
    /// Never in a program that passed its tests: they read every text.
    pub fn shipped() -> &'static Law {
        match &*SHIPPED {
            Ok(law) => law,
            Err(broken) => panic!("the law that comes with the program cannot be read: {broken}"),
        }
    }

    /// The law on a date, as the province of this code has it; empty for no province.
    pub fn at<'a>(&'a self, on: Date, province: &'a str) -> LawAt<'a> {
        LawAt { law: self, on, province }
    }

    /// Every document, by number.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.documents.values()
    }

    /// The document of a number.
    pub fn document(&self, number: &str) -> Option<&Document> {
        self.documents.get(number)
    }

    /// Every series of parameters, by topic and name.
    pub fn series(&self) -> impl Iterator<Item = &Series> {
        self.series.values()
    }

    /// Everything that the law leaves open, by name.
    pub fn policies(&self) -> impl Iterator<Item = &Policy> {
        self.policies.values()
    }

    /// One thing that the law leaves open.
    pub fn policy(&self, id: &str) -> Option<&Policy> {
        self.policies.get(id)
    }
}

/// The law on a date.
#[derive(Debug, Clone, Copy)]
pub struct LawAt<'a> {
    law: &'a Law,
    on: Date,
    province: &'a str,
}

impl<'a> LawAt<'a> {
    /// The date.
    pub fn on(&self) -> Date {
        self.on
    }

    /// The whole law.
    pub fn law(&self) -> &'a Law {
        self.law
    }

    /// What a series says on this date: what the province says, else what holds for all.
    ///
    /// # Errors
    /// Nothing is in force.
    pub fn get(&self, id: &str) -> Result<InForce<'a>, NoRuleInForce> {
        let none = |name: &str, why: Option<String>| NoRuleInForce { name: name.to_owned(), on: self.on, why };
        let series = self.law.series.get(id).ok_or_else(|| none(id, None))?;
        match series.on(self.on, self.province) {
            Some(InForce { period: Period { none: Some(why), .. }, .. }) => Err(none(&series.name, Some(why.clone()))),
            Some(found) => Ok(found),
            None => Err(none(&series.name, None)),
        }
    }
}
