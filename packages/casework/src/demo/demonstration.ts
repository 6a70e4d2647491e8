import { addDays, milliseconds } from '@fiveones/calendar';
import type { PackageFiles } from '@fiveones/definition';
import { indexOf } from '@fiveones/interpreter';
import type { Casework } from '../casework.ts';
import { no, ok, refused, type Outcome } from '../refused.ts';
import type { DemoPerson } from '../views.ts';
import { demoOrganisation } from './county.ts';
import { idOf, loadEntries, loadPopulation, scenariosOf } from './load.ts';
import type { DemoInstance } from './population.ts';

/** At how many steps households stand of a package that is not the fullest of a demonstration. */
const stepsShown = 8;

/** A county that does not exist, with a clock that can be moved forward. Refused where no demonstration runs. */
export class Demonstration {
  private readonly casework: Casework;
  private seed: { readonly packages: readonly PackageFiles[]; readonly startsAt: string } | undefined;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** The sign-ins of a demonstration, by tier. */
  people(): readonly DemoPerson[] {
    if (!this.casework.demo) return [];
    const names = this.casework.library.postNames();
    const { units, regions } = indexOf(this.casework.library.organisation);
    return this.casework.library.organisation.people.flatMap((person): DemoPerson[] => {
      const [first] = person.holdings;
      const unit = first ? units.get(first.unit) : undefined;
      const tier = unit ? regions.get(unit.region)?.tier : undefined;
      return first && unit && tier
        ? [
            {
              id: person.id,
              name: person.name,
              post: names.get(first.post) ?? first.post,
              unit: unit.name,
              tier,
              town: unit.region.length >= 9 ? regions.get(unit.region.slice(0, 9))?.name : undefined,
            },
          ]
        : [];
    });
  }

  /** Moves the virtual clock forward and fires what falls due on the way, in order. */
  async advance(to: string): Promise<Outcome<{ now: string; fired: number }>> {
    if (!this.casework.demo) return no(refused('demo-only'));
    const now = this.casework.now();
    const target = milliseconds(to);
    if (!(target >= milliseconds(now))) return no(refused('clock-backwards'));
    if (to.slice(0, 10) > addDays(now.slice(0, 10), 3 * 366)) return no(refused('clock-too-far'));
    // A demonstration lives through every day; nothing is missed as when a program is off.
    let fired = 0;
    for (
      let day = await this.casework.system.firstStart(to);
      day;
      day = await this.casework.system.firstStart(to)
    )
      fired += await this.casework.system.tick(day);
    fired += await this.casework.system.tick(to);
    await this.casework.settled();
    await this.casework.setClock(to);
    return ok({ now: this.casework.now(), fired });
  }

  /** Fills an empty store with the demonstration: a county, its packages, its households. */
  async load(packages: readonly PackageFiles[], startsAt: string): Promise<Outcome<{ instances: number }>> {
    if (!this.casework.demo) return no(refused('demo-only'));
    this.seed = { packages, startsAt };
    if (this.casework.library.allNewest().length > 0) return ok({ instances: 0 });
    await this.casework.setClock(startsAt);
    for (const files of packages) {
      const installed = await this.casework.install(files);
      if (!installed.ok) return installed;
    }
    await this.casework.keepOrganisation(
      demoOrganisation(this.casework.library.allNewest().map((newest) => newest.package)),
    );
    const made: DemoInstance[] = [];
    const fullest = Math.max(
      ...this.casework.library.all().map((one) => Object.keys(one.package.scenarios).length),
    );
    for (const files of packages) {
      const lived = await loadPopulation(this.casework.store, this.casework.library, {
        packageId: String(idOf(files)),
        now: startsAt,
        // The more benefits a county gives, the fewer of its households stand at each step of one.
        towns: packages.length > 1 ? 1 : 2,
        // The package with the most examples is shown at every step, the others at some.
        most: scenariosOf(files) < fullest ? stepsShown : undefined,
      });
      made.push(...lived);
    }
    await loadEntries(this.casework.store, this.casework.library, made);
    return ok({ instances: made.length });
  }

  /** Forgets everything and begins the demonstration again. */
  async reset(): Promise<Outcome<{ instances: number }>> {
    if (!this.casework.demo || !this.seed) return no(refused('demo-only'));
    await this.casework.batches.sending.done();
    await this.casework.settled();
    await this.casework.store.reset();
    this.casework.library.forget();
    return this.load(this.seed.packages, this.seed.startsAt);
  }
}
