import { z } from 'zod';
import { Amount, Feel, Id } from './basics.ts';

/**
 * How the members of a list decide. Rules see the counts, by weight: `eligible` (on the list), `present` (not marked
 * absent), `cast`, `approve`, `reject`, `abstain`; in an election also `votes` of the candidate in question and `seats`.
 */
export const Vote = z
  .looseObject({
    /** Path in the data where the result and the rounds are kept. */
    into: z.string(),
    /** The majority rule. In an election it is asked of each candidate. */
    pass: Feel,
    /** When it is neither yes nor no, such as `approve = reject`; asked when the motion has not passed. */
    tie: Feel.optional(),
    /** Below it the vote has no result. */
    quorum: Feel.optional(),
    /** Weight of a member's ballot, seen from the member; 1 when absent. */
    weight: Feel.optional(),
    /** An election: the list of candidates, texts or objects with `id`, and how many are wanted. */
    candidates: Feel.optional(),
    seats: Amount.optional(),
    /** Nobody can tell afterwards who chose what, from no record. */
    secret: z.boolean().optional(),
    /** Ends as soon as the ballots still out cannot change the result. */
    early: z.boolean().optional(),
  })
  .describe('表决：票怎么数，怎样算通过');
export type Vote = z.infer<typeof Vote>;

/** One run per member of a list. */
export const Multi = z
  .looseObject({
    /** FEEL: the list, evaluated once when the node is reached. */
    each: Feel,
    /** Name under which a run sees its member. */
    as: Id,
    mode: z.enum(['parallel', 'sequential']).default('parallel'),
    /** FEEL over `count`, `done`, `results`: when true, the remaining runs are withdrawn. */
    completeWhen: Feel.optional(),
    /** What each run adds to a list in the data when it is done. */
    collect: z.looseObject({ into: z.string(), value: z.string() }).optional(),
  })
  .describe('多人分别办（会签、评议、签字）');
export type Multi = z.infer<typeof Multi>;
