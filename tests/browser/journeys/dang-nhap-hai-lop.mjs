// Signing in with more than a password: a passkey of the browser's virtual authenticator, and without scripts the codes of
// an app; a session ended from another browser.

import { createHmac } from 'node:crypto';
import { fill, follow, press, words } from '../lib/forms.mjs';

export const name = 'đăng nhập hai lớp';

/** The code that an app shows for a secret as the page spells it (RFC 6238). */
function code(spelled, later = 0) {
  const bits = [...spelled.replace(/ /g, '')].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'));
  const secret = Buffer.from(bits.join('').match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac('sha1', secret).update(step).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Passkeys belong to a name: the same server under `localhost`. */
const named = (t) => ({ ...t.server, url: t.server.url.replace('127.0.0.1', 'localhost') });

async function authenticator(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
  return { verified: (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }) };
}

async function signIn(page, url, account) {
  await page.goto(`${url}/dang-nhap`);
  await fill(page, { tai_khoan: account.username, mat_khau: account.password });
  return press(page, 'Đăng nhập');
}

export async function run(t) {
  await (t.javascript ? passkey(t) : codes(t));
}

async function passkey(t) {
  const { url } = named(t);
  const account = t.account('congchuc.tthc');
  const page = await t.page();
  await page.goto(`${t.server.url}/dang-nhap`);
  t.check('an address of numbers leads to the name', (await words(page)).includes(url));
  const key = await authenticator(page);
  t.same('signed in by the password', await signIn(page, url, account), 303);
  await page.goto(`${url}/tai-khoan`);
  await t.sound(page);
  await follow(page, 'Thêm khóa đăng nhập (passkey)');
  await t.sound(page);
  await t.shot(page, 'adding a passkey');
  await fill(page, { ten_khoa: 'Máy ở phòng làm việc', mat_khau_khoa: account.password });
  t.same('a passkey is added', await press(page, 'Thêm khóa đăng nhập (passkey)'), 200);
  t.same('with ten recovery codes', await page.locator('main ol li').count(), 10);
  t.none('nothing wrong with the codes', await t.faultsOf(page, { html: false }));
  await t.shot(page, 'recovery codes');
  await page.goto(`${url}/tai-khoan/khoa`);
  await fill(page, { ten_khoa: 'Lần nữa', mat_khau_khoa: account.password });
  await page.getByRole('button', { name: 'Thêm khóa đăng nhập (passkey)' }).click();
  await page.getByText('Máy này đã có khóa của tài khoản.').waitFor();

  await page.context().clearCookies();
  await page.goto(`${url}/dang-nhap?toi=%2Fke-hoach`);
  await t.sound(page);
  await t.shot(page, 'signing in by a passkey');
  t.same('the passkey signs in', await press(page, /^Đăng nhập bằng khóa/, { exact: false }), 303);
  await page.waitForURL(`${url}/ke-hoach`);

  await page.context().clearCookies();
  await page.goto(`${url}/dang-nhap`);
  await key.verified(false);
  await page.getByRole('button', { name: /^Đăng nhập bằng khóa/ }).click();
  await page.getByText('Chưa dùng được khóa').waitFor();
  t.check('without PIN or finger nothing is sent', page.url() === `${url}/dang-nhap`, page.url());
  await key.verified(true);

  t.same('a password alone leads to the second step', await signIn(page, url, account), 200);
  t.none('nothing wrong with it', await t.faultsOf(page, { html: false }));
  await t.shot(page, 'the second step');
  t.same('where the passkey lets in', await press(page, /^Đăng nhập bằng khóa/, { exact: false }), 303);
  await page.waitForURL(`${url}/`);
  await page.goto(`${url}/tai-khoan`);
  await page.getByRole('link', { name: /^Xem/ }).first().click();
  await page.waitForURL(/khoa\/\d+$/);
  await t.sound(page, 'a passkey');
  await fill(page, { mat_khau_go: account.password });
  t.same('it is taken away', await press(page, 'Gỡ khóa này'), 303);
  await page.context().clearCookies();
  page.context().expect(/status of 422/);
  await page.goto(`${url}/dang-nhap`);
  t.same('and does not sign in any more', await press(page, /^Đăng nhập bằng khóa/, { exact: false }), 422);
}

async function codes(t) {
  const { url } = t.server;
  const account = t.account('congchuc.chuyendoiso');
  const page = await t.page();
  await signIn(page, url, account);
  await page.goto(`${url}/tai-khoan/ma-xac-thuc`);
  await t.sound(page);
  const spelled = await page.locator('main code').innerText();
  t.check('the same stands in a QR code', await page.locator('main svg[role="img"]').isVisible());
  await t.shot(page, 'switching codes on');
  const used = code(spelled);
  await fill(page, { ma_bat: used, mat_khau_bat: account.password });
  t.same('codes are on', await press(page, 'Bật mã xác thực'), 200);
  const recovery = await page.locator('main ol code').allInnerTexts();
  t.same('with ten recovery codes', recovery.length, 10);

  const other = await t.page({ width: 390 });
  await other.goto(`${url}/dang-nhap`);
  t.check('without scripts no passkey is offered', !(await other.getByRole('button', { name: /bằng khóa/ }).isVisible()));
  t.same('the password leads to the second step', await signIn(other, url, account), 200);
  await t.shot(other, 'the second step');
  other.context().expect(/status of 422/);
  await fill(other, { ma: used });
  t.same('a code that was used is refused', await press(other, 'Tiếp tục'), 422);
  await fill(other, { ma: code(spelled, 1) });
  t.same('the next one lets in', await press(other, 'Tiếp tục'), 303);

  await page.goto(`${url}/tai-khoan`);
  await t.shot(page, 'the account');
  t.same('the owner ends the other session', await press(page, /^Đăng xuất phiên này/, { exact: false }), 303);
  await other.goto(`${url}/tai-khoan`);
  t.check('at once', other.url().includes('/dang-nhap'), other.url());
  await signIn(other, url, account);
  await fill(other, { ma: recovery[0] });
  t.same('a recovery code stands in for the telephone', await press(other, 'Tiếp tục'), 303);
  await page.goto(`${url}/tai-khoan/ma-xac-thuc`);
  t.check('one is gone', (await words(page)).includes('Còn 9 mã'));
  await fill(page, { ma_tat: recovery[1], mat_khau_tat: account.password });
  t.same('codes are off', await press(page, 'Tắt mã xác thực'), 303);
}
