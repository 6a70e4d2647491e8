import type { Indicator } from '@fiveones/definition';
import type { InstanceState, World } from '@fiveones/interpreter';
import { roleLetters, type Actor } from '../access.ts';
import { shownText, type ShownValue } from '../shown-text.ts';
import { visibleData } from '../task-view.ts';

/**
 * The fields of a case that an indicator shows, as it stands now and as somebody may see it in the case itself: what is
 * withheld from them there is empty here, what is masked there is masked here.
 */
export function shownFields(
  { shows = [] }: Indicator,
  actor: Actor,
  { state, world }: { readonly state: InstanceState; readonly world: World },
): readonly ShownValue[] {
  const { posts } = world.chart.package.template;
  const { data } = visibleData(state.data, world, roleLetters(actor, posts, false));
  return shows.map(({ label, field }) => ({ label, value: shownText(data, world, field) }));
}
