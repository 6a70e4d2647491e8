import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 compile a function when it is first called instead of after some hundred calls. After a restart the
 * first submits run code that is not yet hot; they take a quarter less time, for some megabytes of code.
 * Called before anything else that a server does.
 */
export function compileAtOnce(): void {
  setFlagsFromString('--always-sparkplug');
}
