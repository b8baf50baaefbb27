// Debian's Chromium, and pages that remember everything that went wrong in them.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** How Chromium is started. */
export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where pictures go; not kept by git. */
export const out = join(import.meta.dirname, '../out');

/** The one browser of a run. */
export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS });

/**
 * A context as one person's browser: own cookies, Vietnamese, Vietnam's time.
 * Its `faults` gather console errors, refused scripts and styles (CSP) and failed requests; `expect(pattern)` names
 * those that the journey brings about on purpose.
 */
export async function newContext(browser, { javaScriptEnabled = true, width = 1280, height = 900 } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled,
    viewport: { width, height },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
    hasTouch: width < 600,
  });
  return prepared(context);
}

/** Limits the context's patience and gathers its faults. */
export function prepared(context) {
  context.setDefaultTimeout(10_000);
  context.setDefaultNavigationTimeout(20_000);
  const faults = [];
  const expected = [];
  const note = (text) => expected.some((pattern) => pattern.test(text)) || faults.push(text);
  context.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => note(`script: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    // A download and a page left early end their request; that is no fault.
    const text = request.failure()?.errorText ?? '';
    if (text !== 'net::ERR_ABORTED') note(`request: ${request.url()} ${text}`);
  });
  return Object.assign(context, { faults, expect: (pattern) => expected.push(pattern) });
}

/** Signs in at /dang-nhap and waits to be let in. */
export async function signIn(page, server, account) {
  await page.goto(`${server.url}/dang-nhap`);
  await page.fill('input[autocomplete="username"]', account.username);
  await page.fill('input[type="password"]', account.password);
  await page.click('form:has(input[type="password"]) button[type="submit"]');
  await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'));
}

/** A picture of the whole page in `out`; answers its path. */
export async function shot(page, name) {
  mkdirSync(out, { recursive: true });
  const path = join(out, `${name.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
