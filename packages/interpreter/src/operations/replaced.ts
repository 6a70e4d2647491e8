import { changed } from '../changed.ts';
import type { InstanceState, PlannedSigner, Resume, Task, Token } from '../state.ts';

/**
 * An instance in which another stands wherever somebody who left was waited for. Without anybody in their place, work goes
 * to the post, who was to sign later is not asked, and what was delegated is the delegate's.
 */
export function replaced(state: InstanceState, person: string, to: string | undefined): InstanceState {
  const tokens = Object.entries(state.tokens).map(([id, token]) => [id, ofToken(token, person, to)] as const);
  const tasks = Object.entries(state.tasks).map(([id, task]) => [id, ofTask(task, person, to)] as const);
  const notices = Object.entries(state.notices ?? {}).flatMap(([id, notice]) =>
    notice.to !== person
      ? [[id, notice] as const]
      : to === undefined
        ? []
        : [[id, { ...notice, to }] as const],
  );
  return changed(state, {
    tokens: Object.fromEntries(tokens),
    tasks: Object.fromEntries(tasks),
    ...(state.notices ? { notices: Object.fromEntries(notices) } : {}),
  });
}

function ofToken(
  { to: wanted, resume, planned, ...token }: Token,
  person: string,
  to: string | undefined,
): Token {
  const next = wanted === person ? to : wanted;
  const signers = planned?.flatMap((signer) => ofSigner(signer, person, to));
  return {
    ...token,
    ...(next === undefined ? {} : { to: next }),
    ...(resume ? { resume: ofResume(resume, person, to) } : {}),
    ...(signers && signers.length > 0 ? { planned: signers } : {}),
  };
}

const ofSigner = (
  signer: PlannedSigner,
  person: string,
  to: string | undefined,
): readonly PlannedSigner[] => {
  if (signer.person === person) return to === undefined ? [] : [{ ...signer, person: to }];
  return [signer.by === person && to !== undefined ? { ...signer, by: to } : signer];
};

function ofResume(
  { person: wanted, then, ...resume }: Resume,
  person: string,
  to: string | undefined,
): Resume {
  const next = wanted === person ? to : wanted;
  return {
    ...resume,
    ...(next === undefined ? {} : { person: next }),
    ...(then ? { then: ofResume(then, person, to) } : {}),
  };
}

function ofTask({ passed, signs, ...task }: Task, person: string, to: string | undefined): Task {
  const back = passed?.how === 'delegated' && passed.by === person;
  return {
    ...task,
    ...(passed && !(back && to === undefined)
      ? { passed: back && to !== undefined ? { ...passed, by: to } : passed }
      : {}),
    ...(signs ? { signs: signs.by === person && to !== undefined ? { ...signs, by: to } : signs } : {}),
  };
}
