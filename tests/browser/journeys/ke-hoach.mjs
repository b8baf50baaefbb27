// From the plan's document to a running board, the report and the public page.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { field, fill, fixture, follow, press, rows, words } from '../lib/forms.mjs';

export const name = 'kế hoạch';

const OWNER = /^Trần Thị Huyền /;
const HEAD = /^Đỗ Thị Lan Phương /;
const TITLE = 'Rà soát, đánh giá tổng thể chất lượng đội ngũ cán bộ, công chức xã';
const PRODUCT = 'Báo cáo tổng hợp kết quả rà soát đội ngũ';
const NOTE = 'Một trang là đủ để thử: sản phẩm thật.';

/** What the steward adds to each task; the leads, texts and times come from the document. */
const TASKS = {
  'II.1': { ten: 'Tổ chức quán triệt, triển khai các văn bản chỉ đạo', chu_tri: /Văn hóa/, nguoi: /^Ngô Thị Thu Hà /, trach_nhiem: HEAD, tham_quyen: /^Phạm Quang Huy /, san_pham: 'Báo cáo kết quả quán triệt', nhip: '1' },
  'II.2': { ten: TITLE, nguoi: OWNER, trach_nhiem: HEAD, tham_quyen: HEAD, san_pham: PRODUCT },
  'II.3': { ten: 'Bố trí, sắp xếp cán bộ, công chức theo khung tiêu chuẩn', nguoi: OWNER, trach_nhiem: HEAD, tham_quyen: /^Phạm Quang Huy /, san_pham: 'Tờ trình và phương án bố trí' },
  'II.4': { ten: 'Đánh giá chất lượng thực hiện nhiệm vụ', nguoi: OWNER, trach_nhiem: HEAD, tham_quyen: HEAD, san_pham: 'Bảng tổng hợp kết quả đánh giá', nhip: '1' },
  'II.5': { ten: 'Cử cán bộ, công chức tham gia các lớp bồi dưỡng', chu_tri: /Văn hóa/, nguoi: /^Nguyễn Hữu Lộc /, trach_nhiem: HEAD, tham_quyen: HEAD, san_pham: 'Danh sách người đã dự lớp', nhip: '3' },
  'II.6': { ten: 'Kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính', chu_tri: /Văn phòng/, nguoi: /^Nguyễn Văn Sáng /, trach_nhiem: /^Lê Đình Khang /, tham_quyen: /^Phạm Quang Huy /, san_pham: 'Biên bản kiểm tra', nhip: '1' },
  'II.7': { ten: 'Bố trí kinh phí, đầu tư cơ sở vật chất', nguoi: /^Hoàng Thị Ngọc Ánh /, trach_nhiem: /^Vũ Mạnh Cường /, tham_quyen: /^Phạm Quang Huy /, san_pham: 'Quyết định phân bổ dự toán', nhip: '3' },
};

export async function run(t) {
  const steward = await t.signedIn('vhxh');
  const plan = await imported(t, steward);
  await completed(t, steward, plan);
  await issued(t, steward, plan);
  const chairman = await t.signedIn('chutich');
  const before = await figures(t, chairman, plan);
  const task = await worked(t, plan);
  await accepted(t, task);
  const after = await figures(t, chairman, plan);
  t.same('the chairman sees one more task done', [before['hoàn thành'], after['hoàn thành']], [0, 1]);
  t.same('and one less overdue', before['quá hạn'] - after['quá hạn'], 1);
  await figuresOpenTheirLists(t, chairman, plan, after);
  await published(t, steward, plan, task);
  await reported(t, steward, plan);
}

async function imported(t, page) {
  await t.open(page, '/ke-hoach/nhap');
  await fill(page, { tep: { file: fixture('xa-ha-bac/ke-hoach.docx') }, khong_mat: true });
  await press(page, 'Đọc văn bản');
  const plan = new URL(page.url()).pathname;
  const seen = await words(page);
  t.same('seven tasks are read', await rows(page), 7);
  for (const path of Object.keys(TASKS)) t.check(`task ${path} is listed`, seen.includes(`${path}. `));
  t.check('the plan that runs already is pointed to', /trùng hoàn toàn/.test(seen));
  t.check('what is missing in the document is said', /số/i.test(seen) && /Khi đọc văn bản, hệ thống thấy/.test(seen));
  await t.sound(page, 'draft');
  await t.shot(page, 'draft');
  return plan;
}

/** Four tasks at a desk, the others on a phone, each through its form. */
async function completed(t, desk, plan) {
  const phone = await t.signedIn('vhxh', { width: 390 });
  for (const [i, [path, values]] of Object.entries(TASKS).entries()) {
    const page = i < 4 ? desk : phone;
    await t.open(page, plan);
    await page.locator('main tbody').getByRole('link', { name: `${path}. ` }).first().click();
    if (i === 0 || i === 4) {
      await t.sound(page, `draft task, ${i ? 'phone' : 'desk'}`);
      await t.shot(page, `draft task ${i ? 'phone' : 'desk'}`);
    }
    if (i === 1) t.same('the time is read', await field(page, 'den_ngay').inputValue(), '30/06/2026');
    await fill(page, values);
    await press(page, 'Lưu');
    t.check(`${path} has all six clear`, /6\/6|đủ sáu rõ/.test(await words(page)), (await words(page)).slice(0, 900));
  }
  await t.open(desk, plan);
  t.check('the plan is clear', /42 trong 42 điểm/.test(await words(desk)));
}

async function issued(t, page, plan) {
  await fill(page, { so: `${t.javascript ? 52 : 53}/KH-UBND`, ngay: '05/06/2026' });
  await press(page, 'Lưu phần đầu văn bản');
  await t.open(page, `${plan}/ban-hanh`);
  t.check('all is ready', /đã đủ sáu rõ/.test(await words(page)));
  await t.sound(page, 'issue');
  await t.shot(page, 'issue');
  await press(page, 'Ban hành');
  t.check('the plan runs', /Đã ban hành kế hoạch/.test(await words(page)));
  await t.sound(page, 'board');
  await t.shot(page, 'board');
}

/** The owner reports and hands in; answers the task's address. */
async function worked(t, plan) {
  const page = await t.signedIn('congchuc.noivu', { width: 390 });
  await t.open(page, `${plan}/danh-sach`);
  await page.locator('main tbody').getByRole('link', { name: TITLE }).click();
  await page.waitForLoadState('load');
  const task = new URL(page.url()).pathname;
  await follow(page, 'Báo cáo tiến độ');
  await fill(page, { phan_tram: '90', noi_dung: 'Đã rà soát 45 người, đang hoàn thiện báo cáo.' });
  await press(page, 'Gửi báo cáo');
  t.check('progress is noted', /Đã ghi nhận tiến độ/.test(await words(page)));
  await follow(page, 'Nộp sản phẩm');
  const file = { name: 'bao-cao-ra-soat.txt', mimeType: 'text/plain', buffer: Buffer.from(NOTE) };
  await fill(page, { ten: PRODUCT, tep: { file } });
  await press(page, 'Nộp sản phẩm');
  t.check('the product waits', /Đã nộp sản phẩm/.test(await words(page)));
  await t.sound(page, 'task, phone');
  await t.shot(page, 'task phone');
  return task;
}

async function accepted(t, task) {
  const page = await t.signedIn('truong.vhxh');
  const link = page.locator(`main a[href="${task}"], main a[href^="/minh-chung/"]`).first();
  t.check('it is among what waits for the head', await link.isVisible());
  await t.sound(page, 'my work');
  await t.shot(page, 'my work');
  await t.open(page, task);
  await follow(page, `Duyệt «${PRODUCT}»`);
  const before = await words(page);
  t.check('what is decided is shown', before.includes(PRODUCT) && before.includes('bao-cao-ra-soat.txt'));
  await fill(page, { ly_do: 'Đạt yêu cầu.' });
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => url.pathname === task);
  t.check('the task is done', /Hoàn thành/.test(await words(page)));
}

/** The chairman's figures of this plan: words to number. */
async function figures(t, page, plan) {
  await t.open(page, `/dieu-hanh?ke_hoach=${plan.split('/').pop()}`);
  await t.sound(page, 'leaders');
  await t.shot(page, 'leaders');
  const all = await page.locator('main a.stat').evaluateAll((stats) => stats.map((stat) =>
    [stat.querySelector('.stat-label').textContent, Number(stat.querySelector('.stat-value').textContent.replaceAll('.', ''))]));
  return Object.fromEntries(all);
}

async function figuresOpenTheirLists(t, page, plan, seen) {
  for (const [label, value] of Object.entries(seen)) {
    await t.open(page, `/dieu-hanh?ke_hoach=${plan.split('/').pop()}`);
    await page.locator('main a.stat').filter({ hasText: label }).first().click();
    await page.waitForLoadState('load');
    t.same(`"${value} ${label}" opens as many rows`, await listed(page), value);
  }
}

/** Entries of whatever list the page shows: a table's rows or a list of things to do. */
const listed = async (page) => (await rows(page)) || page.locator('main .tasks > li').count();

async function published(t, steward, plan, task) {
  await t.open(steward, task);
  await press(steward, /Công khai tệp này/, { exact: false });
  const citizen = await t.page({ width: 390 });
  await t.open(citizen, '/cong-khai/10816');
  await citizen.locator(`main a[href$="${plan}"]`).first().click();
  const row = citizen.locator('main tbody tr').filter({ hasText: TITLE });
  t.check('citizens see it done', /Hoàn thành/.test(await row.innerText()));
  await t.sound(citizen, 'public plan');
  await t.shot(citizen, 'public plan');
  const file = await citizen.locator('main').getByRole('link', { name: PRODUCT }).getAttribute('href');
  const answer = await citizen.request.get(t.server.url + file);
  t.same('and the public document downloads', [answer.status(), await answer.text()], [200, NOTE]);
}

async function reported(t, page, plan) {
  await t.open(page, `/bao-cao?ke_hoach=${plan.split('/').pop()}&tu=01/06/2026&den=20/11/2026`);
  await t.sound(page, 'report');
  const href = await page.getByRole('link', { name: /Tải báo cáo/ }).getAttribute('href');
  const answer = await page.request.get(t.server.url + href);
  t.same('the report is sent', answer.status(), 200);
  const folder = mkdtempSync(join(tmpdir(), 'sauro-report-'));
  try {
    const file = join(folder, 'bao-cao.docx');
    writeFileSync(file, await answer.body());
    const inside = execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' }).replace(/<[^>]+>/g, '');
    t.check('the report names the task and the motto', inside.includes(TITLE) && /Độc lập - Tự do - Hạnh phúc/.test(inside));
    // Once is enough: the document is the same with JavaScript on and off, and the office program is slow.
    if (t.javascript && existsSync('/usr/bin/soffice')) onPaper(t, folder, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function onPaper(t, folder, file) {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { stdio: 'pipe' });
  execFileSync('pdftotext', ['-layout', join(folder, 'bao-cao.pdf'), join(folder, 'bao-cao.txt')]);
  const text = readFileSync(join(folder, 'bao-cao.txt'), 'utf8').normalize('NFC').replace(/\s+/g, ' ');
  t.check('LibreOffice shows the head and the task', text.includes('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') && text.includes('Rà soát, đánh giá tổng thể'), text.slice(0, 400));
}
