import type { AnsweredQuota, QuotaApi, QuotaPage, QuotaPageRequest } from '../../../../lib/cli/account/quotas/quota-api';
import { regionOf, startServer } from '../server';

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
  const server = await startServer((request, asked) => {
    const operation = String(request.headers['x-amz-target']).replace(TARGET, '');
    const { status, body } = answerTo(operation, regionOf(request, 'servicequotas'), JSON.parse(asked) as QuotaPageRequest);
    return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify(body) };
  });
  /** What was asked, in order. */
  return { ...server, log: log as readonly string[] };
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
