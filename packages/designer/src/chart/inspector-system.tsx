import { listOf, objectOf, textOf } from '@fiveones/chart';
import { usePack } from '../context.tsx';
import { Choice, Row, TextInput, Tick } from '../controls.tsx';
import { stepWords } from '../words-step.ts';
import { AmountField } from './amount-field.tsx';
import { AssignLines, DataPlace } from './data-lines.tsx';
import { useSet, type Part } from './inspector-part.ts';

/** What is asked of a neighbouring system, and where its answer goes. */
export const ConnectorPart: Part = (props) => {
  const set = useSet(props);
  const pack = usePack();
  const connector = objectOf(props.step.json['connector']);
  const on = connector['id'] !== undefined;
  const known = [
    ...new Set(
      pack.charts.flatMap(({ chart }) =>
        chart.steps.map((step) => textOf(objectOf(step.json['connector'])['id'])),
      ),
    ),
  ].filter((id) => id !== '');
  return (
    <Row field="connector" hint={on ? stepWords.connectorHint : ''}>
      <Tick
        label={stepWords.connectorOn}
        value={on}
        onChange={(next) =>
          set(
            stepWords.connector,
            ['connector'],
            next ? { id: known[0] ?? 'query', into: 'answer' } : undefined,
          )
        }
      />
      {on ? (
        <div className="d-way-card">
          <Row label={stepWords.connector} field="connector.id">
            <TextInput
              label={stepWords.connector}
              value={textOf(connector['id'])}
              onChange={(id) =>
                /^[A-Za-z][\w-]*$/.test(id.trim()) && set(stepWords.connector, ['connector', 'id'], id.trim())
              }
            />
          </Row>
          <AssignLines
            label={stepWords.connectorInput}
            field="connector.input"
            value={connector['input']}
            onChange={(lines) => set(stepWords.connectorInput, ['connector', 'input'], lines)}
          />
          <Row label={stepWords.connectorInto} field="connector.into">
            <DataPlace
              label={stepWords.connectorInto}
              value={textOf(connector['into'])}
              onChange={(into) => set(stepWords.connectorInto, ['connector', 'into'], into)}
            />
          </Row>
        </div>
      ) : null}
    </Row>
  );
};

/** Makes a clock of the whole case longer. Only where the chart has one. */
export const ExtendPart: Part = (props) => {
  const set = useSet(props);
  const clocks = listOf(props.shown.chart.json['clocks']).map(objectOf);
  const extend = objectOf(props.step.json['extendClock']);
  const on = extend['clock'] !== undefined;
  if (!on && clocks.length === 0) return null;
  const begin = { clock: textOf(clocks[0]?.['id']), value: 10, reason: props.step.name };
  return (
    <Row field="extendClock">
      <Tick
        label={stepWords.extend}
        value={on}
        onChange={(next) => set(stepWords.extend, ['extendClock'], next ? begin : undefined)}
      />
      {on ? (
        <div className="d-way-card">
          <Choice
            label={stepWords.extend}
            field="extendClock.clock"
            value={textOf(extend['clock'])}
            options={clocks.map((clock) => ({ id: textOf(clock['id']), name: textOf(clock['name']) }))}
            onChange={(clock) => set(stepWords.extend, ['extendClock', 'clock'], clock)}
          />
          <Row label={stepWords.extendValue}>
            <AmountField
              label={stepWords.extendValue}
              field="extendClock.value"
              value={extend['value']}
              onChange={(value) =>
                value !== undefined && set(stepWords.extendValue, ['extendClock', 'value'], value)
              }
            />
          </Row>
          <Row label={stepWords.extendReason} field="extendClock.reason" hint={stepWords.extendReasonHint}>
            <TextInput
              label={stepWords.extendReason}
              value={textOf(extend['reason'])}
              onChange={(reason) =>
                reason.trim() !== '' && set(stepWords.extendReason, ['extendClock', 'reason'], reason)
              }
            />
          </Row>
        </div>
      ) : null}
    </Row>
  );
};
