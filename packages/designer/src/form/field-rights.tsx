import { Eye, EyeOff, Pencil } from 'lucide-react';
import type { JsonObject } from '@fiveones/definition';
import { setValue } from '../changes.ts';
import { textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Row } from '../controls.tsx';
import { letterName, lettersOf } from '../letters.ts';
import { words } from '../words.ts';

type Right = 'edit' | 'view' | 'hide';
const nextRight: Readonly<Record<Right, Right>> = { edit: 'view', view: 'hide', hide: 'edit' };

interface RightsProps {
  readonly file: string;
  readonly at: readonly (string | number | { readonly id: string })[];
  readonly rights: JsonObject;
  readonly inherited: JsonObject | undefined;
  readonly role: string;
}

/** Who may fill and who may see, role by role in three states; a click goes to the next state. */
export const Rights = ({ file, at, rights, inherited, role }: RightsProps) => {
  const { store } = useWorld();
  const pack = usePack();
  const own = rights['edit'] !== undefined || rights['view'] !== undefined;
  const from = own ? rights : (inherited ?? rights);
  const stateOf = (letter: string): Right =>
    textOf(from['edit']).includes(letter) ? 'edit' : textOf(from['view']).includes(letter) ? 'view' : 'hide';
  const cycle = (letter: string): void => {
    const next = nextRight[stateOf(letter)];
    const without = (text: unknown): string => textOf(text).replaceAll(letter, '');
    const value = {
      edit: `${without(from['edit'])}${next === 'edit' ? letter : ''}`,
      view: `${without(from['view'])}${next === 'view' ? letter : ''}`,
    };
    store.getState().change(words.deed.set(words.form.rights), setValue(file, at, value));
  };
  return (
    <Row
      label={
        <>
          {words.form.rights}
          {inherited !== undefined && own ? (
            <LinkButton
              onPress={() =>
                void store.getState().change(words.deed.set(words.form.rights), setValue(file, at, undefined))
              }
            >
              {words.form.inherit}
            </LinkButton>
          ) : null}
        </>
      }
      field="x-rights"
    >
      <table className="d-rights">
        <tbody>
          {lettersOf(pack).map((letter) => {
            const name = letterName(pack, letter);
            const state = stateOf(letter);
            return (
              <tr key={letter} data-current={letter === role}>
                <th scope="row">{name}</th>
                <td>
                  <button
                    type="button"
                    data-right={state}
                    onClick={() => cycle(letter)}
                    aria-label={`${name}：${words.form[state]}`}
                  >
                    {state === 'edit' ? (
                      <Pencil size={12} aria-hidden />
                    ) : state === 'view' ? (
                      <Eye size={12} aria-hidden />
                    ) : (
                      <EyeOff size={12} aria-hidden />
                    )}
                    {words.form[state]}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Row>
  );
};
