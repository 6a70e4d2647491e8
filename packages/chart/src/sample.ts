import type { Json } from '@fiveones/definition';
import { readChart, type Chart } from './chart.ts';

const kinds: Readonly<Record<string, string>> = {
  o: 'startEvent',
  '': 'userTask',
  s: 'serviceTask',
  r: 'businessRuleTask',
  x: 'exclusiveGateway',
  '+': 'parallelGateway',
  e: 'eventBasedGateway',
  w: 'intermediateCatchEvent',
  b: 'boundaryEvent',
  p: 'subProcess',
  '.': 'endEvent',
};

/**
 * A chart from a few words, for tests: `lane: [kind]id[@host][<parent]` a line and `a > b > c` for the ways.
 * Kinds: `o` start, none: a task, `s` automatic, `r` rules, `x` `+` `e` gateways, `w` wait, `b` boundary, `p` sub-process, `.` end;
 * written before the id with a slash, as in `x/kin-gateway`.
 */
export const chartOf = (text: string): Chart => readChart(processOf(text));

/** The JSON of such a chart. */
export const processOf = (text: string): Json => {
  const lanes: Json[] = [];
  const nodes: Json[] = [];
  const flows: Json[] = [];
  for (const line of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const colon = line.indexOf(':');
    if (colon < 0) {
      const ids = line.split('>').map((one) => one.trim());
      ids
        .slice(1)
        .forEach((to, index) => flows.push({ id: `f${flows.length + 1}`, from: ids[index] ?? '', to }));
      continue;
    }
    const lane = line.slice(0, colon);
    if (!lanes.some((one) => typeof one === 'object' && one !== null && 'id' in one && one.id === lane))
      lanes.push({ id: lane, name: lane, tier: lane });
    for (const word of line
      .slice(colon + 1)
      .split(' ')
      .filter(Boolean))
      nodes.push(nodeOf(word, lane));
  }
  return { id: 'sample', name: '样例', lanes, stages: [], nodes, flows };
};

const nodeOf = (word: string, lane: string): Json => {
  const slash = word.indexOf('/');
  const kind = kinds[slash < 0 ? '' : word.slice(0, slash)] ?? 'userTask';
  const [, id = '', , host, , parent] =
    /^([^@<]+)(@([^<]+))?(<(.+))?$/
      .exec(word.slice(slash + 1))
      ?.flatMap((part, index) => (index === 0 ? [part] : [part])) ?? [];
  return {
    id,
    kind,
    name: id,
    lane,
    ...(host === undefined ? {} : { attachedTo: host }),
    ...(parent === undefined ? {} : { parent }),
  };
};

/** A full-size chart in the shape of an application for assistance. */
export const largeSample = `
  village: o/start-apply o/start-warning inform-policy
  town: apply s/auto-precheck accept-review transfer-out ./end-transferred s/issue-correction correct b/correct-timeout@correct ./end-correction ./end-declined ./end-withdrawn
  town: s/issue-acceptance x/kin-gateway kin-record +/fork home-survey sign-survey extra-survey coop-survey non-coop ./end-terminated +/join
  county: run-check b/check-late@run-check x/check-gateway
  town: notify-check e/wait-objection w/objection-in w/objection-over recheck
  town: r/calc x/review-mode town-opinion objection-route resurvey town-reopinion submit-county
  village: democratic-review p/publicity
  village: post-notice<publicity w/notice-timer<publicity o/pub-start<publicity ./pub-end<publicity
  village: b/objection@publicity x/publicity-gateway
  county: x/county-gateway county-home-survey county-review town-supplement r/calc-amount county-confirm s/issue-rejection ./end-rejected s/issue-approval +/fork-after s/create-payment ./end-paid s/start-dynamic ./end-dynamic
  county: b/deadline-warn extend-deadline ./end-extended
  village: announce ./end-approved
  start-apply > apply > auto-precheck > accept-review > issue-acceptance > kin-gateway > fork > home-survey > sign-survey > join > calc > review-mode > town-opinion > publicity > publicity-gateway > submit-county > county-gateway > county-review > calc-amount > county-confirm > issue-approval > fork-after > announce > end-approved
  start-warning > inform-policy > apply
  inform-policy > end-declined
  accept-review > issue-correction > correct > accept-review
  correct-timeout > end-correction
  accept-review > transfer-out > end-transferred
  accept-review > end-withdrawn
  kin-gateway > kin-record > fork
  fork > run-check > check-gateway > join
  check-gateway > notify-check > wait-objection > objection-in > recheck > check-gateway
  wait-objection > objection-over > join
  fork > extra-survey > join
  fork > coop-survey > join
  home-survey > non-coop > home-survey
  non-coop > end-terminated
  review-mode > democratic-review > town-opinion
  democratic-review > resurvey > town-opinion
  town-opinion > submit-county
  pub-start > post-notice > notice-timer > pub-end
  publicity-gateway > objection-route > resurvey
  objection-route > town-reopinion > submit-county
  county-gateway > county-home-survey > county-review
  county-review > town-supplement > submit-county
  county-review > county-confirm > issue-rejection > end-rejected
  fork-after > create-payment > end-paid
  fork-after > start-dynamic > end-dynamic
  deadline-warn > extend-deadline > end-extended
`;
