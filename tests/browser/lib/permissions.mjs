// The printed table of permissions (docs/permissions.md), read as a person would read it.

import { readFileSync } from 'node:fs';
import { fixture } from './forms.mjs';

const PAPER = new URL('../../../docs/permissions.md', import.meta.url);
/** The row of what every account may. */
const EVERYBODY = 'Mọi tài khoản';

const cells = (line) => line.split('|').slice(1, -1).map((cell) => cell.trim());
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match.slice(1));

/**
 * The table: `roles` (code to name), and `actions`, each with its code, addresses, whether it is `hidden` from others,
 * the `refusal` told to them, `notOwn`, what is `closed` in which state, and `may`: role, scope, "✓" or the states.
 */
export function readTable() {
  const text = readFileSync(PAPER, 'utf8');
  const [head, ...sections] = text.split(/^### /m);
  const roles = Object.fromEntries(all(head.split('## 2.')[0], /^\| ([^|]+) \| `(\w+)` \|/gm).map(([label, code]) => [code, label]));
  return { roles, actions: sections.map(action) };
}

function action(section) {
  const [first, , ...rows] = section.split('\n').filter((line) => line.startsWith('|')).map(cells);
  const may = rows.flatMap(([role, ...marks]) =>
    marks.map((mark, i) => ({ role, scope: first[i + 1], mark })).filter(({ mark }) => mark));
  return {
    title: section.split('\n')[0],
    code: /- Mã: `([^`]+)`/.exec(section)[1],
    addresses: all(section.split('\n').find((line) => line.startsWith('- Địa chỉ')), /`(GET|POST) ([^`]+)`/g)
      .map(([method, path]) => ({ method, path })),
    hidden: section.includes('thấy như không tồn tại'),
    refusal: /được trả lời: “(.*)”$/m.exec(section)?.[1],
    notOwn: /Không tự quyết định: “(.*)”$/m.exec(section)?.[1],
    closed: Object.fromEntries(all(section, /^- Đóng khi ([^:]+): “(.*)”$/gm)),
    may,
  };
}

/** The roles of an account of the demonstration and the code of its unit, as the sample says: { roles, unit }. */
export function standing(username) {
  const line = readFileSync(fixture('xa-ha-bac/accounts.toml'), 'utf8').split('\n').find((one) => one.includes(`username = "${username}"`));
  const staff = /staff = "([^"]+)"/.exec(line)?.[1];
  const person = readFileSync(fixture('xa-ha-bac/staff.toml'), 'utf8').split('\n').find((one) => one.includes(`code = "${staff}"`));
  return { roles: all(/ roles = \[([^\]]*)\]/.exec(line)[1], /"(\w+)"/g).flat(), unit: /unit = "(\w+)"/.exec(person ?? '')?.[1] };
}

/** Whether the table gives one of the roles the action, in one of the scopes (any, when none are said) and this state. */
export function gives(table, action, roles, { scopes, state } = {}) {
  const names = [EVERYBODY, ...roles.map((code) => table.roles[code])];
  return action.may.some(({ role, scope, mark }) =>
    names.includes(role) && (!scopes || scopes.includes(scope)) && (mark === '✓' || !state || mark.split(', ').includes(state)));
}

/** The action that stands at this address, however its numbers are; an address with words of its own goes first. */
export function actionAt(table, method, path) {
  const parts = path.split('/');
  const fits = (pattern) => {
    const wanted = pattern.split('/');
    return wanted.length === parts.length && wanted.every((part, i) => part.startsWith('{') ? parts[i] !== '' : part === parts[i]);
  };
  const exact = (pattern) => pattern.split('/').filter((part) => !part.startsWith('{')).length;
  return table.actions
    .flatMap((action) => action.addresses.filter((at) => at.method === method && fits(at.path)).map((at) => ({ action, rank: exact(at.path) })))
    .sort((a, b) => b.rank - a.rank)[0]?.action;
}
