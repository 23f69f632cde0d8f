import { at, isMap, listOf, withAt } from '../../reading';
import { quantityOf } from '../quantity';

type Defaults = Readonly<Record<string, unknown>>;

/** The value with defaults where it says nothing. */
const filled = (value: unknown, defaults: Defaults): unknown =>
  isMap(value)
    ? Object.entries(defaults).reduce<unknown>((map, [path, put]) => (at(map, path) === undefined ? withAt(map, path, put) : map), value)
    : value;

const eachAt = (value: unknown, path: string, change: (one: unknown) => unknown): unknown => {
  const list = at(value, path);
  return Array.isArray(list) ? withAt(value, path, list.map(change)) : value;
};

/** Quantities under a map of resources as numbers: `1Gi` and `1024Mi` are the same to an API server. */
const measured = (value: unknown): unknown =>
  isMap(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, isMap(v) ? measured(v) : (quantityOf(v) ?? v)])) : value;

const withResources = (value: unknown): unknown =>
  at(value, 'resources') === undefined ? value : withAt(value, 'resources', measured(at(value, 'resources')));

const CONTAINER: Defaults = { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' };

const POD: Defaults = {
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  securityContext: {},
  terminationGracePeriodSeconds: 30,
  enableServiceLinks: true,
};

/** `latest` is pulled always, everything else when it is not there. */
const pulled = (image: unknown): string =>
  typeof image === 'string' && !image.includes('@') && (/:latest$/.test(image) || !/:[^/]+$/.test(image)) ? 'Always' : 'IfNotPresent';

const container = (value: unknown): unknown =>
  eachAt(filled(withResources(value), { ...CONTAINER, imagePullPolicy: pulled(at(value, 'image')) }), 'ports', (port) =>
    filled(port, { protocol: 'TCP' }),
  );

/** `serviceAccount` is the old name of `serviceAccountName`: the server keeps both alike. */
const accountAsKept = (spec: unknown): unknown =>
  isMap(spec)
    ? withAt(withAt(spec, 'serviceAccountName', spec['serviceAccountName'] ?? spec['serviceAccount']), 'serviceAccount', undefined)
    : spec;

/** A pod's specification as the API server keeps it, as far as people write what it fills in itself. */
export const podAsKept = (spec: unknown): unknown =>
  eachAt(eachAt(accountAsKept(filled(spec, POD)), 'containers', container), 'initContainers', container);

const withoutImage = (value: unknown): unknown => withAt(withAt(value, 'image', undefined), 'imagePullPolicy', undefined);

/** A pod's specification without what its containers run: that alone may change in a pod that stands. */
export const withoutImages = (spec: unknown): unknown => eachAt(eachAt(spec, 'containers', withoutImage), 'initContainers', withoutImage);

/** A claim's specification as it is kept. */
export const claimAsKept = (spec: unknown): unknown =>
  filled(withAt(withResources(spec), 'status', undefined), { volumeMode: 'Filesystem' });

/** Templates of claims as they are kept. */
export const claimTemplatesAsKept = (templates: unknown): unknown =>
  listOf(templates).map((template) => ({
    metadata: withAt(at(template, 'metadata'), 'creationTimestamp', undefined),
    spec: claimAsKept(at(template, 'spec')),
  }));

/** The object with defaults of its kind. */
export const asKept = (object: unknown, defaults: Defaults): unknown => filled(object, defaults);
