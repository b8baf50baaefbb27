// A data folder filled once and served by the release build, with one session for each account.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, startServer } from '../lib/server.mjs';
import { sessionCookie } from '../lib/session.mjs';
import * as settings from './settings.mjs';

/** Calls `use(data)` with the data folder of all measurements of pages. */
export const withData = (use) => dataOf(settings.prepare, use);

/** Calls `use(data)` with a data folder filled by `sauro <prepare> --data DIR`, and removes it afterwards. */
export async function dataOf(prepare, use) {
  const data = mkdtempSync(join(tmpdir(), 'sauro-bench-'));
  try {
    execFileSync(program, [...prepare, '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] });
    return await use(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Starts the server on the folder. */
export const serve = (data) => startServer({ command: settings.serve, data });

/** The chosen pages (all, or those whose name or path is given), each with its `Cookie` header or none. */
export async function pagesWithCookies(server, chosen) {
  const cookies = new Map();
  const pages = settings.pages.filter(({ name, path }) => chosen.length === 0 || chosen.some((word) => word === name || word === path));
  for (const { who } of pages.filter(({ who }) => who && !cookies.has(who))) {
    const account = server.accounts.find((account) => account.username === who);
    if (!account) throw new Error(`there is no account ${who}`);
    cookies.set(who, await sessionCookie(server, account));
  }
  return pages.map((page) => ({ ...page, cookie: cookies.get(page.who) }));
}

/** The middle value. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A Markdown table. */
export function table(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
