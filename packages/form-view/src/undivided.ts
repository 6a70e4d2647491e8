import { type CompiledForm, patternOf, type Problem } from '@fiveones/forms';

/** Whatever is wrong inside these stands at the field itself: their parts are not drawn one by one. */
export const undivided: ReadonlySet<string> = new Set([
  'files',
  'photos',
  'signature',
  'choices',
  'opinions',
]);

/** Problems as they stand on the page: one for each field that is drawn as one thing, the field's own first. */
export function asDrawn(form: CompiledForm, problems: readonly Problem[]): readonly Problem[] {
  const wholes = form.fields.filter(({ kind }) => undivided.has(kind)).map(({ path }) => path);
  const placeOfWhole = ({ path }: Problem): string => {
    const whole = wholes.find((one) => patternOf(path).startsWith(`${one}/`));
    return whole === undefined ? path : path.split('/').slice(0, whole.split('/').length).join('/');
  };
  const own = new Set(problems.map(({ path }) => path));
  const told = new Set<string>();
  return problems.filter((problem) => {
    const place = placeOfWhole(problem);
    if (place === problem.path) return true;
    if (own.has(place) || told.has(place)) return false;
    told.add(place);
    return true;
  });
}
