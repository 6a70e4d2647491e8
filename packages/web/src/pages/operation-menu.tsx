import type { OperationView } from '@fiveones/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { DoneLine, sayNext } from '../parts/said.tsx';
import { go } from '../route.ts';
import { OperationDialog } from './operation-dialog.tsx';
import { firstAsked, operationOf, takesAway, type About } from './operation-form.ts';
import { operationWords as say } from './operation-words.ts';

/** 更多: what is done seldom, each with one sentence of its effect; what can be undone at once is not asked about. */
export function OperationMenu({
  about,
  reload,
}: {
  readonly about: About;
  readonly reload: () => void;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<OperationView>();
  const [wrong, setWrong] = useState('');
  const [said, setSaid] = useState('');
  const client = useQueryClient();
  const { instance, task } = about;
  const offers = useQuery({
    queryKey: ['offers', instance, task],
    queryFn: () => api.operation.offers.query({ instance, ...(task === undefined ? {} : { task }) }),
    enabled: open,
    staleTime: 0,
  });
  const done = async (offer: OperationView) => {
    setChosen(undefined);
    const text = say.did[offer.do] ?? say.didOther(offer.name);
    if (takesAway.has(offer.do)) {
      sayNext(text);
      go('/');
    } else {
      setSaid(text);
      reload();
    }
    await client.invalidateQueries();
  };
  const choose = async (offer: OperationView) => {
    setWrong('');
    setSaid('');
    if (offer.asks.length > 0) return setChosen(offer);
    try {
      const operation = operationOf(offer.do, firstAsked(offer), about);
      await api.operation.carryOut.mutate({ instance, operation, key: crypto.randomUUID() });
      await done(offer);
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  return (
    <>
      {wrong ? (
        <span role="alert" className="bad">
          {wrong}
        </span>
      ) : null}
      {said === '' || wrong ? null : <DoneLine text={said} />}
      <MenuTrigger isOpen={open} onOpenChange={setOpen}>
        <Button className="button">
          {say.more} <ChevronDown aria-hidden />
        </Button>
        <Popover className="popover operations" placement="top end">
          {offers.data && offers.data.length > 0 ? (
            <Menu
              className="menu"
              aria-label={say.more}
              items={offers.data}
              onAction={(key) => {
                const offer = offers.data.find((one) => one.do === key);
                if (offer) void choose(offer);
              }}
            >
              {(offer) => (
                <MenuItem id={offer.do} className="menu-item" textValue={offer.name}>
                  <Text slot="label" elementType="b">
                    {offer.name}
                  </Text>{' '}
                  <Text slot="description" elementType="small">
                    {offer.effect}
                  </Text>
                </MenuItem>
              )}
            </Menu>
          ) : (
            <p className="menu-wait">
              {offers.isError ? failureOf(offers.error).message : offers.data ? say.nothing : say.loading}
            </p>
          )}
        </Popover>
      </MenuTrigger>
      {chosen ? (
        <OperationDialog
          offer={chosen}
          about={about}
          close={() => setChosen(undefined)}
          done={() => void done(chosen)}
        />
      ) : null}
    </>
  );
}
