//! Writes the gallery and sample pages as static files into the folder given: `cargo run -p ui --example gallery -- FOLDER`.

use std::path::Path;
use std::{env, fs, io};
use ui::{BareFrame, PublicFrame, bare_page, gallery, html, public_page};

mod screens;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "gallery".to_owned());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("assets"))?;
    for asset in ui::assets::all() {
        fs::write(folder.join(asset.path.trim_start_matches('/')), asset.bytes)?;
    }
    for (name, page) in pages() {
        // Opened from disk, so addresses must not begin at the root.
        let html = page.into_string().replace("\"/assets/", "\"assets/");
        fs::write(folder.join(name), html)?;
    }
    println!("{}", folder.join("gallery.html").display());
    Ok(())
}

fn pages() -> Vec<(&'static str, ui::Markup)> {
    let commune = "UBND xã Hà Bắc, thành phố Hải Phòng".to_owned();
    let bare = BareFrame { title: "Đăng nhập".into(), commune_name: commune.clone(), ..BareFrame::default() };
    let public = PublicFrame {
        title: "Tiến độ kế hoạch".into(),
        commune_name: commune,
        home_href: "/cong-khai".into(),
        as_of: "14:05 ngày 20/11/2026".into(),
        sign_in_href: Some("/dang-nhap".into()),
        ..PublicFrame::default()
    };
    vec![
        ("gallery.html", gallery()),
        ("chairman.html", screens::chairman()),
        ("tasks.html", screens::my_tasks()),
        ("task.html", screens::task()),
        ("import.html", screens::import()),
        ("sign-in.html", bare_page(&bare, screens::sign_in())),
        ("public.html", public_page(&public, screens::public())),
        (
            "missing.html",
            bare_page(
                &BareFrame { title: "Không tìm thấy".into(), ..bare.clone() },
                html! { h1 { "Không tìm thấy trang này" } p { "Địa chỉ có thể đã đổi, hoặc trang nằm ngoài phạm vi anh/chị được xem." } p { a href="/" { "Về trang đầu" } } },
            ),
        ),
    ]
}
