import { objectOf, textOf } from '@fiveones/chart';
import { Choice, Row, TextInput, Tick } from '../controls.tsx';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { DataPlace } from './data-lines.tsx';
import { useSet, type Part } from './inspector-part.ts';
import { otherTasks } from './use-chart.ts';

const chosen = '-';

/** A signed opinion as part of the task: its level, where it is kept, and where a refusal leads back to. */
export const OpinionPart: Part = (props) => {
  const set = useSet(props);
  const opinion = objectOf(props.step.json['opinion']);
  const on = opinion['into'] !== undefined;
  const change = (label: string, key: string, value: string | undefined): void =>
    set(label, ['opinion', key], value);
  return (
    <Row field="opinion" hint={on ? words.what.opinionHint : ''}>
      <Tick
        label={words.what.opinion}
        value={on}
        onChange={(next) =>
          set(
            words.what.opinion,
            ['opinion'],
            next ? { into: 'opinions', level: props.step.name } : undefined,
          )
        }
      />
      {on ? (
        <div className="d-way-card">
          <Row label={stepWords.opinionLevel} field="opinion.level">
            <TextInput
              label={stepWords.opinionLevel}
              value={textOf(opinion['level'])}
              onChange={(level) =>
                level.trim() !== '' && change(stepWords.opinionLevel, 'level', level.trim())
              }
            />
          </Row>
          <Row label={stepWords.opinionInto} field="opinion.into">
            <DataPlace
              label={stepWords.opinionInto}
              value={textOf(opinion['into'])}
              onChange={(into) => change(stepWords.opinionInto, 'into', into)}
            />
          </Row>
          <Row label={stepWords.opinionReturn} field="opinion.returnTo">
            <Choice
              label={stepWords.opinionReturn}
              value={textOf(opinion['returnTo']) || chosen}
              options={[
                { id: chosen, name: stepWords.opinionReturnNone },
                ...otherTasks(props.shown.chart, props.step.id),
              ]}
              onChange={(id) => change(stepWords.opinionReturn, 'returnTo', id === chosen ? undefined : id)}
            />
          </Row>
        </div>
      ) : null}
    </Row>
  );
};
