import { expect, test } from 'vitest';
import { files, sources, textOf, trackedFiles } from './sources.ts';

const longest = 600;
const vagueNames = /(^|[/.-])(utils?|helpers?|common|misc|managers?|types)(\.|\/|$)/;

test('no file is longer than a person reads', () => {
  const long = files
    .filter((path) => /\.(ts|tsx|mjs|css)$/.test(path))
    .map((path) => ({ path, lines: textOf(path).split('\n').length - 1 }))
    .filter(({ lines }) => lines > longest);
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

test('a file has a name that says what is in it, at most two folders deep', () => {
  const inSource = sources.map(({ path }) => ({ path, below: path.split('/').slice(3) }));
  expect(
    inSource
      .filter(({ below }) => below.length > 3 || vagueNames.test(below.join('/')))
      .map(({ path }) => path),
  ).toEqual([]);
});

test('nothing is left unfinished, switched off or silenced', () => {
  const marks =
    /\b(TODO|FIXME|XXX|HACK)\b|\b(test|it|describe)\.(skip|only|todo)\b|@ts-(ignore|nocheck|expect-error)|(ox|es)lint-disable(?!.* -- )/;
  expect(
    linesWith(
      marks,
      sources.map(({ path }) => path),
    ),
  ).toEqual([]);
});

test('no page asks for a day in the language of the browser', () => {
  const pages = sources.filter(({ path }) => path.endsWith('.tsx')).map(({ path }) => path);
  expect(linesWith(/type=["'](date|month|week|time|datetime-local)["']/, pages)).toEqual([]);
});

test('no file names a machine or a package registry', () => {
  const marks =
    /\/root\/|\/home\/[a-z]|\/Users\/[a-z]|\/work\/|\bshared\/(design|domain|bench|suites)|registry\.(npmjs|yarnpkg)|npmmirror|\btarball: http/;
  const texts = trackedFiles().filter((path) =>
    /(\.(ts|tsx|mjs|json|ya?ml|md|css|html|sh)|\/run)$/.test(path),
  );
  expect(linesWith(marks, texts)).toEqual([]);
});

function linesWith(mark: RegExp, paths: readonly string[]): string[] {
  // This page names the marks that it looks for.
  return paths
    .filter((path) => !path.endsWith('architecture/files.test.ts'))
    .flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((line, index) =>
          mark.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 100)}`] : [],
        ),
    );
}
