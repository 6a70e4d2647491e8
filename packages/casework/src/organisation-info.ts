import { indexOf, type Organisation } from '@fiveones/interpreter';

/** The posts of a package with the people who hold them in a county: what a designer must know to assign work. */
export interface OrganisationInfo {
  readonly region: string;
  readonly regionName: string;
  readonly posts: readonly {
    readonly id: string;
    readonly name: string;
    readonly tier: string;
    readonly unitName: string;
    readonly holders: readonly { readonly unit: string; readonly people: readonly string[] }[];
  }[];
}

export function organisationInfo(
  organisation: Organisation,
  posts: readonly {
    readonly id: string;
    readonly name: string;
    readonly tier: string;
    readonly unit: string;
  }[],
  county: string,
): OrganisationInfo {
  return {
    region: county,
    regionName: indexOf(organisation).regions.get(county)?.name ?? '',
    posts: posts.map((post) => {
      const units = organisation.units.filter(
        (unit) => unit.kind === post.unit && unit.region.startsWith(county),
      );
      const holders = units.map((unit) => ({
        unit: unit.name,
        people: organisation.people
          .filter((person) =>
            person.holdings.some((holding) => holding.post === post.id && holding.unit === unit.id),
          )
          .map(({ name }) => name),
      }));
      return {
        id: post.id,
        name: post.name,
        tier: post.tier,
        unitName: units[0]?.name ?? post.unit,
        holders,
      };
    }),
  };
}
