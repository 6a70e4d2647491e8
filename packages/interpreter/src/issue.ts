import type { Document, Json, JsonObject } from '@fiveones/definition';
import { indexOf, regionAt } from './organisation.ts';
import type { Run } from './run.ts';
import { evaluate, isFailure } from './scope.ts';
import type { Token } from './state.ts';

/** Issues documents; their fields are fixed now, so that a later print shows what was decided. */
export function issueDocuments(run: Run, ids: readonly string[] | undefined, token: Token): boolean {
  for (const id of ids ?? []) {
    const document = run.world.chart.package.documents[id];
    if (!document) {
      run.incident(token, 'document-failed', { document: id, field: '', reason: 'missing' });
      return false;
    }
    const fields = fieldsOf(run, document, token);
    if ('failed' in fields) {
      run.incident(token, 'document-failed', {
        document: document.name,
        field: fields.failed,
        reason: fields.reason,
      });
      return false;
    }
    run.emit('documentIssued', {
      id: `${id}-${run.state.documents.length + 1}`,
      document: id,
      node: token.node,
      serial: serialOf(run.state.number),
      fields: fields.fields,
    });
  }
  return true;
}

/** The running number at the end of an instance's number also numbers its documents. */
const serialOf = (number: string): number => Number(/(\d{1,6})$/.exec(number)?.[1] ?? '0');

function fieldsOf(
  run: Run,
  document: Document,
  token: Token,
): { fields: JsonObject } | { failed: string; reason: string } {
  const scope = run.scope(token, documentScope(run, document));
  const fields: Record<string, Json> = {};
  for (const [name, field] of Object.entries(document.fields)) {
    const result = evaluate(field.value, scope, run.world);
    if (isFailure(result)) return { failed: field.label, reason: result.reason };
    fields[name] = result.value;
  }
  return { fields };
}

/** What documents see besides the data: the issuing office, places by name, the clocks, the day. */
function documentScope(run: Run, document: Document): JsonObject {
  const { organisation } = run.world;
  const { regions } = indexOf(organisation);
  const name = (tier: 'county' | 'town' | 'village') =>
    regions.get(regionAt(run.state.region, tier))?.name ?? '';
  const region = regionAt(run.state.region, document.issuer);
  const unit =
    organisation.units.find((candidate) => candidate.region === region && candidate.heads) ??
    organisation.units.find((candidate) => candidate.region === region);
  return {
    instance: {
      id: run.state.id,
      number: run.state.number,
      region: run.state.region,
      startedAt: run.state.startedAt,
      countyName: name('county'),
      townName: name('town'),
      villageName: name('village'),
      regionName: `${name('town')}${name('village')}`,
    },
    org: {
      name: unit?.name ?? '',
      short: regions.get(region)?.name ?? '',
      phone: unit?.phone ?? '',
      address: unit?.address ?? '',
      reviewOrg: `${name('county')}人民政府`,
      court: `${name('county')}人民法院`,
    },
    issued: { at: run.at, date: run.at.slice(0, 10) },
    clock: Object.fromEntries(
      Object.values(run.state.clocks).map((clock) => [
        clock.id,
        { due: clock.due ?? null, startedAt: clock.startedAt },
      ]),
    ),
  };
}
