import { applyEdit, moveNodes, parseDraft } from '@fiveones/definition';
import { expect, it } from 'vitest';
import { club } from './club.example.ts';
import { lint } from './lint.ts';

it('is not troubled by where boxes stand', () => {
  const moved = moveNodes(club, { process: 'join', positions: { start: { x: 1, y: 1 } } });
  const applied = moved.ok && applyEdit(club, moved.edit);
  const parsed = applied && applied.ok ? parseDraft(applied.after) : undefined;
  expect(parsed?.ok && lint(parsed.package)).toEqual([]);
});
