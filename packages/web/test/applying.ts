import type { JsonObject, Scenario } from '@fiveones/definition';
import { givenData } from '@fiveones/interpreter';
import { launchBrowser, startFilledDemo, type DemoServer } from '@fiveones/testkit';
import type { Browser, Page } from 'playwright-core';
import { Acted, staged, type Staging } from './acted.ts';
import { atDesk } from './desk.ts';
import { packageAt } from './scenario-stage.ts';

const pkg = packageAt('templates/minimum-living-allowance');
const main = 'dibao-main';
const village = '980101001001';

/** Who applies in the examples that are played here. */
export const subject = '周建国';

const inHand = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  colorScheme: 'dark',
} as const;

/** A county with the minimum living allowance, and one browser in which its people take turns. */
export class Applying {
  readonly page: Page;
  readonly acted: Acted;
  /** What the page complained about. */
  readonly complaints: string[] = [];
  private readonly server: DemoServer;
  private readonly browser: Browser;

  private constructor(server: DemoServer, browser: Browser, page: Page, phone: boolean) {
    this.server = server;
    this.browser = browser;
    this.page = page;
    this.acted = new Acted(page, server.address, pkg, phone);
    page.setDefaultTimeout(45_000);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
  }

  /** At a desk, or with a phone in the dark theme. */
  static async begun(phone = false): Promise<Applying> {
    const [server, browser] = await Promise.all([
      startFilledDemo(['templates/minimum-living-allowance']),
      launchBrowser(),
    ]);
    const context = await browser.newContext({ ...atDesk, ...(phone ? inHand : {}) });
    return new Applying(server, browser, await context.newPage(), phone);
  }

  async end(): Promise<void> {
    if (process.env['FIVEONES_SHOT']) await this.page.screenshot({ path: process.env['FIVEONES_SHOT'] });
    await this.browser.close();
    await this.server.stop();
  }

  /** Plays the script of a scenario by clicks and keys; days are those of the demonstration. */
  async act(scenario: Scenario): Promise<void> {
    const { acted, page } = this;
    const given = staging(266);
    let day = '2026-11-23';
    for (const action of scenario.script) {
      if (action.do === 'advance' && typeof action.to === 'string')
        await acted.moveTo((day = String(staged(action.to, given)).slice(0, 10)));
      if (action.do !== 'start' && action.do !== 'fill' && action.do !== 'decide') continue;
      const at = typeof action.at === 'string' ? String(staged(action.at, given)).slice(0, 10) : day;
      if (at > day) await acted.moveTo((day = at));
      if (action.do === 'start') {
        await acted.signIn('villageHelper-village-1-1-1');
        await page.getByRole('link', { name: '新受理' }).first().click();
        await page.getByRole('radio', { name: /^最低生活保障审核确认/ }).check();
        await page.getByRole('button', { name: '开始填申请' }).click();
        await acted.begun();
        continue;
      }
      const name = pkg.processes[main]?.nodes.find(({ id }) => id === action.node)?.name ?? '';
      if (action.node !== 'apply') await acted.open(peopleFor(action.node), subject, name);
      const data = {
        ...additions[action.node],
        ...(staged(givenData(pkg, scenario, action.data), given) as JsonObject),
      };
      await acted.fill(
        main,
        action.node,
        data,
        action.do === 'decide' ? { result: opinions[action.result], reason: action.reason } : undefined,
      );
      await acted.submit();
    }
  }
}

/** A scenario without what it shows to be refused: here only what is done is played. */
export function scenarioOf(id: string): Scenario {
  const scenario = pkg.scenarios[id];
  if (!scenario) throw new Error(`no scenario ${id}`);
  return { ...scenario, script: scenario.script.filter((action) => action.do !== 'refused') };
}

/** Everyone of the demonstration who may do a step. */
function peopleFor(node: string): readonly string[] {
  const step = pkg.processes[main]?.nodes.find(({ id }) => id === node);
  const row = pkg.responsibilities.find(
    ({ id, step: bound, kind }) =>
      (step?.kind === 'userTask' && step.responsibility === id) ||
      (step?.kind === 'userTask' &&
        step.performer === 'applicant' &&
        kind === 'S' &&
        bound === `${main}/${node}`),
  );
  const unit = {
    village: 'village-1-1',
    town: 'town-1',
    county: row?.unit === 'checkAgency' ? 'check' : 'county',
    city: 'city',
    province: '',
  }[row?.tier ?? 'town'];
  const posted = [1, 2, 3, 4].map((number) => `${row?.post ?? ''}-${unit}-${number}`);
  // A ballot goes to the assessor in person where they are in the system.
  return [...posted, 'townReviewer-town-1-2'];
}

/** Names of the sample organisation in the scenarios, and who they are in the demonstration. */
function staging(days: number): Staging {
  const units: Record<string, string> = {
    village: 'village-1-1',
    town: 'town-1',
    county: 'county',
    city: 'city',
  };
  const texts: Record<string, string> = { '990101001001': village };
  for (const post of pkg.template.posts)
    for (const number of [1, 2, 3, 4])
      texts[`${post.id}-${number}`] =
        `${post.id}-${post.unit === 'checkAgency' ? 'check' : (units[post.tier] ?? '')}-${number}`;
  return { days, texts, before: 'T08:30:00+08:00' };
}

/** What the law leaves to a later hand: the investigator judges who can work. A scenario states it with the application. */
const additions: Readonly<Record<string, JsonObject>> = {
  'home-survey': {
    dibaoApplication: {
      members: [{ workAbility: 'full' }, { workAbility: 'full' }, {}, { workAbility: 'full' }],
    },
  },
};

const opinions = { agree: '同意', disagree: '不同意', return: '退回' } as const;
