import type { JsonObject } from '@fiveones/definition';
import { indexOf } from '@fiveones/interpreter';
import { countyOfActor, designs, draws, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { loadDraft, saveDraft, type Draft } from './package-draft.ts';
import {
  answered,
  answerProblem,
  questionsOf,
  type ParameterAnswer,
  type ParameterQuestion,
  type Unsure,
} from './parameter-sheet.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { parameterUnsureTable } from './law-tables.ts';

/** The parameter sheet of a package for a county. */
export interface ParameterSheet {
  readonly packageId: string;
  readonly packageName: string;
  readonly county: string;
  readonly countyName: string;
  readonly today: string;
  /** May answer; others only look. */
  readonly mayAnswer: boolean;
  readonly questions: readonly ParameterQuestion[];
}

/** How far a county has come with the sheet of a package. */
export interface SheetProgress {
  readonly packageId: string;
  readonly questions: number;
  readonly answered: number;
  readonly unsure: number;
}

/** 参数表: what a county sets, asked one by one. Answers go into the draft, and are published like any other change. */
export class ParameterCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async sheet(actor: Actor, packageId: string): Promise<Outcome<ParameterSheet>> {
    const draft = await this.draftFor(actor, packageId);
    if (!draft.ok) return draft;
    const county = countyOfActor(actor);
    const template = draft.value.files['template.json'] as JsonObject | undefined;
    const { regions } = indexOf(this.casework.library.organisation);
    return ok({
      packageId,
      packageName: String(template?.['name'] ?? packageId),
      county,
      countyName: regions.get(county)?.name ?? county,
      today: this.today(),
      mayAnswer: draws(actor),
      questions: await this.questions(draft.value, county, packageId),
    });
  }

  /** Every package with questions, and how many are answered; the to-dos stand here until they are. */
  async progress(actor: Actor): Promise<Outcome<readonly SheetProgress[]>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const { store, library } = this.casework;
    const all = await Promise.all(
      library.allNewest().map(async ({ package: pkg }): Promise<SheetProgress | undefined> => {
        const draft = await loadDraft(store, library, pkg.template.id);
        if (!draft) return undefined;
        const questions = await this.questions(draft, countyOfActor(actor), pkg.template.id);
        const count = (state: ParameterQuestion['state']): number =>
          questions.filter((one) => one.state === state).length;
        return {
          packageId: pkg.template.id,
          questions: questions.length,
          answered: count('answered'),
          unsure: count('unsure'),
        };
      }),
    );
    return ok(all.filter((one) => one !== undefined && one.questions > 0) as readonly SheetProgress[]);
  }

  /** Sets a value for the county, from a day on, in the draft. What is refused changes nothing. */
  async answer(
    actor: Actor,
    given: ParameterAnswer & { readonly packageId: string },
  ): Promise<Outcome<{ revision: number }>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    const draft = await this.draftFor(actor, given.packageId);
    if (!draft.ok) return draft;
    const wrong = answerProblem(draft.value.files, given);
    if (wrong) return no(wrong);
    const county = countyOfActor(actor);
    const before = draft.value.files['parameters.json'] ?? null;
    const saved = await saveDraft(this.casework.store, this.casework.library, {
      packageId: given.packageId,
      revision: draft.value.revision,
      edits: [{ file: 'parameters.json', before, after: answered(draft.value.files, county, given) }],
      history: null,
      by: actor.id,
      at: this.casework.now(),
    });
    if (saved.ok)
      await this.casework.store.write([
        {
          table: parameterUnsureTable.name,
          remove: { county, package: given.packageId, parameter: given.parameter },
        },
      ]);
    return saved;
  }

  /** Puts a question off: it stands among the to-dos of the county until somebody answers it. */
  async putOff(
    actor: Actor,
    given: { readonly packageId: string; readonly parameter: string; readonly note: string },
  ): Promise<Outcome<null>> {
    if (!draws(actor)) return no(refused('not-allowed'));
    const sheet = await this.sheet(actor, given.packageId);
    if (!sheet.ok) return sheet;
    if (!sheet.value.questions.some(({ id }) => id === given.parameter))
      return no(refused('no-such-parameter'));
    await this.casework.store.write([
      {
        table: parameterUnsureTable.name,
        put: {
          county: sheet.value.county,
          package: given.packageId,
          parameter: given.parameter,
          note: given.note.trim(),
          by: actor.id,
          at: this.casework.now(),
        },
      },
    ]);
    return ok(null);
  }

  private async draftFor(actor: Actor, packageId: string): Promise<Outcome<Draft>> {
    if (!designs(actor)) return no(refused('not-allowed'));
    const draft = await loadDraft(this.casework.store, this.casework.library, packageId);
    return draft ? ok(draft) : no(refused('no-such-package'));
  }

  private async questions(
    draft: Draft,
    county: string,
    packageId: string,
  ): Promise<readonly ParameterQuestion[]> {
    const { people } = indexOf(this.casework.library.organisation);
    const rows = await this.casework.store.rows(parameterUnsureTable, {
      where: { and: [{ eq: ['county', county] }, { eq: ['package', packageId] }] },
    });
    const unsure = rows.map(({ parameter, note, by, at }): Unsure => ({
      parameter,
      note: note ?? '',
      by: people.get(by ?? '')?.name ?? by ?? '',
      at: at ?? '',
    }));
    return questionsOf(draft.files, { county, today: this.today(), unsure });
  }

  private today(): string {
    return this.casework.now().slice(0, 10);
  }
}
