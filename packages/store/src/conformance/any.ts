import fc from 'fast-check';
import type { Condition } from '../condition.ts';

const anyText = fc.oneof(
  fc.constantFrom('', 'a', 'ab', 'B', '%', '_', '张', '张三', '\uffff', '𠮷', '\ud7ff', '\u{10ffff}'),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const anyInteger = fc.integer({ min: -3, max: 3 });
const anyReal = fc.oneof(
  anyInteger,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** A row of the inbox. */
export const anyRow = fc.record({
  county: fc.constant('320300'),
  task: anyText,
  person: orNull(anyText),
  due: orNull(anyText),
  // Free of the table's unique set, which is not what is asked here.
  size: fc.constant(null),
  score: orNull(anyReal),
  more: orNull(fc.constant({ a: 1 })),
});

const textColumn = fc.constantFrom('task', 'person', 'due');
const anyLeaf = fc.oneof(
  fc.tuple(fc.constantFrom('eq', 'ne'), textColumn, orNull(anyText)),
  fc.tuple(fc.constantFrom('eq', 'ne'), fc.constant('score'), orNull(anyReal)),
  fc.tuple(fc.constantFrom('lt', 'le', 'gt', 'ge', 'prefix', 'contains'), textColumn, anyText),
  fc.tuple(fc.constantFrom('lt', 'le', 'gt', 'ge'), fc.constant('score'), anyReal),
  fc.tuple(fc.constant('in'), textColumn, fc.array(anyText, { maxLength: 3 })),
);
/** A condition on the inbox. */
export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    // Each tuple above is the column and value of its kind.
    anyLeaf.map(([kind, column, value]) => ({ [kind]: [column, value] }) as unknown as Condition),
    fc.constantFrom('person', 'more').map((column): Condition => ({ isNull: column })),
    fc.array(tie('condition'), { maxLength: 3 }).map((parts): Condition => ({ and: parts })),
    fc.array(tie('condition'), { maxLength: 3 }).map((parts): Condition => ({ or: parts })),
  ),
})).condition;
