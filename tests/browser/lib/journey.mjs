// One journey, run once for each database and with JavaScript on and off.

import { axe, tooWide } from './axe.mjs';
import { newContext, shot, signIn } from './browser.mjs';
import { htmlFaults } from './html.mjs';

const LIMIT_SECONDS = 300;

/** What a journey's `run(t)` is given. */
export class Travel {
  #contexts = [];

  constructor({ browser, server, tally, name, database, javascript }) {
    Object.assign(this, { browser, server, tally, name, database, javascript });
    this.title = `${name} [${database}, JavaScript ${javascript ? 'on' : 'off'}]`;
  }

  /** A check; `condition` true is well, `detail` says what was seen instead. */
  check(what, condition, detail = 'not so') {
    return this.tally.note(`${this.title}: ${what}`, condition ? '' : detail);
  }

  /** A check that two values are the same. */
  same(what, seen, wanted) {
    const [a, b] = [seen, wanted].map((value) => JSON.stringify(value));
    return this.check(what, a === b, `${a}, not ${b}`);
  }

  /** A check that a list of faults is empty. */
  none(what, faults) {
    return this.tally.note(`${this.title}: ${what}`, faults);
  }

  /** A new browser of one person; `width` 390 is a phone. */
  async page({ width = 1280, javaScriptEnabled = this.javascript } = {}) {
    const context = await newContext(this.browser, { javaScriptEnabled, width });
    this.#contexts.push(context);
    return context.newPage();
  }

  /** The first account of the demonstration with this role (`chu_tich`, `dau_moi`, `cong_chuc`, …) or this user name. */
  account(wanted) {
    const found = this.server.accounts.find(({ role, username }) => role === wanted || username === wanted);
    if (!found) throw new Error(`the demonstration has no account ${wanted}`);
    return found;
  }

  /** A page signed in as `wanted`. */
  async signedIn(wanted, options) {
    const page = await this.page(options);
    await signIn(page, this.server, this.account(wanted));
    return page;
  }

  /** Opens a path of the server. */
  open = (page, path) => page.goto(this.server.url + path);

  /**
   * Accessibility, width and valid HTML of the page as it stands. axe is a script itself: it looks at the pages of the
   * run with JavaScript on, which the server sends in the same words.
   */
  async sound(page, label = new URL(page.url()).pathname) {
    this.none(`${label}: axe, width, HTML`, await this.faultsOf(page));
  }

  /** The same as a list of faults. `html: false` leaves out the HTML, of a page seen before at another width. */
  async faultsOf(page, { html = true } = {}) {
    const faults = this.javascript ? await axe(page) : [];
    faults.push(...(await tooWide(page)));
    // The server's words are asked for again; a page that answered a form has none of its own.
    const answer = html ? await page.request.get(page.url(), { maxRedirects: 0 }) : null;
    if (answer?.ok()) faults.push(...(await htmlFaults(await answer.text())));
    return faults;
  }

  shot = (page, label) => shot(page, `${this.name} ${this.database} ${this.javascript ? 'js' : 'no-js'} ${label}`);

  /** Pictures of every open page, for a journey that failed. */
  async picture() {
    const pages = this.#contexts.flatMap((context) => context.pages());
    const taken = await Promise.allSettled(pages.map((page, i) => this.shot(page, `failure ${i + 1}`)));
    return taken.map((result, i) => `${pages[i].url()} ${result.value ?? ''}`);
  }

  async close() {
    this.none('no errors in the browser', this.#contexts.flatMap((context) => context.faults));
    await Promise.allSettled(this.#contexts.map((context) => context.close()));
  }
}

/** Runs `journey` in one setting. A fault in it is one failed check, with pictures and the server's last words. */
export async function travel(journey, { browser, server, tally, database, javascript }) {
  const before = tally.failed;
  const began = Date.now();
  const t = new Travel({ browser, server, tally, name: journey.name, database, javascript });
  try {
    await limited(journey.run(t));
    await t.close();
    t.check('runs to its end', true);
  } catch (error) {
    tally.note(t.title, [String(error?.stack ?? error), ...(await t.picture()), ...server.log().split('\n').slice(-10)]);
    await t.close();
  }
  console.log(`     ${t.title}: ${Math.round((Date.now() - began) / 1000)} s`);
  return tally.failed === before;
}

function limited(work) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done after ${LIMIT_SECONDS} s`)), LIMIT_SECONDS * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
