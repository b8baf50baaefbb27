// Runs every journey in `journeys/` on both databases, with JavaScript on and off.
//
//   node run.mjs [PART OF A NAME] [--database sqlite|postgres] [--js on|off]
//
// A journey is a module with `name` and `run(t)`, see lib/journey.mjs. It may narrow itself with
// `databases = ['sqlite']` or `javascript = [true]`, or name its `pairs` of both, and choose the server with `server = { command, args }`.
// Journeys that ask for the same server on the same database share it, one after the other.
// One line per check; the last line is {"passed":n,"failed":m}.

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch, out } from './lib/browser.mjs';
import { Tally } from './lib/check.mjs';
import { travel } from './lib/journey.mjs';
import { startServer } from './lib/server.mjs';

const { values: chosen, positionals: [part = ''] } = parseArgs({
  allowPositionals: true,
  options: { database: { type: 'string' }, js: { type: 'string' } },
});
const folder = join(import.meta.dirname, 'journeys');
const tally = new Tally();

async function journeys() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.mjs')).sort();
  const all = await Promise.all(files.map((file) => import(join(folder, file))));
  return all.filter(({ name }) => name.includes(part));
}

/** Every run that was asked for: { journey, database, javascript }. */
function runs(found) {
  const each = (journey) => (journey.databases ?? ['sqlite', 'postgres']).flatMap((database) =>
    (journey.javascript ?? [true, false]).map((javascript) => [database, javascript]));
  const all = found.flatMap((journey) =>
    (journey.pairs ?? each(journey)).map(([database, javascript]) => ({ journey, database, javascript })));
  return all.filter(({ database, javascript }) =>
    (chosen.database ?? database) === database && (chosen.js ?? (javascript ? 'on' : 'off')) === (javascript ? 'on' : 'off'));
}

/** The runs by the server they share. */
function byServer(all) {
  const groups = new Map();
  for (const one of all) {
    const options = { database: one.database, ...one.journey.server };
    const key = JSON.stringify(options);
    groups.set(key, { options, members: [...(groups.get(key)?.members ?? []), one] });
  }
  return [...groups.values()];
}

async function main() {
  rmSync(out, { recursive: true, force: true });
  const found = await journeys();
  tally.note('there are journeys to run', found.length ? '' : `none in ${folder} with "${part}"`);
  const browser = await launch();
  try {
    for (const { options, members } of byServer(runs(found))) {
      const server = await startServer(options);
      try {
        for (const { journey, database, javascript } of members) await travel(journey, { browser, server, tally, database, javascript });
      } finally {
        await server.stop();
      }
    }
  } finally {
    await browser.close();
  }
}

await main().catch((error) => tally.note('the run', String(error?.stack ?? error)));
console.log(tally.summary());
process.exitCode = tally.failed ? 1 : 0;
