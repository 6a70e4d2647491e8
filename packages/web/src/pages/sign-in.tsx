import type { DemoPerson } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, failureOf } from '../api.ts';
import { DemoClock } from '../parts/demo-clock.tsx';
import { LookSwitches } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { go } from '../route.ts';
import { useForget } from '../session.tsx';

const tiers = [
  ['village', '村（社区）'],
  ['town', '镇（街道）'],
  ['county', '县'],
  ['city', '市'],
] as const;

/** The demonstration's way in: a person of each tier and post, one click each. */
export function SignIn(): ReactNode {
  const people = useQuery({
    queryKey: ['people'],
    queryFn: () => api.session.people.query(),
    staleTime: Infinity,
  });
  const forget = useForget();
  const [wanted, setWanted] = useState('');
  const [wrong, setWrong] = useState('');
  if (people.isPending) return <Loading rows={8} />;
  if (people.isError) return <Failed error={people.error} again={() => void people.refetch()} />;
  const enter = async (person: DemoPerson) => {
    try {
      await api.session.signIn.mutate({ person: person.id });
      await forget();
      go('/');
    } catch (error) {
      setWrong(failureOf(error).message);
    }
  };
  const shown = people.data.filter(({ name, post, unit }) => `${name}${post}${unit}`.includes(wanted.trim()));
  return (
    <div className="signin">
      <header className="top">
        <span className="brand">
          <img src="/icon.svg" alt="" /> 五个一
        </span>
        <span className="grow" />
        <DemoClock />
        <LookSwitches />
      </header>
      <main id="main">
        <h1>您是谁？</h1>
        <p className="muted">演示县的人和事都是虚构的。点一个姓名就登录，右上角可以随时换人。</p>
        <input
          className="input wide"
          type="search"
          autoFocus
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          placeholder="搜姓名、岗位、镇村"
          aria-label="搜姓名、岗位、镇村"
        />
        {wrong ? (
          <p role="alert" className="bad">
            {wrong}
          </p>
        ) : null}
        {shown.length === 0 ? (
          <p>
            没有这样的人。{people.data.length === 0 ? '这里没有开演示，请管理员开通账号。' : '换个词试试。'}
          </p>
        ) : null}
        {tiers.map(([tier, name]) => {
          const here = shown.filter((person) => person.tier === tier);
          return here.length === 0 ? null : (
            <section key={tier} aria-label={name}>
              <h2>
                {name} <small>{here.length} 人</small>
              </h2>
              <ul className={`people tier-${tier}`}>
                {here.map((person) => (
                  <li key={person.id}>
                    <button type="button" data-person={person.id} onClick={() => void enter(person)}>
                      <b>{person.name}</b>
                      <span>{person.post}</span>
                      <small>{person.unit}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </main>
    </div>
  );
}
