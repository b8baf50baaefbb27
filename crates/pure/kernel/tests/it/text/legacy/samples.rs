//! Names and units in correct Unicode, among them many that Latin-1 could write, and words of other languages.

const UNICODE: &str = "\
Nguyễn Văn An
Hoàng Hà
Lê Hoàng Long
Trần Anh Tú
Võ Chí Công
Hà Công Hoà
Phan Thanh Hòa
Lý Nam Tú
Hoàng Quý
Đoàn Thị Điểm
Nguyễn Thị Minh Khai
Phạm Thị Thuỳ Dương
Phạm Thị Thùy Dương
Công Tằng Tôn Nữ Thị Hòa
Nguyễn Phước Bảo Quý
Lò Văn Pánh
Giàng A Páo
Vừ A Dính
Thào A Sình
H'Hen Niê
Y Bhiăt Êban
K'Brêu
A-Ma Kông
Bùi Xuân Phái
Cao Bá Quát
Hồ Xuân Hương
Đỗ Mười
Trương Vĩnh Ký
Huỳnh Thúc Kháng
Mai Văn Bộ
Tạ Quang Bửu
Ngô Quyền
Ông Ích Khiêm
Lê Quý Đôn
Ỷ Lan
Thái Văn Lung
Bà Triệu
Hoàng Thị Loan
Hoàng Sâm
Lê Lâm
Võ Bá
Bà Rịa - Vũng Tàu
Hà Giang
Hà Tĩnh
Sơn La
Hoà Bình
Hòa Bình
Đắk Lắk
Đăk Nông
Lâm Hà
Hoàn Kiếm
Xã Hà Bắc
Thanh Hà
Văn phòng HĐND và UBND
Phòng Kinh tế
Phòng Văn hoá – Xã hội
Phòng Văn hóa - Xã hội
Trung tâm Phục vụ hành chính công
Ban Chỉ huy Quân sự xã
Công an xã
Đảng uỷ
Uỷ ban Mặt trận Tổ quốc Việt Nam
Hội Nông dân
Hội Cựu chiến binh
Đoàn Thanh niên Cộng sản Hồ Chí Minh
Trạm Y tế
Trường Tiểu học Hà Bắc
Tổ dân phố số 3
Thôn Lâm Xuyên
Công chức Địa chính - Xây dựng
Kế toán
Văn thư
Bí thư Đảng uỷ, Chủ tịch HĐND
Phó Chủ tịch UBND
Trung cấp lý luận chính trị
Thạc sĩ Quản lý công
Chuyên viên
Cán sự
Lê Văn Ân
Đặng Thái Sơn
";

/// Other languages, signs and mistakes: every line by itself is nothing that an old font wrote.
const OTHER: &str = "\
Ñ
ñ
El Niño, La Niña, España, señor Muñoz, mañana, el año
Human Resources Department, Annual Report of the Commune
Full name, Date of birth, Position, Salary grade
Où est l'hôtel de ville ? À côté du café, près du théâtre, là où l'été a été doux
Le maire, élu à l'unanimité, a déjà présenté le procès-verbal à la préfecture
Noël, Citroën, Raphaël, thaï, Hawaï, maïs, naïf, coût, goût, août
François Müller, Jürgen Köhler, Zoë Brontë, São Paulo, João, København
Über den Wolken müssen die Öfen schön glühen, Größe, Fuß
æ, ø, å, ï, ë
På Åland är träden små och öarna få
© 2024 · ® ™ § 5 µm 25°C ±3 ½ ¾ «Công an» ¿Qué? ¡Hola!
· An · Nam · Hoa · Lan · Mai
· Hoàng · Hà · Lâm
12 m² × 3 ÷ 4 £5 ¥6
ABC-123, x@y.vn, https://xahabac.vn/ke-hoach
Nguyá»…n VÄƒn An
";

/// Vietnamese names and units, a line each.
pub fn unicode_texts() -> impl Iterator<Item = &'static str> {
    UNICODE.lines()
}

/// Lines that are not Vietnamese.
pub fn other_texts() -> impl Iterator<Item = &'static str> {
    OTHER.lines()
}

/// The two hundred names of the sorting test.
pub fn golden_names() -> impl Iterator<Item = &'static str> {
    include_str!("../../golden/names_sorted.txt").lines()
}
