// Lighthouse on each page, as a phone and as a desktop: performance and accessibility, 0 to 100.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { freePort } from '../lib/server.mjs';
import { pagesWithCookies, serve, table, withData } from './prepared.mjs';

const categories = ['performance', 'accessibility'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

/** Debian's Chromium with an open debugging port, until `use(port)` is done. */
async function withChromium(use) {
  const profile = mkdtempSync(join(tmpdir(), 'sauro-chromium-'));
  const port = await freePort();
  const words = [...FLAGS, `--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(process.env.CHROMIUM || '/usr/bin/chromium', words, { stdio: 'ignore' });
  const ended = new Promise((done) => child.on('exit', done).on('error', done));
  try {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => null)) break;
      await new Promise((done) => setTimeout(done, 50));
    }
    return await use(port);
  } finally {
    child.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function scores(server, page, port, config) {
  const flags = { port, onlyCategories: categories, logLevel: 'error', extraHeaders: page.cookie ? { Cookie: page.cookie } : undefined };
  const { lhr } = await lighthouse(server.url + page.path, flags, config);
  if (lhr.runtimeError) throw new Error(`${page.path}: ${lhr.runtimeError.message}`);
  return [...categories.map((id) => Math.round(lhr.categories[id].score * 100)), lhr.audits['largest-contentful-paint'].displayValue];
}

await withData(async (data) => {
  const server = await serve(data);
  try {
    const rows = [];
    for (const page of await pagesWithCookies(server, process.argv.slice(2))) {
      const [phone, desktop] = await withChromium(async (port) => [
        await scores(server, page, port),
        await scores(server, page, port, desktopConfig),
      ]);
      rows.push([page.name, `\`${page.path}\``, ...phone, ...desktop]);
    }
    const header = ['page', 'URL', ...['phone', 'desktop'].flatMap((kind) => ['performance', 'accessibility', 'LCP'].map((what) => `${kind}: ${what}`))];
    console.log(table(header, rows));
  } finally {
    await server.stop();
  }
});
