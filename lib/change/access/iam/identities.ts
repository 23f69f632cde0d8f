import { at, mapOf, mapsOf } from '../../reading';
import { ofTypes, tokenOf, type ByType, type Placed } from '../resources';
import { spoken, type Resolver } from '../resolved';
import { permitsOf, type Permit } from './statements';

/** A permit, and the resource of the template that gives it. */
export interface PlacedPermit extends Permit {
  readonly from: Placed;
}

/** A role, user or group, with everything that the assembly lets it do. */
export interface Identity {
  /** The same on both sides: its name, or where it stands. */
  readonly key: string;
  /** `role shop-web`. */
  readonly said: string;
  /** Absent: it stands in no template, and is only given policies. */
  readonly home?: Placed;
  readonly permits: readonly PlacedPermit[];
  /** Managed policies whose content is known to AWS or another stack, not to us. */
  readonly managed: readonly { readonly policy: string; readonly from: Placed }[];
  readonly boundary?: string;
  /** Who may take it on. */
  readonly trust: readonly PlacedPermit[];
}

const KINDS: Readonly<Record<string, readonly [word: string, name: string]>> = {
  'AWS::IAM::Role': ['role', 'RoleName'],
  'AWS::IAM::User': ['user', 'UserName'],
  'AWS::IAM::Group': ['group', 'GroupName'],
};

/** Resources that give a policy to identities, and the properties that name these. */
const ATTACHING: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::Policy': ['Roles', 'Users', 'Groups'],
  'AWS::IAM::RolePolicy': ['RoleName'],
  'AWS::IAM::UserPolicy': ['UserName'],
  'AWS::IAM::GroupPolicy': ['GroupName'],
  'AWS::IAM::ManagedPolicy': ['Roles', 'Users', 'Groups'],
};

/** `${shop-Data.WebRole.Arn}` names what stands at `shop-Data.WebRole`. */
const tokenIn = (text: string): string | undefined => /^\$\{([^}]+?)(\.(Arn|RoleId))?\}$/.exec(text)?.[1];

const nameIn = (text: string): string => /:(?:role|user|group)\/(?:.*\/)?([^/]+)$/.exec(text)?.[1] ?? text;

interface Names {
  /** The key of whoever a resolved name, ARN or reference means. */
  readonly keyOf: (text: string) => string;
}

const ownKey = (placed: Placed, { text }: Resolver): string => {
  const [word = '', property = ''] = KINDS[placed.resource.Type] ?? [];
  const name = text(placed.stack, placed.resource.Properties?.[property]);
  return `${word} ${name === undefined || name.includes('${') ? tokenOf(placed) : name}`;
};

const namesIn = (resources: ByType, resolver: Resolver): Names => {
  const keys = new Map(ofTypes(resources, ...Object.keys(KINDS)).map((placed) => [tokenOf(placed), ownKey(placed, resolver)]));
  return {
    keyOf: (text) => {
      const token = tokenIn(text);
      return (token === undefined ? undefined : keys.get(token)) ?? `role ${nameIn(text)}`;
    },
  };
};

const permitsFrom = (placed: Placed, document: unknown, resolver: Resolver): readonly PlacedPermit[] =>
  permitsOf(placed.stack, document, resolver).map((permit) => ({ ...permit, from: placed }));

const BUILT_IN = 'arn:aws:iam::aws:policy/';

/** What the widest policies of AWS say: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
const KNOWN: Readonly<Record<string, unknown>> = {
  AdministratorAccess: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  IAMFullAccess: { Statement: [{ Effect: 'Allow', Action: ['iam:*'], Resource: '*' }] },
  PowerUserAccess: { Statement: [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' }] },
};

interface Parts {
  readonly permits: readonly PlacedPermit[];
  readonly managed: Identity['managed'];
}

const managedParts = (placed: Placed, policies: ReadonlyMap<string, Placed>, resolver: Resolver): Parts => {
  const permits: PlacedPermit[] = [];
  const managed: Identity['managed'][number][] = [];
  for (const policy of resolver.texts(placed.stack, placed.resource.Properties?.['ManagedPolicyArns'])) {
    const own = policies.get(tokenIn(policy) ?? '');
    const known = policy.startsWith(BUILT_IN) ? KNOWN[policy.slice(BUILT_IN.length)] : undefined;
    if (own) permits.push(...permitsFrom(own, own.resource.Properties?.['PolicyDocument'], resolver));
    else if (known) permits.push(...permitsFrom(placed, known, resolver));
    else managed.push({ policy: policy.replace(BUILT_IN, ''), from: placed });
  }
  return { permits, managed };
};

const homes = (resources: ByType, resolver: Resolver): readonly Identity[] => {
  const policies = new Map(ofTypes(resources, 'AWS::IAM::ManagedPolicy').map((placed) => [tokenOf(placed), placed]));
  return ofTypes(resources, ...Object.keys(KINDS)).map((placed) => {
    const properties = mapOf(placed.resource.Properties);
    const key = ownKey(placed, resolver);
    const { permits, managed } = managedParts(placed, policies, resolver);
    const boundary = resolver.text(placed.stack, properties['PermissionsBoundary']);
    const inline = mapsOf(properties['Policies']).flatMap((one) => permitsFrom(placed, at(one, 'PolicyDocument'), resolver));
    return {
      key,
      said: key.replace(tokenOf(placed), placed.logicalId),
      home: placed,
      permits: [...inline, ...permits],
      managed,
      ...(boundary === undefined ? {} : { boundary }),
      trust: permitsFrom(placed, properties['AssumeRolePolicyDocument'], resolver),
    };
  });
};

/** Every identity of an assembly by its key, with the policies that any stack gives it. */
export const identitiesIn = (resources: ByType, resolver: Resolver): ReadonlyMap<string, Identity> => {
  const { keyOf } = namesIn(resources, resolver);
  const found = new Map(homes(resources, resolver).map((identity) => [identity.key, identity]));
  for (const placed of ofTypes(resources, ...Object.keys(ATTACHING))) {
    const permits = permitsFrom(placed, placed.resource.Properties?.['PolicyDocument'], resolver);
    const names = (ATTACHING[placed.resource.Type] ?? []).flatMap((property) =>
      resolver.texts(placed.stack, placed.resource.Properties?.[property]),
    );
    for (const key of names.map(keyOf)) {
      const known = found.get(key) ?? { key, said: spoken(key), permits: [], managed: [], trust: [] };
      found.set(key, { ...known, permits: [...known.permits, ...permits] });
    }
  }
  return found;
};
