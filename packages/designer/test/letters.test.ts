import { expect, it } from 'vitest';
import { filesOf } from './template-files.ts';
import { letterName } from '../src/letters.ts';
import { readPack } from '../src/pack.ts';

const named = (template: string, letter: string): string => letterName(readPack(filesOf(template)), letter);

it('a letter of rights is called after the posts that the package means by it', () => {
  expect(named('minimum-living-allowance', 'T')).toBe('镇经办');
  expect(named('marriage-registration', 'T')).toBe('婚姻登记员');
  expect(named('village-election', 'S')).toBe('村务监督委员会等');
  expect(named('temporary-relief', 'V')).toBe('村协理员');
});
