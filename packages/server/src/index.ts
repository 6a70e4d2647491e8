export { createApp, type AppOptions } from './app.ts';
export { listen, type Listening, type NotListening } from './listen.ts';
export { appRouter, type AppRouter } from './router.ts';
export { Sessions } from './sessions.ts';
