//! From the texts of `law/codelists/*.csv` to the units. Names hold no comma, so a line is cut at each.

use std::collections::BTreeMap;

use kernel::dates::Date;

use super::{Commune, Former, FormerCommune, Kind, Places, Province};
use crate::BrokenList;
use crate::dated::Span;

/// The texts of the files of administrative units, each with its header line.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    /// `sources.csv`: key,source.
    pub sources: &'static str,
    /// `provinces.csv`: code,name,kind,from,until,source.
    pub provinces: &'static str,
    /// `communes.csv`: code,name,kind,province,from,until,source.
    pub communes: &'static str,
    /// `former_provinces.csv`: code,name,kind.
    pub former_provinces: &'static str,
    /// `former_districts.csv`: code,name,kind,province.
    pub former_districts: &'static str,
    /// `former_communes.csv`: code,name,kind,district,now.
    pub former_communes: &'static str,
}

impl Texts {
    /// What comes with the program.
    pub const SHIPPED: Texts = Texts {
        sources: include_str!("../../../../../law/codelists/sources.csv"),
        provinces: include_str!("../../../../../law/codelists/provinces.csv"),
        communes: include_str!("../../../../../law/codelists/communes.csv"),
        former_provinces: include_str!("../../../../../law/codelists/former_provinces.csv"),
        former_districts: include_str!("../../../../../law/codelists/former_districts.csv"),
        former_communes: include_str!("../../../../../law/codelists/former_communes.csv"),
    };
}

impl Places {
    /// Reads the units from their files.
    ///
    /// # Errors
    /// A line has other columns than its header says, a code, date or kind cannot be read, a code holds twice on a day
    /// or stands out of order, or a line names a source, province, district or commune that is not there.
    pub fn read(texts: &Texts) -> Result<Places, BrokenList> {
        let sources: BTreeMap<&str, &str> = rows("sources.csv", texts.sources, ["key", "source"])?
            .into_iter()
            .map(|line| (line.cells[0], line.cells[1]))
            .collect();
        let provinces = provinces(texts.provinces, &sources)?;
        let communes = communes(texts.communes, &sources, &provinces)?;
        let former = former(texts, &communes)?;
        Ok(Places { provinces, communes, former })
    }
}

/// A line of a file, cut into its cells.
struct Line<const N: usize> {
    file: &'static str,
    number: usize,
    cells: [&'static str; N],
}

impl<const N: usize> Line<N> {
    fn broken(&self, why: &str) -> BrokenList {
        BrokenList::new(self.file, format!("line {}: {why}", self.number))
    }

    fn code(&self, text: &str, digits: usize) -> Result<u32, BrokenList> {
        let fits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        let code = if fits { text.parse().ok() } else { None };
        code.ok_or_else(|| self.broken(&format!("`{text}` is no code of {digits} digits")))
    }

    fn kind(&self, text: &str, among: &[Kind]) -> Result<Kind, BrokenList> {
        let kind = Kind::from_code(text).filter(|kind| among.contains(kind));
        kind.ok_or_else(|| self.broken(&format!("`{text}` is no kind that stands here")))
    }

    fn span(&self, from: &str, until: &str) -> Result<(Date, Option<Date>), BrokenList> {
        let date = |text: &str| text.parse().map_err(|_| self.broken(&format!("`{text}` is no date")));
        let from = date(from)?;
        let until = if until.is_empty() { None } else { Some(date(until)?) };
        let ends_first = until.is_some_and(|until| until <= from);
        if ends_first { Err(self.broken("it ends before it begins")) } else { Ok((from, until)) }
    }

    fn source(&self, key: &str, sources: &BTreeMap<&str, &'static str>) -> Result<&'static str, BrokenList> {
        sources.get(key).copied().ok_or_else(|| self.broken(&format!("there is no source `{key}`")))
    }

    /// The next code of a sorted file; the same code again only when the times do not meet.
    fn follows(&self, before: Option<(u32, Span)>, code: u32, span: Span) -> Result<(), BrokenList> {
        match before {
            Some((last, _)) if last > code => Err(self.broken("the codes are not in order")),
            Some((last, held)) if last == code && (held.meets(span) || held.from > span.from) => {
                Err(self.broken("the code holds twice on a day, or its times are not in order"))
            }
            _ => Ok(()),
        }
    }
}

fn rows<const N: usize>(file: &'static str, text: &'static str, header: [&str; N]) -> Result<Vec<Line<N>>, BrokenList> {
    let mut lines = text.lines();
    if lines.next() != Some(header.join(",").as_str()) {
        return Err(BrokenList::new(file, "the first line does not name the columns"));
    }
    let mut rows = Vec::new();
    for (number, line) in (2..).zip(lines) {
        let cells: Vec<&'static str> = line.split(',').collect();
        let Ok(cells) = <[&'static str; N]>::try_from(cells) else {
            return Err(BrokenList::new(file, format!("line {number}: not {N} columns")));
        };
        rows.push(Line { file, number, cells });
    }
    Ok(rows)
}

fn provinces(text: &'static str, sources: &BTreeMap<&str, &'static str>) -> Result<Vec<Province>, BrokenList> {
    let mut provinces: Vec<Province> = Vec::new();
    for line in rows("provinces.csv", text, ["code", "name", "kind", "from", "until", "source"])? {
        let [code, name, kind, from, until, source] = line.cells;
        let (code, kind) = (line.code(code, 2)?, line.kind(kind, &[Kind::Tinh, Kind::ThanhPho])?);
        let (valid_from, valid_until) = line.span(from, until)?;
        let span = Span { from: Some(valid_from), until: valid_until };
        let last =
            provinces.last().map(|last| (last.code, Span { from: Some(last.valid_from), until: last.valid_until }));
        line.follows(last, code, span)?;
        let source = line.source(source, sources)?;
        provinces.push(Province { code, name, kind, valid_from, valid_until, source });
    }
    Ok(provinces)
}

fn communes(
    text: &'static str,
    sources: &BTreeMap<&str, &'static str>,
    provinces: &[Province],
) -> Result<Vec<Commune>, BrokenList> {
    let mut communes: Vec<Commune> = Vec::new();
    for line in rows("communes.csv", text, ["code", "name", "kind", "province", "from", "until", "source"])? {
        let [code, name, kind, province, from, until, source] = line.cells;
        let kind = line.kind(kind, &[Kind::Xa, Kind::Phuong, Kind::DacKhu])?;
        let (code, province) = (line.code(code, 5)?, line.code(province, 2)?);
        if !provinces.iter().any(|known| known.code == province) {
            return Err(line.broken(&format!("there is no province {province}")));
        }
        let (valid_from, valid_until) = line.span(from, until)?;
        let span = Span { from: Some(valid_from), until: valid_until };
        let last =
            communes.last().map(|last| (last.code, Span { from: Some(last.valid_from), until: last.valid_until }));
        line.follows(last, code, span)?;
        let source = line.source(source, sources)?;
        communes.push(Commune { code, name, kind, province, valid_from, valid_until, source });
    }
    Ok(communes)
}

/// The units of a higher level on the eve of the reform, by code.
type Formers = BTreeMap<u32, Former>;

fn former(texts: &Texts, communes: &[Commune]) -> Result<Vec<FormerCommune>, BrokenList> {
    let mut provinces = Formers::new();
    for line in rows("former_provinces.csv", texts.former_provinces, ["code", "name", "kind"])? {
        let [code, name, kind] = line.cells;
        let (code, kind) = (line.code(code, 2)?, line.kind(kind, &[Kind::Tinh, Kind::ThanhPho])?);
        if provinces.insert(code, Former { code, name, kind }).is_some() {
            return Err(line.broken("the code stands twice"));
        }
    }
    let mut districts: BTreeMap<u32, (Former, Former)> = BTreeMap::new();
    for line in rows("former_districts.csv", texts.former_districts, ["code", "name", "kind", "province"])? {
        let [code, name, kind, province] = line.cells;
        let kind = line.kind(kind, &[Kind::Quan, Kind::Huyen, Kind::ThiXa, Kind::ThanhPho])?;
        let (code, province) = (line.code(code, 3)?, line.code(province, 2)?);
        let province = provinces.get(&province).ok_or_else(|| line.broken("there is no such province"))?;
        if districts.insert(code, (Former { code, name, kind }, *province)).is_some() {
            return Err(line.broken("the code stands twice"));
        }
    }
    let lines = rows("former_communes.csv", texts.former_communes, ["code", "name", "kind", "district", "now"])?;
    let mut former: Vec<FormerCommune> = Vec::with_capacity(lines.len());
    for line in lines {
        let read = former_commune(&line, &districts, communes)?;
        if read.code.is_some() && former.last().is_some_and(|last| last.code.is_none() || last.code >= read.code) {
            return Err(line.broken("the codes are not in order, or one stands twice"));
        }
        former.push(read);
    }
    Ok(former)
}

fn former_commune(
    line: &Line<5>,
    districts: &BTreeMap<u32, (Former, Former)>,
    communes: &[Commune],
) -> Result<FormerCommune, BrokenList> {
    let [code, name, kind, district, now] = line.cells;
    let (code, among): (_, &[Kind]) = if code.is_empty() {
        (None, &[Kind::Huyen])
    } else {
        (Some(line.code(code, 5)?), &[Kind::Xa, Kind::Phuong, Kind::ThiTran])
    };
    let kind = line.kind(kind, among)?;
    let district = line.code(district, 3)?;
    let (district, province) = districts.get(&district).ok_or_else(|| line.broken("there is no such district"))?;
    let now = now.split('+').map(|code| line.code(code, 5)).collect::<Result<Vec<u32>, BrokenList>>()?;
    let known = |code: &u32| communes.binary_search_by_key(code, |commune| commune.code).is_ok();
    if !now.iter().all(known) || !now.is_sorted_by(|one, two| one < two) {
        return Err(line.broken("the present communes are not there, or not in order"));
    }
    Ok(FormerCommune { code, name, kind, district: *district, province: *province, now })
}
