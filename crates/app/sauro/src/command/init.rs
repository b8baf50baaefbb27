//! `sauro init`: an empty commune with its units and positions.

use clap::Args;
use jiff::Timestamp;
use kernel::ids::Commune;
use kernel::text;
use org::api::NewCommune;
use web::CommuneInfo;

use crate::commune;
use crate::config::Place;
use crate::failure::Failure;

/// What the new commune is called.
#[derive(Debug, Clone, Args)]
pub struct Init {
    /// Mã đơn vị hành chính cấp xã, ví dụ 10816
    #[arg(long, value_name = "MÃ")]
    commune: i64,
    /// Tên đầy đủ, ví dụ "xã Hà Bắc"
    #[arg(long, value_name = "TÊN")]
    name: String,
    /// Mã tỉnh, thành phố, ví dụ 31
    #[arg(long, value_name = "MÃ", default_value_t = 31)]
    province: i64,
    /// Tên tỉnh, thành phố
    #[arg(long, value_name = "TÊN", default_value = "thành phố Hải Phòng")]
    province_name: String,
    #[command(flatten)]
    place: Place,
}

/// Makes the commune and says how its first people are invited.
///
/// # Errors
/// When the commune is there already.
pub async fn run(init: Init) -> Result<(), Failure> {
    let name = text::one_line(&init.name);
    let place = place_of(&name).ok_or_else(|| {
        Failure::Input(format!("“{name}” chưa rõ là xã, phường hay đặc khu. Hãy viết đủ, ví dụ: --name \"xã Hà Bắc\"."))
    })?;
    if !(1..=99_999).contains(&init.commune) {
        return Err(Failure::Input(format!("Mã đơn vị hành chính cấp xã có 5 chữ số; “{}” không phải.", init.commune)));
    }
    let db = init.place.open().await?;
    let code = Commune(init.commune);
    let there = org::api::communes(&mut db.read().await?).await?;
    if let Some(known) = there.iter().find(|c| c.commune == code) {
        return Err(Failure::Input(format!("Xã có mã {code} ({}) đã được lập. Chưa thay đổi gì.", known.name)));
    }
    let info = CommuneInfo {
        commune: code,
        committee_name: format!("Ủy ban nhân dân {name}"),
        name,
        place,
        province_name: text::one_line(&init.province_name),
    };
    set_up(&db, info.clone(), init.province).await?;
    println!("Đã lập {} (mã {code}), gồm các đơn vị thường có và danh mục vị trí việc làm.\n", info.name);
    println!("Việc tiếp theo, trên máy này: mời hai người đầu tiên, vì mọi việc cấp quyền cần hai người khác nhau.");
    println!("  Chủ tịch:            sauro account add --role chu_tich …");
    println!("  Quản trị truy cập:   sauro account add --role quan_tri_truy_cap --role cong_chuc …");
    println!(
        "Những người khác được mời trên trang Tài khoản và quyền. Xem: sauro account add --help, sauro serve --help."
    );
    db.close().await;
    Ok(())
}

/// "xã Hà Bắc" → "Hà Bắc".
fn place_of(name: &str) -> Option<String> {
    let kind = ["xã ", "phường ", "đặc khu "].into_iter().find(|kind| name.to_lowercase().starts_with(kind))?;
    let place: String = name.chars().skip(kind.chars().count()).collect();
    Some(place.trim().to_owned()).filter(|p| !p.is_empty())
}

async fn set_up(db: &db::Db, info: CommuneInfo, province_code: i64) -> Result<(), Failure> {
    let actor = accounts::api::set_up_actor(info.commune);
    let mut tx = commune::begin(db, &actor, Timestamp::now()).await?;
    commune::add_commune(&mut tx, &actor, &NewCommune { info, province_code }).await?;
    commune::add_positions(&mut tx, &actor, "", false).await?;
    commune::finish(tx, actor.commune, "Lập xã").await
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn the_place_is_the_name_without_its_kind() {
        assert_eq!(place_of("xã Hà Bắc").as_deref(), Some("Hà Bắc"));
        assert_eq!(place_of("Đặc khu Cát Hải").as_deref(), Some("Cát Hải"));
        assert_eq!(place_of("Hà Bắc"), None);
        assert_eq!(place_of("xã "), None);
    }
}
