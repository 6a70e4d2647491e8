import { readDraft, usesOf, withUsed } from '@fiveones/definition';
import { createRoot } from 'react-dom/client';
import { Designer, memoryBackend, type OrganisationInfo } from '../src/index.ts';

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme') === 'dark' ? 'dark' : 'light';
document.documentElement.dataset['theme'] = theme;
if (asked.get('size') === 'large') document.documentElement.dataset['size'] = 'large';

const packageId = asked.get('package') ?? 'minimum-living-allowance';
const textsOf = async (id: string) =>
  (await (await fetch(`./templates/${id}.json`)).json()) as Readonly<Record<string, string>>;
const own = await textsOf(packageId);
const files = withUsed(own, await Promise.all(usesOf(own).map(({ id }) => textsOf(id))));
const read = readDraft(files);
if (!read.ok) throw new Error(JSON.stringify(read.problems));

const given = ['周', '李', '王', '赵', '陈', '刘', '孙', '吴'];
const people = (count: number, from: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${given[(from + index) % given.length] ?? ''}某某`);
const posts =
  (
    read.draft['template.json'] as
      | {
          readonly posts?: readonly {
            readonly id: string;
            readonly name: string;
            readonly tier: string;
            readonly unit: string;
          }[];
        }
      | undefined
  )?.posts ?? [];
const units: Readonly<Record<string, readonly string[]>> = {
  town: ['城关镇', '石桥镇', '柳林镇', '白塔乡', '青石乡'],
  village: ['南街村', '石桥村'],
  county: ['演示县民政局'],
  city: ['演示市民政局'],
};
const organisation: OrganisationInfo = {
  region: '990101',
  regionName: '演示县',
  posts: posts.map((post, index) => ({
    id: post.id,
    name: post.name,
    tier: post.tier,
    unitName: post.unit,
    holders: (units[post.tier] ?? []).map((unit, at) => ({
      unit,
      people: people(unit === '石桥镇' ? 1 : 2 + ((index + at) % 4), index + at),
    })),
  })),
};

const backend = memoryBackend(read.draft, organisation);
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <Designer backend={backend} packageId={packageId} onLeave={() => history.back()} theme={theme} />,
  );
