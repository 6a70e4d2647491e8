import type { JsonObject } from '@fiveones/definition';

/** The process that is walked: a small 低保, eight tasks in a row, ten automatic steps. */
export type Variant = 'flow' | 'seq8' | 'auto10';

/** Every variant that is measured. */
export const variants: readonly Variant[] = ['flow', 'seq8', 'auto10'];

/** What a driver does to one instance, in order; `@` is a timer that fires, not a task. */
export const steps: Readonly<Record<Variant, readonly string[]>> = {
  flow: ['accept', 'survey', 'review', '@publicity', 'confirm'],
  seq8: Array.from({ length: 8 }, (_, place) => `t${place + 1}`),
  auto10: [],
};

/** How a contestant is opened. */
export interface Opening {
  readonly dir: string;
  readonly variant: Variant;
  /** FULL when absent. */
  readonly sync?: 'FULL' | 'NORMAL' | undefined;
}

/**
 * Who is measured. Every promise of a write resolves only after the commit. `H` is what a contestant
 * remembers of an instance between two steps.
 */
export interface Contestant<H> {
  start(number: number): Promise<H>;
  step(handle: H, name: string): Promise<void>;
  /** Whether an instance has come to its end. */
  finished(handle: H): boolean;
  /** Stores `count` instances that wait at `survey` (of `flow`), quickly. */
  preload(count: number): Promise<void>;
  /** The instance that `preload` stored at a place, read again. */
  resume(place: number): Promise<H>;
  /** A page of 20 of one clerk's open tasks. */
  inbox(): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

export type Open<H> = (opening: Opening) => Promise<Contestant<H>>;

/** Case data of an application, about 0.6 KB. */
export const caseData = (number: number): JsonObject => ({
  applicant: {
    name: `张三${number}`,
    idNo: `32030019700101${1_000 + (number % 9_000)}`,
    phone: '13800000000',
  },
  address: { town: '某镇', village: `某村${number % 40}`, line: `三组${number % 99}号` },
  members: [
    { name: '李四', relation: '配偶', age: 61, income: 380 },
    { name: '张小', relation: '子女', age: 22, income: 0, student: true },
    { name: '张老', relation: '父母', age: 84, income: 210, disabled: 2 },
  ],
  income: 300 + (number % 300),
  limit: 700,
  assets: 12_000,
  cars: 0,
  houses: 1,
  reason: '因病致贫',
});

/** What a person fills in when completing a task. */
export const taskResult = (task: string) => ({
  by: 'u17',
  opinion: '同意',
  at: '2026-01-01T00:00:00Z',
  task,
});

/** Among so many clerks the tasks are spread. */
export const clerks = 200;
