import type { Statement } from '../../../plan/contract';
import { indexName } from './names';

/** Paths below a domain's ARN that an edge reaches, with the verbs: IAM sees neither parameters nor bodies of requests. */
interface Paths {
  readonly sid: string;
  readonly verb: 'Delete' | 'Get' | 'Head' | 'Post' | 'Put';
  /** Behind the name of the index. */
  readonly paths: readonly string[];
}

/** A query has a body, and most clients send it with POST. */
const READ: readonly Paths[] = [
  { sid: 'Read', verb: 'Get', paths: ['', '/*'] },
  { sid: 'Exists', verb: 'Head', paths: ['', '/*'] },
  { sid: 'Search', verb: 'Post', paths: ['/_count', '/_mget', '/_msearch', '/_search'] },
];

/**
 * Who writes makes the index and its fields, and adds, changes and deletes documents. Not the index: nobody loses all documents by one
 * request. Not /_clone, /_shrink, /_split and /_rollover, which make indexes of other names.
 */
const WRITE: readonly Paths[] = [
  { sid: 'Exists', verb: 'Head', paths: [''] },
  { sid: 'Put', verb: 'Put', paths: ['', '/_create/*', '/_doc/*', '/_mapping', '/_settings'] },
  {
    sid: 'Index',
    verb: 'Post',
    paths: ['/_bulk', '/_create/*', '/_delete_by_query', '/_doc', '/_doc/*', '/_refresh', '/_update/*', '/_update_by_query'],
  },
  { sid: 'Delete', verb: 'Delete', paths: ['/_doc/*'] },
];

/** Statements of one edge to one store: its index and no other. */
export const statementsFor = (
  domain: `${string}/${string}`,
  store: string,
  access: { readonly read: boolean; readonly write: boolean },
): Statement[] =>
  [...(access.read ? READ : []), ...(access.write ? WRITE : [])].map(({ sid, verb, paths }) => ({
    sid,
    actions: [`es:ESHttp${verb}`],
    resources: paths.map((path) => ({ of: domain, attribute: 'arn', suffix: `/${indexName(store)}${path}` })),
  }));
