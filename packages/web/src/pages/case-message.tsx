import type { CaseView } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { FormView } from '@fiveones/form-view';
import { checkForm, type Problem } from '@fiveones/forms';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { api, failureOf, fileUrl } from '../api.ts';
import { Box } from '../parts/box.tsx';
import { DialogEnd } from '../parts/dialog-end.tsx';
import { usePhone } from '../parts/phone.ts';
import { words } from '../words.ts';
import { contextFor, placesOf, readyForm } from './task-forms.ts';

const say = words.case;

/** Messages that are registered by hand, each with its form. */
export function Messages({ view }: { readonly view: CaseView }): ReactNode {
  const [chosen, setChosen] = useState<CaseView['messages'][number]>();
  return (
    <>
      {view.messages.map((message) => (
        <Button key={message.message} className="button" onPress={() => setChosen(message)}>
          {say.register(message.name)}
        </Button>
      ))}
      {chosen ? <MessageDialog view={view} message={chosen} close={() => setChosen(undefined)} /> : null}
    </>
  );
}

/** Asks what a message says, by its form, and registers it. */
export function MessageDialog({
  view,
  message,
  close,
}: {
  readonly view: CaseView;
  readonly message: CaseView['messages'][number];
  readonly close: () => void;
}): ReactNode {
  const client = useQueryClient();
  const phone = usePhone();
  const key = useRef(crypto.randomUUID());
  const form = useMemo(() => (message.form ? readyForm(message.form) : undefined), [message]);
  const [value, setValue] = useState<JsonObject>({});
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [wrong, setWrong] = useState('');
  const send = async () => {
    const found = form ? checkForm(form.compiled, value, contextFor(form, view.context, {})) : [];
    setProblems(found);
    if (found.length > 0) return setWrong(say.toMend(found.length));
    try {
      await api.instance.message.mutate({
        instance: view.header.instance,
        message: message.message,
        payload: value,
        key: key.current,
      });
      await client.invalidateQueries();
      close();
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  return (
    <Box title={say.register(message.name)} close={close} wide>
      {form ? (
        <FormView
          form={form.compiled}
          value={value}
          context={contextFor(form, view.context, {})}
          problems={problems}
          layout={phone ? 'page' : 'paper'}
          mode="edit"
          services={{ fileUrl, now: () => view.context.now, regions: placesOf(view.context) }}
          prefix="message"
          onChange={(next: JsonObject) => setValue(next)}
        />
      ) : (
        <p>{say.registerAbout}</p>
      )}
      <DialogEnd wrong={wrong} label={say.registered} close={close} send={() => void send()} />
    </Box>
  );
}
