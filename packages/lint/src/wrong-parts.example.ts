import type { Json } from '@fiveones/definition';
import { add, both, card, chart, form, notice, poster, put, row, type Change } from './sketch.example.ts';
import type { Wrong } from './wrong.example.ts';

/** The step of the notice looks up other cases of the same person. */
const asks = (rest: { readonly [key: string]: Json }): Change =>
  put(`${chart}#nodes/=post/lookup`, {
    of: [{ process: 'join', by: 'person' }],
    match: 'application.person.name',
    into: 'withdrawal',
    ...rest,
  });

const manyFields = Object.fromEntries(
  Array.from({ length: 1001 }, (_, index): [string, Json] => [`f${index}`, { type: 'string' }]),
);
const deepField = (levels: number): Json =>
  levels === 0 ? { type: 'string' } : { type: 'array', items: deepField(levels - 1) };

/** What can be wrong with parameters, duties, forms, documents, notices, books and scenarios, and with what nothing uses. */
export const wrongParts: readonly Wrong[] = [
  [
    'a whole number has a fraction',
    put('parameters.json#parameters/0/values/0/value', 5.5),
    'parameter-type',
  ],
  ['a choice is not offered', put('parameters.json#parameters/2/values/0/value', 'year'), 'parameter-type'],
  [
    'a value is below its floor',
    put('parameters.json#parameters/0/values/0/value', 0),
    'parameter-out-of-bounds',
  ],
  ['nobody has set a parameter', put('parameters.json#parameters/1/values', []), 'parameter-unset'],
  ['a row is gone', put(`${chart}#nodes/=check/responsibility`, 'R-099'), 'responsibility-unknown'],
  [
    'a row is out of force',
    put('responsibilities.json#rows/=R-003/disabled', true),
    'responsibility-unknown',
  ],
  [
    'a row for some is gone',
    put(`${chart}#nodes/=visit/responsibilityBy/rows/李四`, 'R-099'),
    'responsibility-unknown',
  ],
  [
    'what decides between the rows is unknown',
    put(`${chart}#nodes/=visit/responsibilityBy/value`, 'nobody.name'),
    'name-unknown',
  ],
  ['nobody is responsible', put(`${chart}#nodes/=check/responsibility`, undefined), 'responsibility-missing'],
  [
    'the row is about another step',
    put(`${chart}#nodes/=visit/responsibility`, 'R-001'),
    'responsibility-mismatch',
  ],
  ['the row only assists', put('responsibilities.json#rows/=R-001/kind', 'S'), 'responsibility-mismatch'],
  [
    'the row names no post',
    put('responsibilities.json#rows/=R-001/post', undefined),
    'responsibility-without-post',
  ],
  [
    'a row says no limit',
    put('responsibilities.json#rows/=R-001/limit', undefined),
    'responsibility-without-limit',
  ],
  ['a row is about a step that is gone', row('R-010', { step: 'join/nowhere' }), 'responsibility-dangling'],
  ['two rows are in charge', row('R-010', { step: 'join/check' }), 'responsibility-twice'],
  ['a row assigns nothing', row('R-010', { step: 'join/apply' }), 'responsibility-unused'],
  ['nobody helps the applicant', put('responsibilities.json#rows/=R-002', undefined), 'applicant-unassisted'],
  ['a village reviews', put('responsibilities.json#rows/=R-001/tier', 'village'), 'village-decides'],
  ['nobody sits in a post', put('responsibilities.json#rows/=R-001/post', 'boss'), 'post-empty'],
  [
    'the deciding field is only read',
    put(`${chart}#nodes/=check/decision`, 'application.young'),
    'decision-field-missing',
  ],
  [
    'a condition asks for an option that is not offered',
    put(`${chart}#flows/=f/condition`, 'review.result in ("fail", "other")'),
    'option-unknown',
  ],
  [
    'an option has no way out',
    put('forms/review.json#schema/properties/result/oneOf/2', { const: 'later', title: '再议' }),
    'option-unhandled',
  ],
  [
    'a section lays out a field that is gone',
    put(`${form}#sections/0/rows/0`, ['person', 'nobody']),
    'section-unknown-field',
  ],
  [
    'a field is in no section',
    put(`${form}#schema/properties/hobby`, { type: 'string', title: '爱好' }),
    'field-without-section',
  ],
  [
    'something that is no field is required',
    put(`${form}#schema/required`, ['person', 'hobby']),
    'required-unknown-field',
  ],
  [
    'two views of the same data disagree',
    put('forms/withdrawal.json', {
      id: 'withdrawal',
      key: 'application',
      name: '撤回',
      schema: { properties: { guardian: { type: 'boolean', title: '监护人' } } },
    }),
    'key-conflict',
  ],
  [
    'a field is of a kind that there is not',
    put(`${form}#schema/properties/guardian/x-kind`, 'hologram'),
    'form-kind-unknown',
  ],
  [
    'a field is of a kind that does not hold its type',
    put(`${form}#schema/properties/guardian/x-kind`, 'rows'),
    'form-kind-type',
  ],
  [
    'a field is of a kind that does not hold what its shared type is',
    put(`${form}#schema/properties/person/x-kind`, 'text'),
    'form-kind-type',
  ],
  [
    'a form has more fields than can be filled in',
    put(`${form}#schema/properties/guardian/properties`, manyFields),
    'form-too-large',
  ],
  [
    'a form has more levels than can be filled in',
    put(`${form}#schema/properties/guardian/items`, deepField(15)),
    'form-too-large',
  ],
  [
    'a field offers what is no choice',
    put(`${form}#schema/properties/guardian/oneOf`, [{ minLength: 3 }]),
    'form-keyword-unsupported',
  ],
  [
    'a field is checked by what browsers do not check',
    put(`${form}#schema/properties/guardian/not`, { const: 'x' }),
    'form-keyword-unsupported',
  ],
  [
    'a pattern looks ahead',
    put(`${form}#schema/properties/guardian/pattern`, '(?=a)'),
    'form-pattern-broken',
  ],
  [
    'a right is an unknown letter',
    put(`${form}#schema/properties/guardian/x-rights`, { edit: 'AX' }),
    'rights-unknown-letter',
  ],
  [
    'a text merges what the document has not',
    put(`${poster}#blocks/0/paragraph`, '{{name}} {{phone}}'),
    'document-unknown-field',
  ],
  ['a document is for an unknown letter', put(`${card}#rights`, { view: 'VX' }), 'rights-unknown-letter'],
  [
    'a document tells somebody a number that its form keeps from them',
    put(`${card}#rights`, { whole: 'C' }),
    'document-tells-private',
  ],
  ['a poster is only for some', put(`${poster}#rights`, { view: 'V' }), 'document-poster-limited'],
  ['a poster has more than may be public', put(`${poster}#whitelist`, ['name']), 'poster-not-whitelisted'],
  [
    'a poster shows a telephone',
    put(`${poster}#fields/name/value`, 'application.person.phone'),
    'poster-sensitive',
  ],
  ['a notice shows a document that is gone', put(`${notice}#document`, 'nothing'), 'notice-document-missing'],
  ['a notice names a step that is gone', put(`${notice}#proof/step`, 'nowhere'), 'notice-broken'],
  [
    'a notice lists more than its document has',
    add(`${notice}#fields`, { field: 'age', mask: 'none' }),
    'notice-field-unknown',
  ],
  ['a document has more than its notice lists', put(`${notice}#fields/0`, undefined), 'notice-field-beyond'],
  [
    'a list on a notice shows a column that is not listed',
    put(`${notice}#fields/1/columns`, { age: 'none' }),
    'notice-column-beyond',
  ],
  ['a notice shows whole names', put(`${notice}#fields/0/mask`, 'none'), 'notice-person-bare'],
  ['a mask is unknown', put(`${notice}#fields/0/mask`, 'blur'), 'notice-mask-unknown'],
  ['a field of a notice has no mask', put(`${notice}#fields/0/mask`, undefined), 'notice-mask-unknown'],
  ['a notice has no period', put(`${notice}#days`, undefined), 'notice-period-missing'],
  [
    'a notice stands longer than the chart waits for it',
    both(
      put(`${chart}#nodes/=late/trigger/timer/start`, 'posted.on'),
      put(`${chart}#nodes/=late/trigger/timer/unit`, 'day'),
    ),
    'notice-period-differs',
  ],
  ['nothing proves that a notice was posted', put(`${notice}#proof`, undefined), 'notice-proof-missing'],
  ['no photograph proves it', put(`${notice}#proof/photos`, undefined), 'notice-without-photos'],
  ['nobody hears an objection to a notice', put(`${notice}#objection`, undefined), 'notice-unanswered'],
  [
    'a figure that a report leaves out has no basis and no ceiling',
    put('parameters.json#parameters/=checkDays/starred', true),
    'parameter-incomplete',
  ],
  ['a scenario plays nothing', put('scenarios/adult.json#process', 'nowhere'), 'scenario-unknown-process'],
  [
    'a scenario names a step that is gone',
    put('scenarios/adult.json#script/2/to', 'nowhere'),
    'scenario-unknown-step',
  ],
  [
    'a form is unused',
    put('forms/spare.json', { id: 'spare', key: 'spare', name: '备用', schema: {} }),
    'unused-form',
  ],
  [
    'a table is unused',
    put(`${chart}#nodes/=fee/calculate`, [
      { into: 'fees', value: 'param.mode = null or param.youthAge = null' },
    ]),
    'unused-decision',
  ],
  ['a document is unused', put(`${chart}#nodes/=post/issue`, []), 'notice-broken', 'unused-document'],
  [
    'what a step writes has no name',
    add(`${chart}#nodes/=post/set`, { into: 'posted.until', value: '=today' }),
    'data-unnamed',
  ],
  [
    'a name stands for what nothing writes',
    add('data.json#items', { id: 'taken.on', name: '揭下日' }),
    'unused-data-item',
  ],
  [
    'a parameter is unused',
    add('parameters.json#parameters', {
      id: 'spare',
      name: '备用',
      type: 'text',
      values: [{ region: '*', from: '2020-01-01', value: '无' }],
    }),
    'unused-parameter',
  ],
  [
    'the process is gone whose cases are looked up',
    asks({ of: [{ process: 'leave', by: 'person' }] }),
    'lookup-process-unknown',
  ],
  [
    'cases are looked up by what they are not found by',
    asks({ of: [{ process: 'join', by: 'phone' }] }),
    'lookup-way-unknown',
  ],
  ['a lookup brings back what is not told', asks({ tell: ['fee'] }), 'lookup-item-unknown'],
  ['a lookup goes further than the cases allow', asks({ area: 'city' }), 'lookup-too-wide'],
  [
    'something is brought back from another county',
    both(put(`${chart}#foundBy/=person/within`, 'province'), asks({ area: 'province', tell: ['number'] })),
    'lookup-tells-beyond',
  ],
  [
    'a step asks this system and another',
    both(asks({}), put(`${chart}#nodes/=post/connector`, { id: 'bank', into: 'withdrawal' })),
    'lookup-and-connector',
  ],
  [
    'a case is found by its age on the day it is looked for',
    put(`${chart}#foundBy/=person/value`, 'ageAt(application.person.name, today)'),
    'found-by-moves',
  ],
  [
    'what a case of a person tells is told across counties',
    put(`${chart}#foundBy/=person/tells/=number/beyond`, true),
    'found-by-beyond-person',
  ],
  [
    'a telephone number is told to other cases',
    put(`${chart}#foundBy/=person/tells/=number/value`, 'application.person.phone'),
    'found-by-sensitive',
  ],
  [
    'whoever registers a message cannot open the case',
    put(`${chart}#readers`, { withReason: ['helper'] }),
    'registrar-not-reader',
  ],
  [
    'a post that is gone reads the cases',
    put(`${chart}#readers`, { tiers: ['village'], posts: ['ghost'] }),
    'reader-unknown',
  ],
  [
    'a post says why it reads what it reads anyhow',
    put(`${chart}#readers`, { tiers: ['county'], withReason: ['helper'] }),
    'reader-not-held',
  ],
  [
    'a post reads with a reason and without',
    put(`${chart}#readers`, { tiers: ['village'], posts: ['helper'], withReason: ['helper'] }),
    'reader-not-held',
  ],
];
