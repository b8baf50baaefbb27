//! Profiles: one row a person, one column a field; what is sensitive stands in a table of its own.

use db::sensitive::Logged;
use db::{Conn, DbError, FromRow, Row, Value, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId};
use kernel::permission::Allowed;

use crate::permissions::{ErasePerson, ImportStaff, KeepRecords, KeepsRegister, ReadPrivate};
use crate::profile::{Field, Place, Values, fields_of};

/// A profile without what is sensitive.
#[derive(Debug, Clone)]
pub struct ProfileRow {
    pub id: i64,
    /// The list that it came with.
    pub import: Option<i64>,
    pub version: i64,
    pub values: Values,
}

impl FromRow for ProfileRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let mut values = Values::default();
        for field in fields_of(Place::Profile) {
            values.set(field, row.get::<Option<String>>(field.key)?.unwrap_or_default());
        }
        Ok(ProfileRow { id: row.get("id")?, import: row.get("import")?, version: row.get("version")?, values })
    }
}

/// What is sensitive of a profile.
#[derive(Debug, Clone)]
pub struct PrivateRow {
    pub id: i64,
    pub version: i64,
    pub values: Values,
}

/// A day, and the column beside it for what is only known in part.
const IN_PART: [(&str, &str); 2] = [("birth_date", "birth_partial"), ("party_since", "party_since_partial")];

impl FromRow for PrivateRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let mut values = Values::default();
        for field in fields_of(Place::Private) {
            let part = IN_PART.iter().find(|(key, _)| *key == field.key);
            let value = match part {
                Some((_, partial)) => match row.get::<Option<Date>>(field.key)? {
                    Some(day) => Some(day.to_string()),
                    None => row.get::<Option<String>>(partial)?,
                },
                None => row.get::<Option<String>>(field.key)?,
            };
            values.set(field, value.unwrap_or_default());
        }
        Ok(PrivateRow { id: row.get("id")?, version: row.get("version")?, values })
    }
}

fn text(values: &Values, key: &str) -> Value {
    Value::from(values.get(key))
}

/// A stored day as the two columns keep it.
fn day(values: &Values, key: &str) -> [Value; 2] {
    let stored = values.get(key);
    let whole = stored.and_then(|stored| stored.parse::<Date>().ok());
    [Value::from(whole), Value::from(stored.filter(|_| whole.is_none()))]
}

/// The arguments of a profile's columns, in the order of the form.
fn profile_values(values: &Values) -> impl Iterator<Item = Value> {
    fields_of(Place::Profile).map(|field| text(values, field.key))
}

/// Every profile of the commune.
pub async fn all(conn: &mut Conn, commune: Commune) -> Result<Vec<ProfileRow>, DbError> {
    conn.all(
        "select id, import, version,
            official_number, other_name, sex, birth_place, home_town, phone, residence, source, previous_job,
            recruited_on, recruited_by, joined_on, appointed_on, reappointed_on, term_until, joined_army_on,
            left_army_on, army_rank, general_education, education_level, major, study_form, school,
            politics_level, state_management_level, it_level, language, language_level, ethnic_language,
            security_training, main_work, strength, rank, rank_on, salary_step, coefficient, coefficient_on,
            beyond_scale, position_allowance, rotation_from, ratings, rewards, disciplines
         from staff_profile where commune = $1 order by id limit 20000",
        args![commune],
    )
    .await
}

/// A person's profile.
pub async fn of(conn: &mut Conn, commune: Commune, staff: StaffId) -> Result<Option<ProfileRow>, DbError> {
    conn.optional(
        "select id, import, version,
            official_number, other_name, sex, birth_place, home_town, phone, residence, source, previous_job,
            recruited_on, recruited_by, joined_on, appointed_on, reappointed_on, term_until, joined_army_on,
            left_army_on, army_rank, general_education, education_level, major, study_form, school,
            politics_level, state_management_level, it_level, language, language_level, ethnic_language,
            security_training, main_work, strength, rank, rank_on, salary_step, coefficient, coefficient_on,
            beyond_scale, position_allowance, rotation_from, ratings, rewards, disciplines
         from staff_profile where commune = $1 and id = $2",
        args![commune, staff],
    )
    .await
}

/// Begins a profile.
pub async fn insert(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    staff: StaffId,
    values: &Values,
    import: Option<i64>,
) -> Result<(), DbError> {
    let mut all = args![allowed.actor().commune, staff];
    all.extend(profile_values(values));
    all.push(Value::from(import));
    tx.run(
        "insert into staff_profile (commune, id,
            official_number, other_name, sex, birth_place, home_town, phone, residence, source, previous_job,
            recruited_on, recruited_by, joined_on, appointed_on, reappointed_on, term_until, joined_army_on,
            left_army_on, army_rank, general_education, education_level, major, study_form, school,
            politics_level, state_management_level, it_level, language, language_level, ethnic_language,
            security_training, main_work, strength, rank, rank_on, salary_step, coefficient, coefficient_on,
            beyond_scale, position_allowance, rotation_from, ratings, rewards, disciplines,
            import, version)
         values ($1, $2,
            $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43,
            $44, $45,
            $46, 1)",
        all,
    )
    .await?;
    Ok(())
}

/// Writes a profile anew over the version that was seen.
///
/// # Errors
/// [`DbError::Conflict`] when it has another version by now.
pub async fn update(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    (staff, version): (StaffId, i64),
    values: &Values,
) -> Result<(), DbError> {
    let mut all = args![allowed.actor().commune, staff];
    all.extend(profile_values(values));
    all.push(Value::from(version));
    tx.run_versioned(
        "update staff_profile set
            official_number = $3, other_name = $4, sex = $5, birth_place = $6, home_town = $7, phone = $8,
            residence = $9, source = $10, previous_job = $11, recruited_on = $12, recruited_by = $13,
            joined_on = $14, appointed_on = $15, reappointed_on = $16, term_until = $17, joined_army_on = $18,
            left_army_on = $19, army_rank = $20, general_education = $21, education_level = $22, major = $23,
            study_form = $24, school = $25, politics_level = $26, state_management_level = $27, it_level = $28,
            language = $29, language_level = $30, ethnic_language = $31, security_training = $32,
            main_work = $33, strength = $34, rank = $35, rank_on = $36, salary_step = $37, coefficient = $38,
            coefficient_on = $39, beyond_scale = $40, position_allowance = $41, rotation_from = $42,
            ratings = $43, rewards = $44, disciplines = $45,
            version = version + 1
         where commune = $1 and id = $2 and version = $46",
        all,
    )
    .await
}

record! {
    /// The version of a row.
    pub struct VersionRow {
        pub version: i64,
    }
}

/// The version of a person's sensitive data, to be written anew.
pub async fn private_version(conn: &mut Conn, allowed: &Allowed<KeepRecords>) -> Result<Option<i64>, DbError> {
    let row: Option<VersionRow> = conn
        .optional(
            "select version from staff_private where commune = $1 and id = $2",
            args![allowed.actor().commune, allowed.action().staff],
        )
        .await?;
    Ok(row.map(|row| row.version))
}

/// Writes one field of a person over the version that was seen (0: there was no row): what stood there, and the table.
///
/// # Errors
/// [`DbError::Conflict`] when the row has another version by now.
pub async fn set_field(
    tx: &mut WriteTx,
    allowed: &Allowed<KeepRecords>,
    (field, value): (&'static Field, &str),
    version: i64,
) -> Result<(Option<String>, &'static str), DbError> {
    let (commune, staff) = (allowed.actor().commune, allowed.action().staff);
    if field.place == Place::Private {
        let row: Option<PrivateRow> = tx
            .optional(
                "select id, version, birth_date, birth_partial, citizen_id, citizen_id_on, old_paper_number, ethnicity,
                    religion, party_member, party_since, party_since_partial, party_official_on, insurance_number, policy_group
                 from staff_private where commune = $1 and id = $2",
                args![commune, staff],
            )
            .await?;
        let mut values = row.as_ref().map(|row| row.values.clone()).unwrap_or_default();
        let before = values.get(field.key).map(str::to_owned);
        values.set(field, value);
        match row {
            Some(_) => update_private(tx, allowed, (staff, version), &values).await?,
            None => insert_private(tx, allowed, staff, &values).await?,
        }
        return Ok((before, "staff_private"));
    }
    let row = of(tx, commune, staff).await?;
    let mut values = row.as_ref().map(|row| row.values.clone()).unwrap_or_default();
    let before = values.get(field.key).map(str::to_owned);
    values.set(field, value);
    match row {
        Some(_) => update(tx, allowed, (staff, version), &values).await?,
        None => insert(tx, allowed, staff, &values, None).await?,
    }
    Ok((before, "staff_member"))
}

/// Takes away a profile.
pub async fn delete(tx: &mut WriteTx, allowed: &Allowed<ErasePerson>) -> Result<(), DbError> {
    let values = args![allowed.actor().commune, allowed.action().staff];
    tx.run("delete from staff_profile where commune = $1 and id = $2", values).await?;
    Ok(())
}

/// What is sensitive of everybody, to be compared with a list; the journal's line of the list tells of it.
pub async fn all_private(conn: &mut Conn, allowed: &Allowed<ImportStaff>) -> Result<Vec<PrivateRow>, DbError> {
    conn.all(
        "select id, version, birth_date, birth_partial, citizen_id, citizen_id_on, old_paper_number, ethnicity, religion,
            party_member, party_since, party_since_partial, party_official_on, insurance_number, policy_group
         from staff_private where commune = $1 order by id limit 20000",
        args![allowed.actor().commune],
    )
    .await
}

/// A person's sensitive data, for a read that stands in the journal.
pub async fn private(
    conn: &mut Conn,
    commune: Commune,
    read: &Logged<ReadPrivate>,
) -> Result<Option<PrivateRow>, DbError> {
    conn.optional(
        "select id, version, birth_date, birth_partial, citizen_id, citizen_id_on, old_paper_number, ethnicity, religion,
            party_member, party_since, party_since_partial, party_official_on, insurance_number, policy_group
         from staff_private where commune = $1 and id = $2",
        args![commune, read.row()],
    )
    .await
}

fn private_values(values: &Values) -> Vec<Value> {
    let mut all = Vec::new();
    all.extend(day(values, "birth_date"));
    all.extend(
        ["citizen_id", "citizen_id_on", "old_paper_number", "ethnicity", "religion", "party_member"]
            .map(|key| text(values, key)),
    );
    all.extend(day(values, "party_since"));
    all.extend(["party_official_on", "insurance_number", "policy_group"].map(|key| text(values, key)));
    all
}

/// Keeps a person's sensitive data.
pub async fn insert_private(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    staff: StaffId,
    values: &Values,
) -> Result<(), DbError> {
    let mut all = args![allowed.actor().commune, staff];
    all.extend(private_values(values));
    tx.run(
        "insert into staff_private (commune, id, birth_date, birth_partial, citizen_id, citizen_id_on, old_paper_number,
            ethnicity, religion, party_member, party_since, party_since_partial, party_official_on, insurance_number,
            policy_group, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
        all,
    )
    .await?;
    Ok(())
}

/// Writes a person's sensitive data anew over the version that was seen.
///
/// # Errors
/// [`DbError::Conflict`] when it has another version by now.
pub async fn update_private(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    (staff, version): (StaffId, i64),
    values: &Values,
) -> Result<(), DbError> {
    let mut all = args![allowed.actor().commune, staff];
    all.extend(private_values(values));
    all.push(Value::from(version));
    tx.run_versioned(
        "update staff_private set birth_date = $3, birth_partial = $4, citizen_id = $5, citizen_id_on = $6,
            old_paper_number = $7, ethnicity = $8, religion = $9, party_member = $10, party_since = $11,
            party_since_partial = $12, party_official_on = $13, insurance_number = $14, policy_group = $15,
            version = version + 1
         where commune = $1 and id = $2 and version = $16",
        all,
    )
    .await
}

/// Takes away a person's sensitive data.
pub async fn delete_private(tx: &mut WriteTx, allowed: &Allowed<ErasePerson>) -> Result<(), DbError> {
    let values = args![allowed.actor().commune, allowed.action().staff];
    tx.run("delete from staff_private where commune = $1 and id = $2", values).await?;
    Ok(())
}
