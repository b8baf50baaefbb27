//! Two small communes of invented people, mirrored: the same numbers of rows, other names.

use db::{Db, Leaf, WriteTx};
use kernel::actor::{Actor, Role};
use kernel::clock::Clock;
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::Allowed;
use org::api::{NewCommune, NewUnit, SetUpUnits};
use staff::api::{NewStaff, SetUpStaff};
use web::CommuneInfo;

/// Xã Hà Bắc.
pub const HA_BAC: Commune = Commune(10816);
/// Xã Thanh Hà, whose data nobody of Hà Bắc may see.
pub const THANH_HA: Commune = Commune(10813);

/// Code, name, other ways to write it.
pub(crate) const UNITS: [(&str, &str, &[&str]); 5] = [
    ("LD", "Lãnh đạo Ủy ban nhân dân xã", &["Lãnh đạo UBND xã"]),
    ("VP", "Văn phòng HĐND và UBND", &["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "VP HĐND-UBND"]),
    ("KT", "Phòng Kinh tế", &["Phòng KT", "Phòng Kinh tế xã"]),
    ("VHXH", "Phòng Văn hóa - Xã hội", &["Phòng VH-XH", "Phòng Văn hoá – Xã hội"]),
    ("HCC", "Trung tâm Phục vụ hành chính công", &["Trung tâm PVHCC", "TTPVHCC"]),
];

/// Key, unit, title, kind, roles; names in the two communes.
type Person = (&'static str, &'static str, &'static str, &'static str, &'static [Role], [&'static str; 2]);

#[rustfmt::skip]
const PEOPLE: [Person; 10] = [
    ("chu_tich", "LD", "Chủ tịch UBND xã", "can_bo", &[Role::ChuTich], ["Phạm Quang Huy", "Lưu Bá Thành"]),
    ("pho_chu_tich", "LD", "Phó Chủ tịch UBND xã", "can_bo", &[Role::PhoChuTich], ["Trần Thị Hồng Nhung", "Mai Thị Ngọc"]),
    ("chanh_vp", "VP", "Chánh Văn phòng", "cong_chuc", &[Role::TruongDonVi], ["Lê Đình Khang", "Tạ Quốc Việt"]),
    ("truong_kt", "KT", "Trưởng phòng Kinh tế", "cong_chuc", &[Role::TruongDonVi], ["Vũ Mạnh Cường", "Đinh Công Sơn"]),
    ("truong_vhxh", "VHXH", "Trưởng phòng Văn hóa - Xã hội", "cong_chuc", &[Role::TruongDonVi], ["Đỗ Thị Lan Phương", "Cao Thị Yến"]),
    ("giam_doc_hcc", "HCC", "Phó Giám đốc phụ trách Trung tâm", "cong_chuc", &[Role::TruongDonVi], ["Bùi Hữu Nghĩa", "Phan Văn Đức"]),
    ("dau_moi", "VHXH", "Chuyên viên", "cong_chuc", &[Role::DauMoi, Role::CongChuc], ["Ngô Thị Thu Hà", "Trịnh Thị Oanh"]),
    ("cong_chuc_vhxh", "VHXH", "Chuyên viên", "cong_chuc", &[Role::CongChuc], ["Nguyễn Thị Hòa", "Nguyễn Thị Hiền"]),
    ("cong_chuc_kt", "KT", "Chuyên viên", "cong_chuc", &[Role::CongChuc], ["Đặng Văn Ỷ", "Đặng Văn Út"]),
    ("cong_chuc_hcc", "HCC", "Chuyên viên", "cong_chuc", &[Role::CongChuc], ["Hoàng Minh Tuệ", "Hoàng Minh Anh"]),
];

/// Those who came later: their accounts are numbered after the observer's.
#[rustfmt::skip]
const LATER: [Person; 6] = [
    ("pho_truong_kt", "KT", "Phó Trưởng phòng Kinh tế", "cong_chuc", &[Role::PhoTruongDonVi, Role::CongChuc], ["Lương Thị Quế", "Hà Thị Xuân"]),
    ("tai_chinh", "KT", "Chuyên viên", "cong_chuc", &[Role::TaiChinh, Role::CongChuc], ["Tô Văn Lực", "Kiều Văn Bách"]),
    ("ho_so", "VHXH", "Chuyên viên", "cong_chuc", &[Role::HoSo, Role::CongChuc], ["Chu Thị Mận", "Quách Thị Lý"]),
    ("thanh_tra", "VP", "Chuyên viên", "cong_chuc", &[Role::ThanhTra], ["Nghiêm Văn Chính", "Thái Văn Liêm"]),
    ("quan_tri", "VP", "Chuyên viên", "cong_chuc", &[Role::QuanTriTruyCap], ["Ông Thế Vinh", "Bế Văn Sáng"]),
    ("nhat_ky", "VP", "Chuyên viên", "cong_chuc", &[Role::QuanTriNhatKy], ["Âu Thị Hạnh", "Giáp Thị Thơm"]),
];

/// Who can be signed in, by key.
#[derive(Debug, Clone)]
pub(crate) struct Loaded {
    pub info: CommuneInfo,
    pub units: Vec<(&'static str, UnitId)>,
    /// Key, code, actor.
    pub people: Vec<(&'static str, String, Actor)>,
}

/// Writes a commune through the slices' doors; every account has this hash of a password.
pub(crate) async fn load(db: &Db, clock: &dyn Clock, commune: Commune, password_hash: &str) -> Loaded {
    let set_up = accounts::api::set_up_actor(commune);
    let (for_units, for_staff) = (set_up.may(SetUpUnits).expect("set-up"), set_up.may(SetUpStaff).expect("set-up"));
    let mut tx = db.write(&for_units, None, clock.now()).await.expect("a write");
    let info = info_of(commune);
    let new = NewCommune { info: info.clone(), province_code: 31 };
    org::api::add_commune(&mut tx, &for_units, &new).await.expect("the commune");
    let mut units = Vec::new();
    for (sort, (code, name, aliases)) in (1..).zip(UNITS) {
        let aliases = aliases.iter().map(|a| (*a).to_owned()).collect();
        let new = NewUnit { code: code.to_owned(), name: name.to_owned(), aliases, sort };
        units.push((code, org::api::add_unit(&mut tx, &for_units, &new).await.expect("a unit")));
    }
    let unit_of = |unit: &str| units.iter().find(|(code, _)| *code == unit).map(|(_, id)| *id).expect("a known unit");
    let mut people = Vec::new();
    for (number, person) in (1..).zip(PEOPLE) {
        people.push(add(&mut tx, &for_staff, commune, (number, number), person, unit_of(person.1)).await);
    }
    people.push(outside(commune, 11, "theo_doi", "Đoàn giám sát", "Người theo dõi", Role::CapUy));
    for (number, person) in (12..).zip(LATER) {
        people.push(add(&mut tx, &for_staff, commune, (number, number - 1), person, unit_of(person.1)).await);
    }
    people.push(outside(commune, 18, "thanh_pho", "Tổ theo dõi của Sở Nội vụ", "Theo dõi", Role::ThanhPho));
    let for_accounts = set_up.may(accounts::api::SetUp).expect("set-up");
    let for_access = set_up.may(access::api::SetUpAccess).expect("set-up");
    for (key, _, actor) in &people {
        let new = accounts::api::NewAccount {
            username: key.replace('_', "."),
            password_hash: password_hash.to_owned(),
            staff: actor.staff,
            unit: actor.unit,
            name: actor.name.clone(),
            title: actor.title.clone(),
        };
        let id = accounts::api::create_account(&mut tx, &for_accounts, &new).await.expect("an account");
        assert_eq!(id, actor.account, "accounts are numbered like the table");
        for held in &actor.capacities {
            access::api::give_role(&mut tx, &for_access, id, held).await.expect("a role");
        }
    }
    tx.commit(Leaf::about("org_commune", commune.0, "Lập xã"), "/").await.expect("a commit");
    Loaded { info, units, people }
}

/// Writes a person into the register, under the code of his number.
async fn add(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUpStaff>,
    commune: Commune,
    (account, code): (i64, i64),
    (key, _, title, kind, roles, names): Person,
    unit: UnitId,
) -> (&'static str, String, Actor) {
    let (prefix, name) = if commune == HA_BAC { ("HB", names[0]) } else { ("TH", names[1]) };
    let code = format!("{prefix}-{code:03}");
    let new = NewStaff {
        code: code.clone(),
        full_name: name.to_owned(),
        unit,
        title: title.to_owned(),
        kind: kind.to_owned(),
        email: None,
    };
    let staff = staff::api::add_staff(tx, allowed, &new).await.expect("a person");
    (key, code, actor(commune, account, Some(staff), Some(unit), name, title, roles))
}

/// Somebody who works elsewhere.
fn outside(
    commune: Commune,
    account: i64,
    key: &'static str,
    name: &str,
    title: &str,
    role: Role,
) -> (&'static str, String, Actor) {
    (key, String::new(), actor(commune, account, None, None, name, title, &[role]))
}

fn info_of(commune: Commune) -> CommuneInfo {
    let place = if commune == HA_BAC { "Hà Bắc" } else { "Thanh Hà" };
    CommuneInfo {
        commune,
        name: format!("xã {place}"),
        place: place.to_owned(),
        committee_name: format!("Ủy ban nhân dân xã {place}"),
        province_name: "thành phố Hải Phòng".to_owned(),
    }
}

fn actor(
    commune: Commune,
    account: i64,
    staff: Option<StaffId>,
    unit: Option<UnitId>,
    name: &str,
    title: &str,
    roles: &[Role],
) -> Actor {
    Actor {
        account: AccountId(account),
        staff,
        unit,
        name: name.to_owned(),
        title: title.to_owned(),
        ..Actor::program(commune, "")
    }
    .with_roles(roles)
}
