import { words } from '../words.ts';

/** Handing in, review, in force: where it stands, with who or when below each. */
export const PublishSteps = ({
  at,
  names,
}: {
  readonly at: number;
  readonly names: readonly [string, string, string];
}) => (
  <ol className="d-publish-steps">
    {words.publish.steps.map((step, index) => (
      <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at}>
        <i aria-hidden>{index + 1}</i>
        <b>{step}</b>
        <small>{names[index]}</small>
      </li>
    ))}
  </ol>
);
