import { editBetween } from '../edits/between.ts';
import type { Built } from '../edits/sheet.ts';
import type { PackageDraft } from '../files.ts';
import { isObject } from '../json.ts';
import { basedOn, type Choices, merge } from './merge.ts';

/**
 * The merge of a fork with a newer version of its upstream as one edit of its draft, which then says that it is made
 * from that version. What nobody has decided stays as the draft has it.
 */
export function mergeUpstream(
  draft: PackageDraft,
  asked: { readonly base: PackageDraft; readonly theirs: PackageDraft; readonly choices: Choices },
): Built {
  const { base, theirs, choices } = asked;
  const after = basedOn(merge({ base, ours: draft, theirs }, choices).draft, theirs);
  const template = theirs['template.json'];
  const label = String((isObject(template) ? template['version'] : undefined) ?? '');
  return { ok: true, edit: editBetween(draft, after, { name: 'mergeUpstream', params: { label } }), after };
}
