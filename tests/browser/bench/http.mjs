// Server time, SQL statements and size of each page; start time, memory and size of the program.

import { readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import { program } from '../lib/server.mjs';
import { median, pagesWithCookies, serve, table, withData } from './prepared.mjs';
import { requests } from './settings.mjs';

const VIEWS_BEFORE_MEMORY = 1000;
const STARTS = 5;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** One request; the server's own figures and the bytes on the wire. */
function ask(server, page) {
  const headers = { 'accept-encoding': 'br, gzip', ...(page.cookie && { cookie: page.cookie }) };
  return new Promise((done, fail) => {
    http.get(server.url + page.path, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (piece) => (bytes += piece.length));
      answer.on('end', () => {
        const timing = answer.headers['server-timing'] ?? '';
        const milliseconds = Number(/app;dur=([\d.]+)/.exec(timing)?.[1]);
        const statements = Number(/db;desc="(\d+)"/.exec(timing)?.[1]);
        if (answer.statusCode !== 200) fail(new Error(`${page.path} answers ${answer.statusCode}`));
        else done({ bytes, milliseconds, statements });
      });
    }).on('error', fail);
  });
}

async function measure(server, page) {
  const seen = [];
  for (let i = 0; i < requests; i += 1) seen.push(await ask(server, page));
  const times = seen.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return [
    page.name,
    `\`${page.path}\``,
    median(times).toFixed(2),
    times[Math.floor(times.length * 0.95)].toFixed(2),
    Math.max(...seen.map(({ statements }) => statements)),
    (Math.max(...seen.map(({ bytes }) => bytes)) / 1024).toFixed(1),
  ];
}

/** Milliseconds from starting the program to its first answer. */
async function startTime(data) {
  const begun = performance.now();
  const server = await serve(data);
  const took = performance.now() - begun;
  await server.stop();
  return took;
}

const memory = (server) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;

await withData(async (data) => {
  const starts = [];
  for (let i = 0; i < STARTS; i += 1) starts.push(await startTime(data));
  const server = await serve(data);
  try {
    const pages = await pagesWithCookies(server, process.argv.slice(2));
    const rows = [];
    for (const page of pages) rows.push(await measure(server, page));
    for (let i = rows.length * requests; i < VIEWS_BEFORE_MEMORY; i += 1) await ask(server, pages[i % pages.length]);
    console.log(table(['page', 'URL', 'median ms', '95 % ms', 'SQL statements', 'KB compressed'], rows));
    console.log();
    console.log(table(['figure', 'value'], [
      ['start to first answer (median)', `${median(starts).toFixed(0)} ms`],
      [`resident memory after ${Math.max(VIEWS_BEFORE_MEMORY, rows.length * requests)} page views`, `${memory(server).toFixed(1)} MB`],
      ['binary', `${(statSync(program).size / 1e6).toFixed(1)} MB`],
    ]));
  } finally {
    agent.destroy();
    await server.stop();
  }
});
