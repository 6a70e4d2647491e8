import type { Casework } from '@fiveones/casework';
import type { PackageFiles } from '@fiveones/definition';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  admin,
  caller,
  clerk,
  code,
  firstProcess,
  handler,
  helper,
  opened,
  otherTown,
  otherVillage,
  payOfficer,
  reviewer,
  village,
  loosely,
  type Loose,
} from './stage.example.ts';

const idNo = '320102195005060017';
const masked = '320102**********17';

/**
 * The example with a number on its form, which village and town may see and only the village fill; its card is for all
 * but the village, and the reviewer hands it over.
 */
function limited(readers?: Loose): PackageFiles {
  const template = loosely<Loose & { posts: readonly Loose[] }>('template.json');
  const form = loosely<Loose & { schema: Loose & { properties: Loose }; sections: readonly Loose[] }>(
    'forms/application.json',
  );
  const card = loosely<Loose & { fields: Loose; blocks: readonly Loose[] }>('documents/card.json');
  const post = (id: string, name: string, tier: string, unit: string, role: string) => ({
    id,
    name,
    tier,
    unit,
    role,
  });
  return {
    ...firstProcess,
    'template.json': JSON.stringify({
      ...template,
      posts: [
        ...template.posts,
        post('townReviewer', '镇审核人', 'town', 'townCivilAffairs', 'R'),
        post('countyHandler', '县经办', 'county', 'countyCivilAffairs', 'C'),
        post('payOfficer', '资金岗', 'county', 'countyCivilAffairs', 'P'),
      ],
    }),
    'processes/apply-card.json': JSON.stringify({ ...loosely('processes/apply-card.json'), readers }),
    'forms/application.json': JSON.stringify({
      ...form,
      schema: {
        ...form.schema,
        properties: {
          ...form.schema.properties,
          idNo: { type: 'string', title: '身份证号', 'x-kind': 'idCard', 'x-sensitivity': 'M1' },
        },
      },
      sections: [...form.sections, { id: 'id', title: '证件', rows: [['idNo']] }],
    }),
    'documents/card.json': JSON.stringify({
      ...card,
      rights: { view: 'TC', whole: 'R' },
      fields: {
        ...card.fields,
        who: { label: '持证人', value: 'application.name + "，" + application.idNo' },
        idNo: { label: '身份证号', value: 'application.idNo' },
      },
      blocks: [
        ...card.blocks,
        { paragraph: '{{who}}', when: 'who != null' },
        { pairs: [{ label: '身份证号', value: '{{idNo}}' }] },
      ],
    }),
  };
}

let casework: Casework;
let instance = '';
let document = '';
let person = '';
const as = (who: string) => caller(casework, who);

async function issue(readers?: Loose): Promise<void> {
  casework = await opened([limited(readers)]);
  const begun = await as(helper).work.start({
    packageId: 'first-process',
    process: 'apply-card',
    region: village,
  });
  ({ instance } = begun);
  const application = { name: '周大爷', birthDate: '1950-05-06', deliver: 'self', idNo };
  await as(helper).task.submit({ task: begun.task ?? '', key: 'key-0001', data: { application } });
  const review = (await as(clerk).work.inbox()).open.find((one) => one.instance === instance);
  const done = await as(clerk).task.submit({
    task: review?.task ?? '',
    key: 'key-0002',
    data: {},
    opinion: { result: 'agree' },
  });
  document = done.documents[0]?.id ?? '';
  person = (await as(helper).household.find({ text: '周大爷' }))[0]?.person ?? '';
}

/** What somebody reads on the card. */
const cardFor = async (who: string): Promise<string> => {
  const page = await as(who).instance.document({ instance, document });
  return JSON.stringify([page.blocks, page.footer]);
};

describe('a document that not everybody may read who sees the case', () => {
  beforeAll(() => issue());

  it.each([
    [clerk, 'done'],
    [reviewer, 'done'],
    [handler, 'done'],
    [helper, 'document-limited'],
    [payOfficer, 'document-limited'],
    [admin, 'document-limited'],
    [otherVillage, 'not-found'],
    [otherTown, 'not-found'],
  ])('is opened by %s: %s', async (who, expected) => {
    expect(await code(as(who).instance.document({ instance, document }))).toBe(expected);
  });

  it('is not found from the county next door', async () => {
    const own = casework.actor(handler);
    const nextDoor = own && { ...own, holdings: own.holdings.map((one) => ({ ...one, region: '980102' })) };
    expect(nextDoor && (await casework.document(nextDoor, { instance, document }))).toMatchObject({
      ok: false,
      refused: { code: 'not-found' },
    });
  });

  it('is listed with the case and the household, with who may open it for whoever may not', async () => {
    for (const [who, only] of [
      [helper, ['镇经办', '镇审核人', '县经办']],
      [clerk, undefined],
    ] as const) {
      const inCase = (await as(who).instance.get({ instance })).documents;
      const inHousehold = (await as(who).household.get({ person })).documents;
      for (const [listed] of [inCase, inHousehold])
        expect([listed?.name, listed?.only]).toEqual(['优待证', only]);
    }
    const refusal = await as(helper)
      .instance.document({ instance, document })
      .catch((error: unknown) => String(error));
    expect(refusal).toContain('您的岗位无权查看《优待证》，看得了的是：');
  });

  it('shows each reader of its fields what the forms show them, and whoever hands it over the whole', async () => {
    expect(await cardFor(reviewer)).toContain(`周大爷，${idNo}`);
    expect(await cardFor(reviewer)).not.toContain('未显示');
    expect(await cardFor(clerk)).toContain(`周大爷，${masked}`);
    expect(await cardFor(clerk)).toContain('有内容未显示');
    for (const who of [clerk, handler]) expect(await cardFor(who)).not.toContain(idNo);
    const seenInCounty = await cardFor(handler);
    expect(seenInCounty).not.toMatch(/周大爷|3201/);
    expect(seenInCounty).toContain('〔无权查看〕');
  });

  it('has the same check number for everybody, and says what is kept from whom', async () => {
    const pages = await Promise.all(
      [clerk, handler, reviewer].map((who) => as(who).instance.document({ instance, document })),
    );
    expect(new Set(pages.map(({ checkNumber }) => checkNumber)).size).toBe(1);
    const said = pages.map(({ checks }) => checks.filter(({ ok }) => !ok).map(({ text }) => text));
    expect(said).toEqual([
      ['号码已遮住：持证人、身份证号'],
      [expect.stringContaining('你的岗位无权查看：姓名、持证人、身份证号')],
      [],
    ]);
  });
});

describe('a document of a case that is read once somebody has said why', () => {
  beforeAll(() => issue({ withReason: ['countyHandler', 'payOfficer'] }));

  it.each([
    [handler, 'done'],
    [payOfficer, 'document-limited'],
  ])('is then for %s what it would be without: %s', async (who, expected) => {
    const opens = () => code(as(who).instance.document({ instance, document }));
    expect(await opens()).toBe('case-limited');
    await as(who).look.case({ instance, reason: 'inspection' });
    const actor = await casework.withOpened(casework.actor(who) ?? neverHere());
    const answer = await casework.document(actor, { instance, document });
    expect(answer.ok ? 'done' : answer.refused.code).toBe(expected);
    expect(JSON.stringify(answer)).not.toContain(idNo);
  });
});

const neverHere = (): never => {
  throw new Error('the demonstration has this person');
};
