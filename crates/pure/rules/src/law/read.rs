//! From the texts of `law/` to the law.

use kernel::dates::Date;
use toml::{Table, Value};

use super::table::Read;
use super::{BrokenLaw, Document, Law, Period, Policy, Position, Series, Values};

impl Law {
    /// Reads texts of law, each with its path below `law/`: `documents/…`, `params/<topic>/<name>.toml`, `policies/…`.
    ///
    /// # Errors
    /// A text is broken: no TOML, a name that is not known, periods with a gap or an overlap, a citation of a document
    /// that is not there.
    pub fn read(files: &[(&str, &str)]) -> Result<Law, BrokenLaw> {
        let mut law = Law::default();
        for (path, text) in files {
            let broken = |why: String| BrokenLaw { file: (*path).to_owned(), why };
            let table: Table = text.parse().map_err(|error: toml::de::Error| broken(error.to_string()))?;
            let id = path.trim_end_matches(".toml");
            let doubled = match id.split_once('/') {
                Some(("documents", _)) => {
                    let document = document(path, &table)?;
                    law.documents.insert(document.number.clone(), document).is_some()
                }
                Some(("params", id)) => law.series.insert(id.to_owned(), series(path, id, &table)?).is_some(),
                Some(("policies", _)) => {
                    let read = policies(path, &table)?;
                    read.into_iter().any(|policy| law.policies.insert(policy.id.clone(), policy).is_some())
                }
                _ => return Err(broken("is in no folder of law".to_owned())),
            };
            if doubled {
                return Err(broken("says something for the second time".to_owned()));
            }
        }
        law.check_documents()?;
        Ok(law)
    }

    fn check_documents(&self) -> Result<(), BrokenLaw> {
        let periods = self.series.values().flat_map(|s| s.periods.iter().map(|p| (s.id.as_str(), &p.citation)));
        let policies = self.policies.values().map(|policy| (policy.id.as_str(), &policy.citation));
        let cited = periods.chain(policies).map(|(by, citation)| (by, citation.document.as_ref()));
        let named = self.documents.values().flat_map(|document| {
            let others = document.replaced_by.iter().chain(&document.amends);
            others.map(|other| (document.number.as_str(), other.as_str()))
        });
        match cited.chain(named).find(|(_, number)| !self.documents.contains_key(*number)) {
            Some((by, number)) => Err(BrokenLaw {
                file: by.to_owned(),
                why: format!("cites {number}, which law/documents does not have"),
            }),
            None => Ok(()),
        }
    }
}

fn document(path: &str, table: &Table) -> Result<Document, BrokenLaw> {
    let mut read = Read::new(path, table);
    let document = Document {
        number: read.text("number")?,
        kind: read.text("kind")?,
        title: read.text("title")?,
        issuer: read.text("issuer")?,
        issued_on: read.date_or("issued_on")?,
        valid_from: read.date_or("valid_from")?,
        valid_until: read.date_or("valid_until")?,
        replaced_by: read.text_or("replaced_by")?,
        amends: read.texts("amends")?,
        articles: read.texts("articles")?,
        trust: read.trust()?,
        note: read.text_or("note")?,
    };
    read.end()?;
    Ok(document)
}

fn series(path: &str, id: &str, table: &Table) -> Result<Series, BrokenLaw> {
    let mut read = Read::new(path, table);
    let (name, unit) = (read.text("name")?, read.text("unit")?);
    let mut periods = Vec::new();
    for table in read.tables("period")? {
        periods.push(period(path, table)?);
    }
    if periods.is_empty() {
        return Err(read.broken("has no period"));
    }
    read.end()?;
    check_coverage(path, &periods)?;
    Ok(Series { id: id.to_owned(), name, unit, periods })
}

fn period(path: &str, table: &Table) -> Result<Period, BrokenLaw> {
    let mut read = Read::new(path, table);
    let none = read.text_or("none")?;
    let values = values(&mut read)?;
    if none.is_some() != values.is_empty() {
        return Err(read.broken("a period has values, or says by `none` why nothing holds"));
    }
    let period = Period {
        valid_from: read.date_or("valid_from")?.ok_or_else(|| read.broken("`valid_from` is missing"))?,
        valid_until: read.date_or("valid_until")?,
        province: read.text_or("province")?.unwrap_or_default(),
        none,
        values,
        citation: read.citation()?,
        trust: read.trust()?,
        note: read.text_or("note")?,
    };
    read.end()?;
    Ok(period)
}

fn values(read: &mut Read<'_>) -> Result<Values, BrokenLaw> {
    let mut values = Values::new();
    if let Some(value) = read.text_or("value")? {
        values.insert(String::new(), value);
    }
    match read.value("values") {
        None => {}
        Some(Value::Table(table)) => {
            for (name, value) in table {
                let text = value.as_str().ok_or_else(|| read.broken(format!("`{name}` is no text")))?;
                values.insert(name.clone(), text.to_owned());
            }
        }
        Some(_) => return Err(read.broken("`values` is no table")),
    }
    Ok(values)
}

/// What holds everywhere follows day upon day; what holds in a province does not overlap itself.
fn check_coverage(path: &str, periods: &[Period]) -> Result<(), BrokenLaw> {
    let mut provinces: Vec<&str> = periods.iter().map(|period| period.province.as_str()).collect();
    provinces.sort_unstable();
    provinces.dedup();
    for province in provinces {
        let own: Vec<&Period> = periods.iter().filter(|period| period.province == province).collect();
        for pair in own.windows(2) {
            let (until, from): (Option<Date>, Date) = (pair[0].valid_until, pair[1].valid_from);
            let fits = until.is_some_and(|until| if province.is_empty() { until == from } else { until <= from });
            if !fits {
                let why = format!("the period from {from} does not follow the one before it");
                return Err(BrokenLaw { file: path.to_owned(), why });
            }
        }
        if own.iter().any(|period| period.valid_until.is_some_and(|until| until <= period.valid_from)) {
            return Err(BrokenLaw { file: path.to_owned(), why: "a period ends before it begins".to_owned() });
        }
    }
    Ok(())
}

fn policies(path: &str, table: &Table) -> Result<Vec<Policy>, BrokenLaw> {
    let mut file = Read::new(path, table);
    let mut policies = Vec::new();
    for table in file.tables("policy")? {
        let mut read = Read::new(path, table);
        let mut positions = Vec::new();
        for table in read.tables("position")? {
            let mut read = Read::new(path, table);
            positions.push(Position { id: read.text("id")?, text: read.text("text")? });
            read.end()?;
        }
        if positions.len() < 2 {
            return Err(read.broken("a choice has at least two positions"));
        }
        let (id, name, why_open) = (read.text("id")?, read.text("name")?, read.text("why_open")?);
        policies.push(Policy { id, name, why_open, citation: read.citation()?, positions });
        read.end()?;
    }
    file.end()?;
    Ok(policies)
}
