import { asJson, sha256, type Json } from '@fiveones/definition';
import {
  publicPage,
  readFields,
  renderDocument,
  wordingOf,
  type PublicPage,
  type Reader,
  type RenderedDocument,
} from '@fiveones/documents';
import {
  indexOf,
  publicNoticesOf,
  regionAt,
  standsStill,
  type InstanceState,
  type IssuedDocument,
  type NoticeState,
  type World,
} from '@fiveones/interpreter';
import type { RowChange } from '@fiveones/store';
import { countyOf } from './county.ts';
import type { PublicNoticeView } from './views.ts';

/** Whose name and seal stand below a document, and how the place is called in its number. */
function issuerOf(
  issued: IssuedDocument,
  state: InstanceState,
  world: World,
): { readonly issuer: string; readonly short: string } {
  const definition = world.chart.package.documents[issued.document];
  const region = regionAt(state.region, definition?.issuer ?? 'county');
  const units = world.organisation.units.filter((unit) => unit.region === region);
  const unit = units.find(({ heads }) => heads) ?? units[0];
  return { issuer: unit?.name ?? '', short: indexOf(world.organisation).regions.get(region)?.name ?? '' };
}

interface Shown extends NoticeState {
  readonly page: PublicPage;
}

const remembered = new WeakMap<InstanceState, { readonly world: World; readonly shown: readonly Shown[] }>();

/** The public notices of a case, each with what everybody may see of it, or why not. */
function shownOf(state: InstanceState, world: World): readonly Shown[] {
  if (state.documents.length === 0) return [];
  const known = remembered.get(state);
  if (known?.world.chart === world.chart) return known.shown;
  const shown = publicNoticesOf(state, world).map((notice): Shown => ({
    ...notice,
    page: pageOf(notice, state, world),
  }));
  remembered.set(state, { world, shown });
  return shown;
}

function pageOf(notice: NoticeState, state: InstanceState, world: World): PublicPage {
  const issued = state.documents.find(({ id }) => id === notice.issued);
  if (!issued) return { ok: false, reasons: ['没有签发公示的文书'] };
  const pkg = world.chart.package;
  const document = pkg.documents[issued.document];
  const page = publicPage(
    notice.notice,
    document,
    { ...issued, ...issuerOf(issued, state, world) },
    document && wordingOf(pkg, document),
  );
  if (!notice.periodless || !page.ok) return page;
  return { ok: false, reasons: ['公示天数算不出来，请先填好参数'] };
}

/** What everybody may see of a document that is a public notice; `undefined`: it is none. */
function noticePage(state: InstanceState, world: World, issued: string): PublicPage | undefined {
  return shownOf(state, world).find((one) => one.issued === issued)?.page;
}

/**
 * A document as somebody may read it; one that is a public notice is printed as its page shows it, masks and all. Whether
 * they may open it is asked before.
 */
export function documentPage(
  state: InstanceState,
  world: World,
  document: string,
  reader: Reader,
): RenderedDocument | undefined {
  const issued = state.documents.find(({ id }) => id === document);
  const definition = issued ? world.chart.package.documents[issued.document] : undefined;
  if (!issued || !definition) return undefined;
  const shown = noticePage(state, world, issued.id);
  if (shown?.ok) return shown.page;
  const wording = wordingOf(world.chart.package, definition);
  const read = readFields(world.chart.package, definition, issued.fields, reader);
  const page = renderDocument(definition, { ...issued, ...issuerOf(issued, state, world) }, wording, read);
  return shown ? barred(page, shown.reasons) : page;
}

/** A notice that may not be shown is not printed either, and says why. */
const barred = (page: RenderedDocument, reasons: readonly string[]): RenderedDocument => ({
  ...page,
  style: 'poster',
  blocks: [],
  checks: reasons.map((text) => ({ ok: false, text })),
});

/** The address of a notice's page: nobody finds it who does not know the id of the case, which is random. */
const addressOf = (instance: string, issued: string): string =>
  sha256(`public-notice/${instance}/${issued}`).slice(0, 32);

/** The rows that pages are read from: only what may be shown, and only while the case lets it. */
export function publicNoticeRows(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
): readonly RowChange[] {
  // What was issued stays issued.
  if (after.documents.length === 0) return [];
  const [old, now] = [before ? openPages(before, world) : [], openPages(after, world)];
  const county = countyOf(after.region);
  const kept = new Map(old.map((row) => [row.address, JSON.stringify(row)]));
  return [
    ...old
      .filter(({ address }) => !now.some((row) => row.address === address))
      .map(({ address }): RowChange => ({ table: 'publicNotice', remove: { county, address } })),
    ...now
      .filter((row) => kept.get(row.address) !== JSON.stringify(row))
      .map((row): RowChange => ({ table: 'publicNotice', put: row })),
  ];
}

function openPages(state: InstanceState, world: World) {
  return shownOf(state, world).flatMap(({ page, posted, issued, name, notice, until, ended }) =>
    page.ok && posted && !ended && notice.online !== false
      ? [
          {
            county: countyOf(state.region),
            address: addressOf(state.id, issued),
            instance: state.id,
            region: state.region,
            name,
            postedAt: posted.at,
            until: until ?? null,
            page: asJson(page.page),
          },
        ]
      : [],
  );
}

/** How the public notices of a case stand, for those who look after it. */
export function noticeViews(state: InstanceState, world: World, now: string): readonly PublicNoticeView[] {
  const { people } = indexOf(world.organisation);
  const personName = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : (people.get(id)?.name ?? id);
  return shownOf(state, world).map((shown): PublicNoticeView => {
    const { issued, name, issuedAt, posted, until, ended, page, notice, wanted } = shown;
    const open = page.ok && standsStill(shown, now);
    return {
      issued,
      name,
      issuedAt,
      state: stateOf(shown, now),
      reasons: page.ok ? [] : page.reasons,
      wanted,
      ...(posted
        ? {
            posted: {
              at: posted.at,
              by: personName(posted.by),
              recordedAt: posted.recordedAt,
              places: posted.places.map((place) => titleOf(world, notice.proof?.places, place)),
              photos: posted.photos.flatMap(photoOf),
            },
          }
        : {}),
      until,
      lasting: notice.lasting === true,
      ...(open && until !== undefined ? { daysLeft: daysBetween(now, until) } : {}),
      ...(ended ? { ended: { at: ended.at, by: personName(ended.by), reason: ended.reason } } : {}),
      ...(open && notice.online !== false
        ? { address: `/board/${state.region}/${addressOf(state.id, issued)}` }
        : {}),
      online: notice.online !== false,
      objection: objectionName(shown, world),
    };
  });
}

function stateOf(shown: Shown, now: string): PublicNoticeView['state'] {
  if (shown.ended) return shown.ended.why;
  if (!shown.page.ok) return 'barred';
  // Somebody may put the time down before the sheet hangs.
  if (!shown.posted || Date.parse(shown.posted.at) > Date.parse(now)) return 'waiting';
  return standsStill(shown, now) ? 'open' : 'over';
}

function objectionName({ notice: { objection } }: Shown, { chart }: World): string | undefined {
  const message = chart.process.messages.find(({ id }) => id === objection?.message);
  return message?.name ?? chart.nodes.get(objection?.step ?? '')?.name;
}

/** What a choice of a form is called, by the path of its field in the data. */
function titleOf({ chart }: World, path: string | undefined, value: string): string {
  const [key = '', field = ''] = path?.split('.') ?? [];
  const form = Object.values(chart.package.forms).find((one) => one.key === key);
  const schema = form?.schema.properties?.[field];
  const options = (schema?.items?.oneOf ?? schema?.oneOf) as
    readonly { readonly const?: unknown; readonly title?: unknown }[] | undefined;
  const title = options?.find((option) => option.const === value)?.title;
  return typeof title === 'string' ? title : value;
}

/** Photographs as forms keep them: `{id, name}`. */
function photoOf(photo: Json): readonly { readonly id: string; readonly name: string }[] {
  if (typeof photo !== 'object' || photo === null || Array.isArray(photo)) return [];
  const { id, name } = photo as { readonly id?: Json; readonly name?: Json };
  return typeof id === 'string' ? [{ id, name: typeof name === 'string' ? name : id }] : [];
}

/** Days after today until the last one of a period; 0: today is the last. Both in Shanghai time. */
export const daysBetween = (from: string, until: string): number =>
  Math.max(0, Math.round((Date.parse(until.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000));
