// Runs every journey in `journeys/` on both databases, with JavaScript on and off.
//
//   node run.mjs [PART OF A NAME] [--database sqlite|postgres] [--js on|off]
//
// A journey is a module with `name` and `run(t)`, see lib/journey.mjs. It may narrow itself with
// `databases = ['sqlite']` or `javascript = [true]`, and choose the server with `server = { command, args }`.
// One line per check; the last line is {"passed":n,"failed":m}.

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch, out } from './lib/browser.mjs';
import { Tally } from './lib/check.mjs';
import { travel } from './lib/journey.mjs';

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

async function main() {
  rmSync(out, { recursive: true, force: true });
  const found = await journeys();
  tally.note('there are journeys to run', found.length ? '' : `none in ${folder} with "${part}"`);
  const browser = await launch();
  try {
    for (const journey of found) {
      for (const database of journey.databases ?? ['sqlite', 'postgres']) {
        for (const javascript of journey.javascript ?? [true, false]) {
          const wanted = (chosen.database ?? database) === database && (chosen.js ?? (javascript ? 'on' : 'off')) === (javascript ? 'on' : 'off');
          if (wanted) await travel(journey, { browser, tally, database, javascript });
        }
      }
    }
  } finally {
    await browser.close();
  }
}

await main().catch((error) => tally.note('the run', String(error?.stack ?? error)));
console.log(tally.summary());
process.exitCode = tally.failed ? 1 : 0;
