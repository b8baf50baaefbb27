// A browser that can be killed: started by itself on a profile that outlives it.

import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';
import { FLAGS, prepared } from './browser.mjs';

/** Starts Chromium on the profile in `folder`; `{ context, kill() }`. `kill` gives it no time to save anything. */
export async function mortalBrowser(folder) {
  const words = [...FLAGS, `--user-data-dir=${folder}`, '--remote-debugging-port=0', 'about:blank'];
  const child = spawn(process.env.CHROMIUM || '/usr/bin/chromium', words, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const ended = new Promise((done) => child.on('exit', done));
  const address = await new Promise((done, fail) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) done(found[1]);
    });
    child.on('exit', () => fail(new Error(`Chromium ended: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const kill = async () => {
    // The whole group: its renderers would hold the profile.
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    await browser.close().catch(() => {});
  };
  return { context: prepared(browser.contexts()[0]), kill };
}
