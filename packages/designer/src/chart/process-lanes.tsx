import { freshId, insertValue, setValue } from '../changes.ts';
import { laneOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { useWorld } from '../context.tsx';
import { Choice, Row, TextInput } from '../controls.tsx';
import { declaredWords } from '../words-step.ts';
import { words } from '../words.ts';
import type { ProcessPartProps } from './process-inspector.tsx';
import { RemoveButton } from './remove-button.tsx';

const tiers = ['village', 'town', 'county', 'city', 'province'] as const;

/** The lanes of the chart: tier, name and who is in it. */
export const Lanes = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  const { lanes, steps } = shown.chart;
  const { file } = shown.entry;
  const { change } = store.getState();
  const set = (lane: string, key: string, value: string): void =>
    void change(words.deed.set(words.process.lanes), setValue(file, ['lanes', { id: lane }, key], value));
  const add = (): void => {
    const id = freshId(
      lanes.map((lane) => lane.id),
      'lane',
    );
    const tier = tiers.find((one) => !lanes.some((lane) => lane.tier === one)) ?? 'county';
    change(
      words.process.addLane,
      insertValue(file, ['lanes'], { id, name: words.tier[tier] ?? tier, tier, note: '' }),
    );
  };
  return (
    <Row label={words.process.lanes} field="lanes">
      {lanes.map((lane) => {
        const used = steps.some((step) => laneOf(shown.chart, step) === lane.id);
        return (
          <div key={lane.id} className="d-lane-line">
            <Choice
              small
              field="lanes.tier"
              label={words.who.tier}
              value={lane.tier ?? ''}
              disabled={!editable}
              options={tiers.map((tier) => ({ id: tier, name: words.tier[tier] ?? tier }))}
              onChange={(tier) => set(lane.id, 'tier', tier)}
            />
            <div className="d-lane-words">
              <TextInput
                field="lanes.name"
                label={declaredWords.laneName}
                value={lane.name}
                disabled={!editable}
                onChange={(name) => name.trim() !== '' && set(lane.id, 'name', name.trim())}
              />
              <TextInput
                field="lanes.note"
                label={words.process.laneNote}
                value={lane.note}
                placeholder={words.process.laneNote}
                disabled={!editable}
                onChange={(note) => set(lane.id, 'note', note)}
              />
            </div>
            {editable ? (
              <RemoveButton
                label={`${words.process.remove}：${lane.name}`}
                kept={used ? words.process.laneInUse : undefined}
                onPress={() =>
                  change(words.process.remove, setValue(file, ['lanes', { id: lane.id }], undefined))
                }
              />
            ) : null}
          </div>
        );
      })}
      {editable ? <LinkButton onPress={add}>＋ {words.process.addLane}</LinkButton> : null}
    </Row>
  );
};
