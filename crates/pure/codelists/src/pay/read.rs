//! From the texts of the files of pay to their numbers.

use std::sync::LazyLock;

use toml::Table;

use super::{BaseSalary, Coefficient, Scale};
use crate::dated::Span;
use crate::table::{Read, parsed};
use crate::{BrokenList, Status, broken};

/// What the files of pay hold.
pub(super) struct Pay {
    pub scales: Vec<Scale>,
    pub base: Vec<BaseSalary>,
    pub allowances: Allowances,
}

/// The leadership allowances of communes.
pub(super) struct Allowances {
    /// Codes of provinces that have their own, which are not known here.
    pub not_in_provinces: Vec<u32>,
    pub items: Vec<Allowance>,
}

/// The allowance of a position.
pub(super) struct Allowance {
    pub position: String,
    pub coefficient: Coefficient,
    pub span: Span,
    pub status: Status,
}

static SHIPPED: LazyLock<Result<Pay, BrokenList>> = LazyLock::new(|| {
    Ok(Pay {
        scales: scales("bang_luong.toml", include_str!("../../../../../law/codelists/bang_luong.toml"))?,
        base: base("luong_co_so.toml", include_str!("../../../../../law/codelists/luong_co_so.toml"))?,
        allowances: allowances(
            "phu_cap_lanh_dao.toml",
            include_str!("../../../../../law/codelists/phu_cap_lanh_dao.toml"),
        )?,
    })
});

pub(super) fn shipped() -> &'static Pay {
    broken::shipped(&SHIPPED)
}

fn head(read: &mut Read<'_>) -> Result<Status, BrokenList> {
    read.text("name")?;
    read.text("source")?;
    read.text_or("note")?;
    read.status()
}

fn coefficient(read: &Read<'_>, text: &str) -> Result<Coefficient, BrokenList> {
    Coefficient::parse(text).ok_or_else(|| read.broken(format!("`{text}` is no coefficient like 2,34")))
}

fn scales(file: &str, text: &str) -> Result<Vec<Scale>, BrokenList> {
    let table = parsed(file, text)?;
    let mut read = Read::new(file, &table);
    let status = head(&mut read)?;
    let mut scales: Vec<Scale> = Vec::new();
    for table in read.tables("scale")? {
        let scale = scale(file, table, status)?;
        if scales.iter().any(|other| other.code == scale.code && other.span.meets(scale.span)) {
            return Err(read.broken(format!("the scale {} holds twice on a day", scale.code)));
        }
        scales.push(scale);
    }
    read.end()?;
    Ok(scales)
}

fn scale(file: &str, table: &Table, status: Status) -> Result<Scale, BrokenList> {
    let mut read = Read::new(file, table);
    let texts = read.texts("steps")?;
    let steps = texts.iter().map(|text| coefficient(&read, text)).collect::<Result<Vec<_>, _>>()?;
    let scale = Scale {
        code: read.text("code")?,
        months: read.number("months")?,
        status: read.status_or(status)?,
        span: read.span()?,
        steps,
    };
    if scale.steps.is_empty() || !scale.steps.is_sorted_by(|one, two| one < two) {
        return Err(read.broken(format!("the steps of {} do not rise", scale.code)));
    }
    read.end()?;
    Ok(scale)
}

fn base(file: &str, text: &str) -> Result<Vec<BaseSalary>, BrokenList> {
    let table = parsed(file, text)?;
    let mut read = Read::new(file, &table);
    read.text("name")?;
    read.text("unit")?;
    let mut periods: Vec<BaseSalary> = Vec::new();
    for table in read.tables("period")? {
        let mut read = Read::new(file, table);
        let period = BaseSalary {
            amount: read.number("amount")?,
            source: read.text("source")?,
            status: read.status()?,
            note: read.text_or("note")?,
            span: read.span()?,
        };
        if periods.last().is_some_and(|last| last.span.until != period.span.from) || period.span.from.is_none() {
            return Err(read.broken("a period does not follow the one before it"));
        }
        read.end()?;
        periods.push(period);
    }
    read.end()?;
    Ok(periods)
}

fn allowances(file: &str, text: &str) -> Result<Allowances, BrokenList> {
    let table = parsed(file, text)?;
    let mut read = Read::new(file, &table);
    let status = head(&mut read)?;
    let provinces = read.texts("not_in_provinces")?;
    let not_in_provinces = provinces.iter().map(|code| code.parse()).collect::<Result<Vec<u32>, _>>();
    let not_in_provinces = not_in_provinces.map_err(|_| read.broken("`not_in_provinces` is no list of codes"))?;
    let mut items: Vec<Allowance> = Vec::new();
    for table in read.tables("item")? {
        let mut read = Read::new(file, table);
        let text = read.text("coefficient")?;
        read.text("label")?;
        let coefficient = coefficient(&read, &text)?;
        let position = read.text("code")?;
        let one = Allowance { position, coefficient, span: read.span()?, status: read.status_or(status)? };
        if items.iter().any(|other| other.position == one.position && other.span.meets(one.span)) {
            return Err(read.broken(format!("`{}` holds twice on a day", one.position)));
        }
        read.end()?;
        items.push(one);
    }
    read.end()?;
    Ok(Allowances { not_in_provinces, items })
}
