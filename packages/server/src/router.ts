import { batchRouter } from './routes/batch.ts';
import { calendarRouter } from './routes/calendar.ts';
import { demoRouter } from './routes/demo.ts';
import { designRouter } from './routes/design.ts';
import { dutyRouter } from './routes/duty.ts';
import { findRouter } from './routes/find.ts';
import { handbookRouter } from './routes/handbook.ts';
import { householdRouter } from './routes/household.ts';
import { handoverRouter } from './routes/handover.ts';
import { incidentRouter } from './routes/incident.ts';
import { instanceRouter } from './routes/instance.ts';
import { migrationRouter } from './routes/migration.ts';
import { leaveRouter } from './routes/leave.ts';
import { lookRouter } from './routes/look.ts';
import { monitorRouter } from './routes/monitor.ts';
import { noticeRouter } from './routes/notice.ts';
import { operationRouter } from './routes/operation.ts';
import { sessionRouter } from './routes/session.ts';
import { parameterRouter } from './routes/parameter.ts';
import { taskRouter } from './routes/task.ts';
import { villageRouter } from './routes/village.ts';
import { workRouter } from './routes/work.ts';
import { router } from './trpc.ts';

/** Every procedure; a group has the name of its file in `routes/`. */
export const appRouter = router({
  session: sessionRouter,
  work: workRouter,
  find: findRouter,
  task: taskRouter,
  instance: instanceRouter,
  operation: operationRouter,
  notice: noticeRouter,
  household: householdRouter,
  look: lookRouter,
  duty: dutyRouter,
  leave: leaveRouter,
  handover: handoverRouter,
  incident: incidentRouter,
  monitor: monitorRouter,
  calendar: calendarRouter,
  design: designRouter,
  handbook: handbookRouter,
  parameter: parameterRouter,
  migration: migrationRouter,
  batch: batchRouter,
  village: villageRouter,
  demo: demoRouter,
});

/** The procedures as their callers see them; browsers import nothing but this type. */
export type AppRouter = typeof appRouter;
