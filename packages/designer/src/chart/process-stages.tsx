import { ChevronDown, ChevronUp } from 'lucide-react';
import { freshId, insertValue, moveValue, setValue } from '../changes.ts';
import { LinkButton } from '../condition-builder.tsx';
import { useWorld } from '../context.tsx';
import { TextInput } from '../controls.tsx';
import { words } from '../words.ts';
import type { ProcessPartProps } from './process-inspector.tsx';
import { RemoveButton } from './remove-button.tsx';

/** The stretches of the strip above a case, in their order. */
export const Stages = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  const { stages, steps } = shown.chart;
  const { file } = shown.entry;
  const { change } = store.getState();
  const add = (): void => {
    const id = freshId(
      stages.map((stage) => stage.id),
      'stage',
    );
    change(words.process.addStage, insertValue(file, ['stages'], { id, name: words.process.newStage }));
  };
  return (
    <>
      <p className="d-hint">{stages.length === 0 ? words.process.noStages : words.process.stagesHint}</p>
      <ol className="d-stage-list">
        {stages.map((stage, index) => {
          const count = steps.filter((step) => step.stage === stage.id).length;
          return (
            <li key={stage.id}>
              <TextInput
                field="stages.name"
                label={words.long.stage}
                value={stage.name}
                disabled={!editable}
                onChange={(name) =>
                  name.trim() !== '' &&
                  change(words.deed.rename, setValue(file, ['stages', { id: stage.id }, 'name'], name.trim()))
                }
              />
              <small>{words.process.stageSteps(count)}</small>
              {editable ? (
                <>
                  <button
                    type="button"
                    className="d-icon-button"
                    disabled={index === 0}
                    aria-label={`${words.process.up}：${stage.name}`}
                    onClick={() =>
                      change(words.process.up, moveValue(file, ['stages', { id: stage.id }], index - 1))
                    }
                  >
                    <ChevronUp size={14} />
                  </button>
                  <button
                    type="button"
                    className="d-icon-button"
                    disabled={index === stages.length - 1}
                    aria-label={`${words.process.down}：${stage.name}`}
                    onClick={() =>
                      change(words.process.down, moveValue(file, ['stages', { id: stage.id }], index + 1))
                    }
                  >
                    <ChevronDown size={14} />
                  </button>
                  <RemoveButton
                    label={`${words.process.remove}：${stage.name}`}
                    kept={count > 0 ? words.process.inUse : undefined}
                    onPress={() =>
                      change(words.process.remove, setValue(file, ['stages', { id: stage.id }], undefined))
                    }
                  />
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
      {editable ? <LinkButton onPress={add}>＋ {words.process.addStage}</LinkButton> : null}
    </>
  );
};
