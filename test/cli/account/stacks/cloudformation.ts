import { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { StackApis } from '../../../../lib/cli/account/stacks/stack-api';
import { regionOf, startServer } from '../server';

export interface HeldStack {
  readonly name: string;
  /** The template as it was handed in. */
  readonly body: string;
  /** @default 'CREATE_COMPLETE' */
  readonly status?: string;
  readonly protection?: boolean;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Names of exports. */
  readonly exports?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly parent?: string;
}

export interface Behaviour {
  /** Stacks by region. */
  readonly stacks?: Readonly<Record<string, readonly HeldStack[]>>;
  /** Stacks that import an export, by its name. */
  readonly imports?: Readonly<Record<string, readonly string[]>>;
  readonly account?: string;
  /** Things on a page. @default 2 */
  readonly pageSize?: number;
  /** How many of the first requests are answered with a request for patience. @default 0 */
  readonly throttled?: number;
  /** An error in the place of every answer, or of those of one region. */
  readonly refuses?: { readonly code: string; readonly message: string; readonly region?: string };
}

interface Answer {
  readonly status: number;
  readonly xml: string;
}

const text = (value: string): string =>
  value.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character);

const element = (name: string, value: string | undefined): string => (value === undefined ? '' : `<${name}>${text(value)}</${name}>`);

const list = (name: string, items: readonly string[]): string =>
  `<${name}>${items.map((item) => `<member>${item}</member>`).join('')}</${name}>`;

const failure = (code: string, message: string, status = 400): Answer => ({
  status,
  xml: `<ErrorResponse><Error><Type>Sender</Type>${element('Code', code)}${element('Message', message)}</Error></ErrorResponse>`,
});

const result = (operation: string, inner: string): Answer => ({
  status: 200,
  xml: `<${operation}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${operation}Result>${inner}</${operation}Result></${operation}Response>`,
});

const pairs = (name: string, [key, value]: readonly [string, string], held: Readonly<Record<string, string>>): string =>
  list(
    name,
    Object.entries(held).map(([k, v]) => element(key, k) + element(value, v)),
  );

const described = (stack: HeldStack, region: string, account: string): string =>
  [
    element('StackId', `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/1`),
    element('StackName', stack.name),
    element('StackStatus', stack.status ?? 'CREATE_COMPLETE'),
    element('CreationTime', '2026-01-01T00:00:00Z'),
    element('EnableTerminationProtection', String(stack.protection ?? false)),
    element('ParentId', stack.parent),
    pairs('Parameters', ['ParameterKey', 'ParameterValue'], stack.parameters ?? {}),
    pairs('Tags', ['Key', 'Value'], stack.tags ?? {}),
    list(
      'Outputs',
      (stack.exports ?? []).map((name, i) => element('OutputKey', `O${i}`) + element('OutputValue', 'v') + element('ExportName', name)),
    ),
  ].join('');

/** A server that speaks the protocol of CloudFormation, as far as it reads: forms are asked, XML is answered, in pages, with its errors. */
export const startCloudFormation = async (behaviour: Behaviour) => {
  const { stacks = {}, imports = {}, account = '111122223333', pageSize = 2, throttled = 0, refuses } = behaviour;
  const log: string[] = [];
  const page = (name: string, items: readonly string[], asked: URLSearchParams): string => {
    const from = Number(asked.get('NextToken') ?? 0);
    const to = from + pageSize;
    return list(name, items.slice(from, to)) + (to < items.length ? element('NextToken', String(to)) : '');
  };
  const operations: Readonly<Record<string, (asked: URLSearchParams, region: string) => Answer>> = {
    DescribeStacks: (asked, region) => {
      const held = (stacks[region] ?? []).map((stack) => described(stack, region, account));
      return result('DescribeStacks', page('Stacks', held, asked));
    },
    GetTemplate: (asked, region) => {
      const stack = stacks[region]?.find(({ name }) => name === asked.get('StackName'));
      if (!stack || asked.get('TemplateStage') !== 'Original') return failure('ValidationError', 'Stack with that id does not exist');
      return result('GetTemplate', element('TemplateBody', stack.body));
    },
    ListImports: (asked) => {
      const name = asked.get('ExportName') ?? '';
      const importers = imports[name];
      if (!importers) return failure('ValidationError', `Export '${name}' is not imported by any stack.`);
      return result('ListImports', page('Imports', importers.map(text), asked));
    },
  };
  const answerTo = (asked: URLSearchParams, region: string): Answer => {
    const operation = asked.get('Action') ?? '';
    log.push([operation, region, asked.get('StackName') ?? asked.get('ExportName'), asked.get('NextToken')].filter(Boolean).join(' '));
    if (log.length <= throttled) return failure('Throttling', 'Rate exceeded');
    if (refuses && (refuses.region ?? region) === region) return failure(refuses.code, refuses.message, 403);
    return operations[operation]?.(asked, region) ?? failure('InvalidAction', operation);
  };
  const server = await startServer((request, body) => {
    const { status, xml } = answerTo(new URLSearchParams(body), regionOf(request, 'cloudformation'));
    return { status, type: 'text/xml', body: xml };
  });
  /** What was asked, in order. */
  return { ...server, log: log as readonly string[] };
};

/** Clients of the real SDK that ask a server of ours. One attempt: the reader's own patience is under test. */
export const clientsOf = (endpoint: string, home?: string): StackApis => ({
  at: (region) => new CloudFormation({ endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 }),
  home: () => Promise.resolve(home),
});
