// Signing in, a write with its leaf, and the check of the whole tree, on journals of different lengths.

import { execFileSync } from 'node:child_process';
import { program } from '../lib/server.mjs';
import { sessionCookie, signInTime } from '../lib/session.mjs';
import { dataOf, median, serve, table } from './prepared.mjs';
import { lines, prepare, writes } from './settings.mjs';

const WHO = 'vhxh';
const TASK = '/nhiem-vu/20';

/** One comment on a task, with all that a person's browser sends; the server's own time. */
async function comment(server, cookie) {
  const key = Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  const body = new URLSearchParams({ _key: key, noi_dung: 'Đã rà soát lại số liệu, gửi đơn vị xem.' });
  const headers = { cookie, origin: server.url, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${server.url}${TASK}/trao-doi`, { method: 'POST', body, headers, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`the comment is answered ${answer.status}`);
  return Number(/app;dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1]);
}

/** Seconds of `sauro audit verify` on the folder. */
function verify(data) {
  const begun = performance.now();
  execFileSync(program, ['audit', 'verify', '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - begun) / 1000;
}

const rows = [];
for (const count of lines) {
  await dataOf([...prepare, '--lines', String(count)], async (data) => {
    const server = await serve(data);
    try {
      const account = server.accounts.find(({ username }) => username === WHO);
      const signIns = [];
      for (let i = 0; i < 11; i += 1) signIns.push(await signInTime(server, account));
      const cookie = await sessionCookie(server, account);
      const times = [];
      for (let i = 0; i < writes; i += 1) times.push(await comment(server, cookie));
      times.sort((a, b) => a - b);
      rows.push([
        count.toLocaleString('en'),
        median(signIns).toFixed(0),
        median(times).toFixed(2),
        times[Math.floor(times.length * 0.95)].toFixed(2),
      ]);
    } finally {
      await server.stop();
    }
    rows.at(-1).push(verify(data).toFixed(1));
  });
}
console.log(table(['lines of the journal', 'sign-in, median ms', 'write, median ms', 'write, 95 % ms', 'audit verify, s'], rows));
