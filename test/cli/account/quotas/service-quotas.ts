import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnsweredQuota, QuotaApi, QuotaPage, QuotaPageRequest } from '../../../../lib/cli/account/quotas/quota-api';

/** Quotas by region and service. */
export type Holdings = Readonly<Record<string, Readonly<Record<string, readonly AnsweredQuota[]>>>>;

export interface Behaviour {
  /** Values that the account has. */
  readonly applied?: Holdings;
  /** Defaults that AWS states. */
  readonly defaults?: Holdings;
  /** Quotas on a page. @default 2 */
  readonly pageSize?: number;
  /** How many of the first requests are answered with a request for patience. @default 0 */
  readonly throttled?: number;
  /** An exception in the place of every answer. */
  readonly refuses?: { readonly type: string; readonly message: string; readonly status?: number };
}

const TARGET = 'ServiceQuotasV20190624.';

interface Answer {
  readonly status: number;
  readonly body: object;
}

const exception = (type: string, message: string, status = 400): Answer => ({ status, body: { __type: type, Message: message } });

const bodyOf = async (request: IncomingMessage): Promise<QuotaPageRequest> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as QuotaPageRequest;
};

/** The region that a request was signed for. */
const regionOf = (request: IncomingMessage): string =>
  /Credential=[^/]+\/\d+\/([^/]+)\/servicequotas\//.exec(request.headers.authorization ?? '')?.[1] ?? '';

/** A server that speaks the protocol of Service Quotas: JSON 1.1, the operation in a header, pages, and exceptions. */
export const startServiceQuotas = async (behaviour: Behaviour) => {
  const { applied = {}, defaults = {}, pageSize = 2, throttled = 0, refuses } = behaviour;
  const log: string[] = [];
  const answerTo = (operation: string, region: string, { ServiceCode, NextToken }: QuotaPageRequest): Answer => {
    log.push(`${operation} ${ServiceCode} ${region}${NextToken === undefined ? '' : ` from ${NextToken}`}`);
    if (log.length <= throttled) return exception('TooManyRequestsException', 'Rate exceeded', 429);
    if (refuses) return exception(refuses.type, refuses.message, refuses.status);
    const held = { ListServiceQuotas: applied, ListAWSDefaultServiceQuotas: defaults }[operation];
    if (!held) return exception('UnknownOperationException', operation);
    const quotas = held[region]?.[ServiceCode];
    if (!quotas)
      return exception('NoSuchResourceException', `The request failed because the specified service does not exist: ${ServiceCode}`);
    const from = Number(NextToken ?? 0);
    const to = from + pageSize;
    return { status: 200, body: { Quotas: quotas.slice(from, to), ...(to < quotas.length ? { NextToken: String(to) } : {}) } };
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = String(request.headers['x-amz-target']);
    const { status, body } = answerTo(target.replace(TARGET, ''), regionOf(request), await bodyOf(request));
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** What was asked, in order. */
    log: log as readonly string[],
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};

const post = async (url: string, region: string, operation: string, request: QuotaPageRequest): Promise<QuotaPage> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${TARGET}${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/servicequotas/aws4_request`,
    },
    body: JSON.stringify(request),
  });
  const body = (await response.json()) as QuotaPage & { readonly __type?: string; readonly Message?: string };
  if (response.ok) return body;
  throw Object.assign(new Error(body.Message), { name: body.__type, $fault: 'client', $metadata: { httpStatusCode: response.status } });
};

/** A client as simple as can be: what the SDK does, without credentials, signatures and attempts of its own. */
export const plainClient = (url: string, region: string): QuotaApi => ({
  listServiceQuotas: (request) => post(url, region, 'ListServiceQuotas', request),
  listAWSDefaultServiceQuotas: (request) => post(url, region, 'ListAWSDefaultServiceQuotas', request),
});
