export { open } from './engine.ts';
export { open as openFloor } from './floor.ts';
export { steps, variants, type Contestant, type Opening, type Variant } from './contestant.ts';
