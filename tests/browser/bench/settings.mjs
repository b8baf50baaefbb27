// What is measured, and on what data.

/** Fills a new data folder: 200 staff, 2,000 tasks. Run as `sauro <these words> --data DIR`. */
export const prepare = ['bench-data', '--staff', '200', '--tasks', '2000'];

/** Serves it. Run as `sauro <these words> --listen ADDRESS --data DIR`. */
export const serve = ['serve'];

/** Requests of each page; the middle one counts. */
export const requests = 200;

/** Name, path and who asks: a role of the demonstration's accounts, or nobody. */
export const pages = [
  { name: 'Trang công khai', path: '/' },
  { name: 'Đăng nhập', path: '/dang-nhap' },
];
