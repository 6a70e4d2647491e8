/** A chair as a package lists it. */
interface Post {
  readonly id: string;
  readonly name: string;
  readonly tier: 'village' | 'town' | 'county';
  readonly unit: string;
  readonly role?: string;
}

/** Posts of the demonstration county, as a package of a test lists them. */
export const demoPosts = {
  villageHelper: {
    id: 'villageHelper',
    name: '协理员',
    tier: 'village',
    unit: 'villageCommittee',
    role: 'V',
  },
  townClerk: { id: 'townClerk', name: '经办人', tier: 'town', unit: 'townCivilAffairs', role: 'T' },
  countyHandler: {
    id: 'countyHandler',
    name: '县经办',
    tier: 'county',
    unit: 'countyCivilAffairs',
    role: 'C',
  },
  countyAdmin: {
    id: 'countyAdmin',
    name: '政策管理员',
    tier: 'county',
    unit: 'countyCivilAffairs',
    role: 'C',
  },
} as const satisfies Readonly<Record<string, Post>>;

const unitNames = { village: '村民委员会', town: '镇政府', county: '县民政局' } as const;

/** A row of a responsibility list by which a post does a step, such as `card/apply`. */
export const dutyRow = (id: string, step: string, post: Post = demoPosts.villageHelper) => ({
  id,
  matter: '办理',
  step,
  tier: post.tier,
  unit: post.unit,
  unitName: unitNames[post.tier],
  post: post.id,
  postName: post.name,
  kind: 'R',
  duty: '办',
  limit: '随流程',
  basis: ['示例'],
});
