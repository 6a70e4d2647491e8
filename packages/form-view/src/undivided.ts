import {
  type CompiledField,
  type CompiledForm,
  fieldKinds,
  patternOf,
  pleaseWords,
  type Problem,
  sectionsOf,
} from '@fiveones/forms';

/** Whatever is wrong inside these stands at the field itself: their parts are not drawn one by one. */
export const undivided: ReadonlySet<string> = new Set([
  'files',
  'photos',
  'signature',
  'choices',
  'opinions',
]);

/** Problems as they stand on the page, from top to bottom: one for each field that is drawn as one thing, the field's own first. */
export function asDrawn(form: CompiledForm, problems: readonly Problem[]): readonly Problem[] {
  const wholes = form.fields.filter(({ kind }) => undivided.has(kind));
  const own = new Set(problems.map(({ path }) => path));
  const told = new Set<string>();
  return fromTheTop(form, problems).flatMap((problem) => {
    const whole = wholes.find(({ path }) => patternOf(problem.path).startsWith(`${path}/`));
    if (whole === undefined) return [problem];
    const path = problem.path.split('/').slice(0, whole.path.split('/').length).join('/');
    if (own.has(path) || told.has(path)) return [];
    told.add(path);
    return [asOne(whole, path, problem)];
  });
}

/** A problem inside of what is drawn as one thing. A part that is missing means that the whole is: nobody fills in parts. */
export const asOne = ({ kind, label }: CompiledField, path: string, problem: Problem): Problem =>
  problem.code === 'field-required'
    ? { ...problem, path, message: pleaseWords(fieldKinds[kind].asking, label) }
    : problem;

/** In the order of the sections and their rows; inside a field they stay as they came. */
function fromTheTop(form: CompiledForm, problems: readonly Problem[]): readonly Problem[] {
  const drawn = sectionsOf(form).flatMap(({ rows }) => rows.flat());
  const placeOf = ({ path }: Problem): number => {
    const pattern = patternOf(path);
    const place = drawn.findIndex((field) => pattern === field.path || pattern.startsWith(`${field.path}/`));
    return place < 0 ? drawn.length : place;
  };
  return problems
    .map((problem) => ({ problem, place: placeOf(problem) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ problem }) => problem);
}
