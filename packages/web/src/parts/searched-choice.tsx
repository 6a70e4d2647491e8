import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Collection,
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';

/** One of many things to choose; `group` stands over it in the list. */
interface Searched {
  readonly id: string;
  readonly name: string;
  readonly group: string;
}

/** A choice out of a long list: grouped, and found by typing a part of its name or of its group. */
export function SearchedChoice({
  label,
  value,
  all,
  none,
  open,
  onChange,
}: {
  readonly label: string;
  /** Empty: nothing is chosen. */
  readonly value: string;
  readonly all: readonly Searched[];
  /** What stands in the field while nothing is chosen. */
  readonly none: string;
  /** What the button that opens the list is called. */
  readonly open: string;
  readonly onChange: (id: string) => void;
}): ReactNode {
  const groups = [...new Set(all.map(({ group }) => group))].map((group) => ({
    id: `group/${group}`,
    name: group,
    items: all.filter((one) => one.group === group),
  }));
  return (
    <ComboBox
      className="field searched"
      defaultItems={groups}
      selectedKey={value === '' ? null : value}
      menuTrigger="focus"
      onSelectionChange={(key) => onChange(key === null ? '' : String(key))}
    >
      <Label>{label}</Label>
      <div className="searched-box">
        <Input className="input" placeholder={none} />
        <Button className="searched-open" aria-label={open}>
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <Popover className="popover searched-list">
        <ListBox<(typeof groups)[number]>>
          {({ id, name, items }) => (
            <ListBoxSection id={id}>
              <Header>{name}</Header>
              <Collection items={items}>
                {(one) => (
                  <ListBoxItem className="menu-item" textValue={textOf(one)}>
                    {one.name}
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** What the field says once it is chosen, and what typing is held against. */
const textOf = ({ group, name }: Searched): string => `${name} · ${group}`;
