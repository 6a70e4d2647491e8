import type { TaskView } from '@fiveones/casework';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import {
  Button,
  Dialog,
  Menu,
  MenuItem,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover,
} from 'react-aria-components';
import { api, failureOf } from '../api.ts';
import { go } from '../route.ts';

type Operation = 'sendBack' | 'skip';

/** 更多: what is done seldom, each with one sentence of its effect. */
export function More({ view, reload }: { readonly view: TaskView; readonly reload: () => void }): ReactNode {
  const [asked, setAsked] = useState<Operation>();
  const client = useQueryClient();
  const [wrong, setWrong] = useState('');
  const move = async (work: () => Promise<unknown>) => {
    try {
      setWrong('');
      await work();
      await client.invalidateQueries();
      reload();
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
      <MenuTrigger>
        <Button className="button">
          更多 <ChevronDown aria-hidden />
        </Button>
        <Popover className="popover" placement="top end">
          <Menu
            className="menu"
            aria-label="更多"
            onAction={(action) => {
              if (action === 'claim') void move(() => api.task.claim.mutate({ task: view.task }));
              else if (action === 'release') void move(() => api.task.release.mutate({ task: view.task }));
              else setAsked(action as Operation);
            }}
          >
            {view.waysBack.length > 0 ? (
              <MenuItem id="sendBack" className="menu-item" textValue="退回">
                <b>退回</b> <small>让前面的步骤重办，后面的重新走；总时限照走</small>
              </MenuItem>
            ) : null}
            {view.optional ? (
              <MenuItem id="skip" className="menu-item" textValue="跳过">
                <b>跳过这一步</b> <small>要写理由，记在过程里</small>
              </MenuItem>
            ) : null}
            {view.claimedBy ? (
              <MenuItem id="release" className="menu-item" textValue="放回">
                <b>放回</b> <small>让同岗位的同事也能办</small>
              </MenuItem>
            ) : (
              <MenuItem id="claim" className="menu-item" textValue="我来办">
                <b>我来办</b> <small>同事的待办里就看不到这件了</small>
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {asked ? <Asked operation={asked} view={view} close={() => setAsked(undefined)} /> : null}
    </>
  );
}

function Asked({
  operation,
  view,
  close,
}: {
  readonly operation: Operation;
  readonly view: TaskView;
  readonly close: () => void;
}): ReactNode {
  const [to, setTo] = useState(view.waysBack[0]?.node ?? '');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState('');
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const back = operation === 'sendBack';
  const run = async () => {
    if (reason.trim() === '') return setWrong('请写明理由。');
    try {
      if (back) await api.task.sendBack.mutate({ task: view.task, to, reason, key: key.current });
      else await api.task.skip.mutate({ task: view.task, reason, key: key.current });
      await client.invalidateQueries();
      go('/');
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  const target = view.waysBack.find(({ node }) => node === to)?.name;
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className="modal">
        <Dialog className="dialog" aria-label={back ? '退回' : '跳过'}>
          <h2>{back ? '退回' : '跳过这一步'}</h2>
          {back ? (
            <label className="field">
              退回到哪一步
              <select className="input" value={to} onChange={(event) => setTo(event.target.value)}>
                {view.waysBack.map(({ node, name }) => (
                  <option key={node} value={node}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
          <label className="field">
            理由
            <textarea
              className="input"
              rows={3}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <p className="notice">
            {back
              ? `“${view.nodeName}”的待办会收回，“${target ?? ''}”重新办；已填的内容都在，总时限接着算。`
              : '这一步记为跳过，办件接着往下走。'}
          </p>
          {wrong ? (
            <p role="alert" className="bad">
              {wrong}
            </p>
          ) : null}
          <div className="row end">
            <Button className="button" onPress={close}>
              取消
            </Button>
            <Button className="button primary" onPress={() => void run()}>
              {back ? '退回' : '跳过'}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
