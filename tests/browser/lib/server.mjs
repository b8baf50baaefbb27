// The program under test: started with a fresh data folder or a fresh database, stopped and swept away afterwards.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';

const START_SECONDS = 120;
const root = resolve(import.meta.dirname, '../../..');

/** The program: what the build hands over, else the newest debug build. */
export const program = process.env.SAURO_BIN || join(root, 'target/debug/sauro');

/** A port that is free now. */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** A new database on the test server; `{ url, drop }`. */
export function freshDatabase() {
  const admin = process.env.TEST_POSTGRES_URL;
  if (!admin) throw new Error('TEST_POSTGRES_URL is not set: there is no PostgreSQL to run on (cargo xtask pg starts one)');
  const name = `sauro_${randomBytes(6).toString('hex')}`;
  const psql = (sql) => execFileSync('psql', [admin, '-qX', '-v', 'ON_ERROR_STOP=1', '-c', sql], { stdio: 'pipe' });
  psql(`create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => psql(`drop database ${name} with (force)`) };
}

/**
 * Starts the program.
 *   database  'sqlite' (a file in the data folder) or 'postgres' (a fresh database)
 *   command   the words before --listen and --data; ['demo'] loads the sample commune
 *   args      further words
 *   data      an existing data folder to go on with; it is then kept
 *   listen    the address to answer at, instead of a free one
 *   binary    another program than the one under test
 * Answers { url, listen, pid, data, databaseUrl, accounts, log(), kill(signal), stop() }.
 */
export async function startServer({ database = 'sqlite', command = ['demo'], args = [], data, databaseUrl, listen: at, binary = program } = {}) {
  const fresh = database === 'postgres' && !databaseUrl ? freshDatabase() : null;
  const folder = data ?? mkdtempSync(join(tmpdir(), 'sauro-browser-'));
  const base = databaseUrl ?? fresh?.url;
  const listen = at ?? `127.0.0.1:${await freePort()}`;
  const words = [...command, '--listen', listen, '--data', folder, ...(base ? ['--database', base] : []), ...args];
  const child = spawn(binary, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  const ended = new Promise((done) => {
    child.on('error', (error) => done(said.push(String(error))));
    child.on('exit', (code, signal) => done(said.push(`ended with ${code ?? signal}`)));
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text));
  const server = {
    data: folder,
    listen,
    pid: child.pid,
    databaseUrl: base,
    log: () => said.join(''),
    kill: async (signal = 'SIGKILL') => (child.kill(signal), ended),
    stop: async () => {
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      if (child.exitCode === null && child.signalCode === null && child.pid) child.kill('SIGTERM');
      await ended;
      clearTimeout(late);
      fresh?.drop();
      if (!data) rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    server.url = await address(server, child, `http://${listen}`);
  } catch (error) {
    await server.stop();
    throw error;
  }
  server.accounts = accountsIn(folder);
  return server;
}

/** Runs `use(server)` and stops the server whatever happens. */
export async function withServer(options, use) {
  const server = await startServer(options);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

/** Waits until the server answers; the address it printed, else the one it was given. */
async function address(server, child, given) {
  for (const until = Date.now() + START_SECONDS * 1000; Date.now() < until; ) {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) break;
    const url = /Địa chỉ:\s*(http:\/\/[^\s/]+)/.exec(server.log())?.[1] ?? given;
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return url;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error(`${program} did not answer:\n${server.log()}`);
}

/** The accounts of the demonstration: [{ username, password, name, role }]. */
function accountsIn(folder) {
  const file = join(folder, 'demo-accounts.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}
