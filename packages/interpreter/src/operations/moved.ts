import type { Resume, Returned, Token } from '../state.ts';

type Names = Readonly<Record<string, string>>;

/** What a token keeps of the steps it came from and goes back to, under the names of another version. */
export function movedHands(token: Token, nodes: Names): Token {
  const { sent, resume } = token;
  return {
    ...movedReturn(token, nodes),
    ...(sent ? { sent: { ...sent, node: nodes[sent.node] ?? sent.node } } : {}),
    ...(resume ? { resume: movedResume(resume, nodes) } : {}),
  };
}

/** Where a step was given back from. */
export const movedReturn = <T extends { readonly returned?: Returned }>(thing: T, nodes: Names): T =>
  thing.returned
    ? { ...thing, returned: { ...thing.returned, from: nodes[thing.returned.from] ?? thing.returned.from } }
    : thing;

const movedResume = ({ then, ...resume }: Resume, nodes: Names): Resume => ({
  ...resume,
  node: nodes[resume.node] ?? resume.node,
  ...(then ? { then: movedResume(then, nodes) } : {}),
});

/** The steps that a token must still go straight back to. */
export const wayBackOf = (resume: Resume | undefined): readonly string[] =>
  resume ? [resume.node, ...wayBackOf(resume.then)] : [];
