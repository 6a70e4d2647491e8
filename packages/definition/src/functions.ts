/** Where an expression stands: in a form (its fields and the shared types), or anywhere else in a package. */
export type FeelPlace = 'forms' | 'charts';

/**
 * Functions of this trade that expressions may call besides FEEL's own, with their parameters and where they are
 * known. The only list: who lends them to the language takes their parameters from here.
 */
export const tradeFunctions = {
  addDays: { params: ['date', 'n'], in: ['forms', 'charts'] },
  addWorkdays: { params: ['date', 'n'], in: ['forms', 'charts'] },
  ageAt: { params: ['birthDate', 'date'], in: ['forms', 'charts'] },
  maskId: { params: ['id'], in: ['forms', 'charts'] },
  maskName: { params: ['name'], in: ['forms'] },
  idValid: { params: ['id'], in: ['forms'] },
  idBirthDate: { params: ['id'], in: ['forms'] },
  idGender: { params: ['id'], in: ['forms'] },
  luhnValid: { params: ['account'], in: ['forms'] },
  rollDay: { params: ['date', 'how'], in: ['charts'] },
  sample: { params: ['rate', 'key'], in: ['charts'] },
  /** So many of a list of texts, in the order in which a seed draws them: the same seed, the same ones. */
  draw: { params: ['from', 'count', 'seed'], in: ['charts'] },
  /** What is wrong with a condition that a field holds as a text and that may use only these names; null: nothing. */
  conditionFault: { params: ['text', 'names'], in: ['forms'] },
} as const satisfies Record<
  string,
  { readonly params: readonly string[]; readonly in: readonly FeelPlace[] }
>;

type Known = typeof tradeFunctions;

/** Names of the functions that are known at a place. */
export type TradeFunction<P extends FeelPlace> = {
  [F in keyof Known]: P extends Known[F]['in'][number] ? F : never;
}[keyof Known];

/** A function of the trade, ready to be called. */
export interface LentFunction<A> {
  readonly params: readonly string[];
  call(args: readonly A[]): A;
}

/** Every function of a place with what it does: the compiler asks for each of them and for no other. */
export function lendFunctions<P extends FeelPlace, A>(doing: {
  readonly [F in TradeFunction<P>]: (args: readonly A[]) => A;
}): Readonly<Record<string, LentFunction<A>>> {
  return Object.fromEntries(
    Object.entries<(args: readonly A[]) => A>(doing).map(([name, call]) => [
      name,
      { params: tradeFunctions[name as keyof Known].params, call },
    ]),
  );
}
