// What is measured, and on what data.

/** Fills a new data folder: 200 staff, 2,000 tasks. Run as `sauro <these words> --data DIR`. */
export const prepare = ['bench-data', '--staff', '200', '--tasks', '2000'];

/** Serves it. Run as `sauro <these words> --listen ADDRESS --data DIR`. */
export const serve = ['serve'];

/** Requests of each page; the middle one counts. */
export const requests = 200;

/** Lengths of the journal at which writes are measured, and how many writes. */
export const lines = [10_000, 1_000_000];
export const writes = 500;

/** Name, path and who asks: an account of the demonstration, or nobody. Plan 2 is the first of the large ones. */
export const pages = [
  { name: 'Việc của tôi', path: '/', who: 'vhxh' },
  { name: 'Điều hành', path: '/dieu-hanh', who: 'chutich' },
  { name: 'Bảng', path: '/ke-hoach/2', who: 'chutich' },
  { name: 'Danh sách', path: '/ke-hoach/2/danh-sach', who: 'chutich' },
  { name: 'Tiến trình', path: '/ke-hoach/2/tien-trinh', who: 'chutich' },
  { name: 'Sáu rõ', path: '/ke-hoach/2/sau-ro', who: 'chutich' },
  { name: 'Biểu đồ', path: '/ke-hoach/2/bieu-do', who: 'chutich' },
  { name: 'Nhiệm vụ', path: '/nhiem-vu', who: 'vhxh' },
  { name: 'Một nhiệm vụ', path: '/nhiem-vu/2', who: 'vhxh' },
  { name: 'Đơn vị', path: '/don-vi/VHXH', who: 'truong.vhxh' },
  { name: 'Tìm kiếm', path: '/tim?q=dat%20dai', who: 'congchuc.noivu' },
  { name: 'Cán bộ, công chức', path: '/can-bo', who: 'congchuc.noivu' },
  { name: 'Văn bản chỉ đạo', path: '/van-ban', who: 'congchuc.noivu' },
  { name: 'Khó khăn', path: '/kho-khan', who: 'vhxh' },
  { name: 'Trang công khai', path: '/cong-khai/10816/ke-hoach/1' },
  { name: 'Đăng nhập', path: '/dang-nhap' },
];
