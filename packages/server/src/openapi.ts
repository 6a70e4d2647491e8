import { z } from 'zod';
import { appRouter } from './router.ts';
import { DutyFilter, SampleQuery } from './routes/duty.ts';
import { CasesFilter } from './routes/find.ts';
import { BookQuery } from './routes/handbook.ts';
import { LookFilter } from './routes/look.ts';
import { SheetAsked, TableAsked, YearBookAsked } from './routes/village.ts';
import { sessionCookie } from './sessions.ts';

/** What each group of procedures is about; the type sees to it that none is left out. */
const groups: Readonly<Record<keyof (typeof appRouter)['_def']['record'], string>> = {
  session: '登录',
  work: '工作台：今天、新受理、搜索',
  find: '查办件',
  task: '待办：打开、存草稿、提交、退回',
  instance: '办件：看、流程图、登记消息、文书',
  operation: '办公操作：转办、委派、加签、抄送……先看后做',
  notice: '公示栏，不用登录',
  household: '户档',
  look: '查看全号和查看记录',
  duty: '责任清单、抽样评价、年度重点工作',
  leave: '离岗代理',
  handover: '离职转办',
  incident: '异常',
  monitor: '监测',
  calendar: '工作日历',
  design: '设计：草稿、发布、版本',
  handbook: '规程手册',
  parameter: '参数表',
  migration: '把在办的移到新版',
  batch: '批量通知',
  village: '村务：报表、台账、清单',
  demo: '演示的时钟',
};

/** Procedures that answer also who is not signed in. */
export const openProcedures: ReadonlySet<string> = new Set([
  'session.people',
  'session.me',
  'session.signIn',
  'session.signOut',
  'notice.board',
  'notice.read',
  'demo.clock',
]);

/** An address beside the procedures. */
interface Address {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly says: string;
  readonly query?: z.ZodType;
  /** It takes a file in the field `file`. */
  readonly takes?: true;
  readonly answers: string;
  readonly open?: true;
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const json = 'application/json';
const file = 'application/octet-stream';

const addresses: readonly Address[] = [
  { method: 'get', path: '/healthz', says: '是否就绪', answers: json, open: true },
  {
    method: 'post',
    path: '/files',
    says: '上传附件：?task= 待办，或 ?start= 正在新填的',
    takes: true,
    answers: json,
  },
  { method: 'get', path: '/files/{id}', says: '取附件', answers: file },
  { method: 'get', path: '/tables/{id}', says: '一张报表', query: SheetAsked, answers: xlsx },
  { method: 'get', path: '/tables/{id}/form', says: '填外部数的空表', query: TableAsked, answers: xlsx },
  {
    method: 'post',
    path: '/tables/{id}/figures',
    says: '交填好的表，只看不写',
    query: TableAsked,
    takes: true,
    answers: json,
  },
  { method: 'get', path: '/exports/yearbook', says: '一年的台账', query: YearBookAsked, answers: file },
  { method: 'get', path: '/exports/duties', says: '责任清单', query: DutyFilter, answers: xlsx },
  { method: 'get', path: '/exports/cases', says: '办件，姓名只留首字', query: CasesFilter, answers: xlsx },
  { method: 'get', path: '/exports/looks', says: '查看记录', query: LookFilter, answers: xlsx },
  { method: 'get', path: '/exports/sample', says: '抽样名单', query: SampleQuery, answers: xlsx },
  { method: 'get', path: '/exports/handbook', says: '规程手册', query: BookQuery, answers: file },
];

type JsonSchema = Readonly<Record<string, unknown>>;

const schemaOf = (input: z.ZodType): JsonSchema => {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return schema;
};

/** A procedure as the router keeps it: its types do not tell of it. */
interface Procedure {
  readonly _def: { readonly type: string; readonly inputs: readonly z.ZodType[] };
}

/** What the server answers to, as an OpenAPI 3.1 document made of the very procedures and their inputs. */
export function openApi(): object {
  const procedures: Readonly<Record<string, unknown>> = appRouter._def.procedures;
  const calls = Object.entries(procedures).map(([name, found]) => callOf(name, found as Procedure));
  const paths: Record<string, object> = Object.fromEntries(calls);
  for (const address of addresses)
    paths[address.path] = { ...paths[address.path], [address.method]: addressOf(address) };
  return {
    openapi: '3.1.0',
    info: {
      title: '五个一 Fiveones',
      version: '0.1.0',
      description:
        '网页用的就是这些。读用 GET，输入是 input 参数里的一段 JSON；改用 POST，输入是正文。改的请求要带 x-fiveones: 1。拒绝时 error.data.refused 里有代码和中文说明。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [
      ...Object.entries(groups).map(([name, description]) => ({ name, description })),
      { name: 'files', description: '附件、报表和带走的表' },
    ],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: 'session.signIn 给的' },
      },
      responses: { Refused: { description: '拒绝', content: { [json]: { schema: refusal } } } },
    },
  };
}

const refusal: JsonSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      properties: {
        message: { type: 'string', description: '中文说明' },
        data: {
          type: 'object',
          properties: {
            httpStatus: { type: 'integer' },
            refused: {
              type: ['object', 'null'],
              properties: { code: { type: 'string' }, message: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};

const refused = { $ref: '#/components/responses/Refused' };
const answers = {
  description: '回答',
  content: {
    [json]: {
      schema: {
        type: 'object',
        properties: { result: { type: 'object', properties: { data: {} } } },
      },
    },
  },
};

function callOf(name: string, { _def: { type, inputs } }: Procedure): readonly [string, object] {
  const [input] = inputs;
  const isQuery = type === 'query';
  const operation = {
    operationId: name,
    tags: [name.split('.')[0]],
    ...(openProcedures.has(name) ? { security: [] } : {}),
    ...(isQuery && input
      ? {
          parameters: [
            {
              name: 'input',
              in: 'query',
              required: !input.safeParse(undefined).success,
              content: { [json]: { schema: schemaOf(input) } },
            },
          ],
        }
      : {}),
    ...(isQuery ? {} : { parameters: [ownPages] }),
    ...(isQuery || !input
      ? {}
      : { requestBody: { required: true, content: { [json]: { schema: schemaOf(input) } } } }),
    responses: { 200: answers, default: refused },
  };
  return [`/trpc/${name}`, { [isQuery ? 'get' : 'post']: operation }];
}

const ownPages = {
  name: 'x-fiveones',
  in: 'header',
  required: true,
  schema: { const: '1' },
};

function addressOf({ method, path, says, query, takes, answers: type, open }: Address): object {
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(query ? queryOf(schemaOf(query)) : []),
    ...(method === 'post' ? [ownPages] : []),
  ];
  const form = {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', contentMediaType: file } },
  };
  return {
    operationId: `${method} ${path}`,
    summary: says,
    tags: ['files'],
    ...(open ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(takes
      ? { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } }
      : {}),
    responses: { 200: { description: says, content: { [type]: {} } }, default: { description: '拒绝' } },
  };
}

/** The parts of an input as parts of an address. */
function queryOf(schema: JsonSchema): readonly object[] {
  const required = Array.isArray(schema['required']) ? (schema['required'] as readonly unknown[]) : [];
  return Object.entries((schema['properties'] ?? {}) as JsonSchema).map(([name, part]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: part,
  }));
}
