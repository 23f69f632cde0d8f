import { Construct } from 'constructs';
import { apiObject } from '../../../kubernetes/cdk8s';
import { awsCli, imageReference, postgresClient } from '../../../facts/images';
import { postgresEngine } from '../../../facts/rds';
import { contentAddressed } from '../../../kubernetes/content-address';
import { dns, outsideHttps, podIdentity } from '../../../kubernetes/known-traffic';
import { labelsOf, type Ownership } from '../../../kubernetes/labels';
import { networkPolicy } from '../../../kubernetes/network-policy';
import type { Traffic } from '../../../kubernetes/traffic';
import { placementOf, type Placement } from '../../../kubernetes/placement';
import { serviceAccountOf } from '../../../kubernetes/pod';
import { resourcesOf } from '../../../kubernetes/resources';
import { containerSecurity, podSecurity, scratch } from '../../../kubernetes/security';
import type { Container, PodSpec } from '../../../kubernetes/types';
import { propError } from '../../props';
import { CREDENTIALS, MAKE_TOKEN, PASSWORD_FILE, READ_PASSWORD, WITH_PASSWORD_OR_TOKEN } from './credentials';

export interface DatabaseBootstrapProps extends Placement {
  /** Whose it is: its name is that of the Job, of its service account and of its policy. */
  readonly ownership: Ownership;
  /** SQL by file name; a file may include others with `\ir`. */
  readonly files: Readonly<Record<string, string>>;
  /** The file that psql is started with. */
  readonly entryFile: string;
  /** Where the database is and who logs in; host and port may be bindings. */
  readonly database: { readonly host: string; readonly port: string; readonly user: string };
  /** AWS region of the database. */
  readonly region: string;
  /** ARN of the secret with the user's password, under `password`; may be a binding. @default the user has none, and logs in with an IAM token */
  readonly secretArn?: string;
  /** Root certificate (PEM) of the server. @default the connection is encrypted, but the server is not verified */
  readonly rootCertificate?: string;
  /** Image with psql. @default that of facts/images */
  readonly clientImage?: string;
  /** Numeric user of that image, which its /etc/passwd knows. @default that of the default image */
  readonly uid?: number;
  /** Image with the AWS command line and bash. @default that of facts/images */
  readonly awsImage?: string;
  /** Address blocks of the subnets with the database. */
  readonly dataBlocks: readonly string[];
  /** Address block of the VPC. */
  readonly vpcBlock: string;
  /** Where in the VPC interface endpoints of AWS services answer. @default it has none */
  readonly endpointBlocks?: readonly string[];
  /** Asking the cluster's DNS. @default as in a cluster of EKS Auto Mode */
  readonly dns?: readonly Traffic[];
  /** Port that network policies open to the database. @default 5432 */
  readonly port?: number;
  /** How often a run that failed is tried again. @default 6 */
  readonly retries?: number;
  /** Seconds after which it is ended, however unfinished. @default 1800 */
  readonly deadlineSeconds?: number;
  /** Seconds that an ended Job is kept, for its logs. @default 604800, a week */
  readonly keepSeconds?: number;
  /** Kubernetes CPU request. @default 50m */
  readonly cpu?: string;
  /** Kubernetes memory request and limit. @default 256Mi */
  readonly memory?: string;
}

const DEFAULTS = {
  clientImage: imageReference(postgresClient),
  uid: postgresClient.uid,
  awsImage: imageReference(awsCli),
  port: postgresEngine.port,
  retries: 6,
  deadlineSeconds: 1_800,
  keepSeconds: 604_800,
  cpu: '50m',
  memory: '256Mi',
} as const;

type Complete = DatabaseBootstrapProps & Required<Pick<DatabaseBootstrapProps, keyof typeof DEFAULTS>>;

const SCRIPTS = '/bootstrap';
const CERTIFICATE_FILE = 'root-certificate.pem';

const environmentOf = ({ database, region, rootCertificate, secretArn }: DatabaseBootstrapProps): Record<string, string> => ({
  AWS_REGION: region,
  HOME: '/tmp', // the AWS command line keeps a cache there
  PGAPPNAME: 'strata-bootstrap',
  PGCONNECT_TIMEOUT: '10',
  PGDATABASE: 'postgres',
  PGHOST: database.host,
  PGPASSFILE: PASSWORD_FILE,
  PGPORT: database.port,
  PGUSER: database.user,
  ...(rootCertificate === undefined
    ? { PGSSLMODE: 'require' }
    : { PGSSLMODE: 'verify-full', PGSSLROOTCERT: `${SCRIPTS}/${CERTIFICATE_FILE}` }),
  ...(secretArn === undefined ? {} : { SECRET_ARN: secretArn }),
});

/** A ConfigMap that nobody can change, named after its content. */
const configMap = (name: string, ownership: Ownership, data: Readonly<Record<string, string>>) =>
  contentAddressed({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels: { ...labelsOf(ownership) } },
    immutable: true,
    data: { ...data },
  });

/** The Job, named after its content: Kubernetes lets nobody change it. */
const jobOf = (props: Complete, environment: string, scripts: string) => {
  const labels = { ...labelsOf(props.ownership) };
  return contentAddressed({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: props.ownership.name, labels },
    spec: {
      backoffLimit: props.retries,
      activeDeadlineSeconds: props.deadlineSeconds,
      ttlSecondsAfterFinished: props.keepSeconds,
      // A node that goes away is not the Job's failure.
      podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] },
      template: { metadata: { labels, annotations: { 'karpenter.sh/do-not-disrupt': 'true' } }, spec: podOf(props, environment, scripts) },
    },
  });
};

/** psql and its arguments, started so that it finds what it logs in with. */
const psqlOf = ({ entryFile, secretArn }: DatabaseBootstrapProps): string[] => {
  const args = ['--no-psqlrc', '--quiet', '--set', 'ON_ERROR_STOP=1', '--file', `${SCRIPTS}/${entryFile}`];
  return secretArn === undefined ? ['psql', ...args] : ['/bin/sh', '-c', WITH_PASSWORD_OR_TOKEN, 'psql', ...args];
};

const podOf = (props: Complete, environment: string, scripts: string): PodSpec => {
  const { volume: tmp, mount: tmpMount } = scratch('64Mi');
  const credentials = { name: 'credentials', mountPath: CREDENTIALS };
  const container = (
    name: string,
    image: string,
    command: readonly string[],
    mounts: NonNullable<Container['volumeMounts']>,
  ): Container => ({
    name,
    image,
    command,
    envFrom: [{ configMapRef: { name: environment } }],
    resources: resourcesOf(props),
    securityContext: containerSecurity(),
    volumeMounts: [tmpMount, ...mounts],
  });
  return {
    serviceAccountName: props.ownership.name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    restartPolicy: 'Never',
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    // One user for both containers: what the first writes for itself alone, the second can read.
    securityContext: podSecurity({ uid: props.uid }),
    initContainers: [
      container(
        'credentials',
        props.awsImage,
        ['/bin/bash', '-c', props.secretArn === undefined ? MAKE_TOKEN : READ_PASSWORD],
        [credentials],
      ),
    ],
    containers: [
      container('bootstrap', props.clientImage, psqlOf(props), [
        { ...credentials, readOnly: true },
        { name: 'scripts', mountPath: SCRIPTS, readOnly: true },
      ]),
    ],
    volumes: [
      tmp,
      { name: 'credentials', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
      { name: 'scripts', configMap: { name: scripts } },
    ],
    ...placementOf(props),
  };
};

/**
 * A Job that brings databases, roles and rights of one PostgreSQL server to what its files say, with an account, a role and a policy of
 * its own. Kubernetes lets nobody change a Job: its name follows from its content, so that a change is another Job. The chart gives the
 * namespace.
 */
export class DatabaseBootstrap extends Construct {
  constructor(scope: Construct, id: string, given: DatabaseBootstrapProps) {
    super(scope, id);
    const props: Complete = { ...DEFAULTS, ...given };
    if (props.files[props.entryFile] === undefined)
      throw propError(this, `entryFile is ${props.entryFile}; allowed is one of files: ${Object.keys(props.files).join(', ')}`);
    const { ownership } = props;
    const { name } = ownership;
    const labels = { ...labelsOf(ownership) };
    const environment = configMap(`${name}-environment`, ownership, environmentOf(props));
    const certificate: Record<string, string> = props.rootCertificate === undefined ? {} : { [CERTIFICATE_FILE]: props.rootCertificate };
    const scripts = configMap(`${name}-scripts`, ownership, { ...props.files, ...certificate });
    apiObject(this, 'ServiceAccount', serviceAccountOf(ownership));
    apiObject(this, 'Environment', environment);
    apiObject(this, 'Scripts', scripts);
    apiObject(this, 'Job', jobOf(props, environment.metadata.name, scripts.metadata.name));
    apiObject(
      this,
      'NetworkPolicy',
      networkPolicy({
        name,
        labels,
        egress: [
          ...(props.dns ?? [dns()]),
          podIdentity,
          outsideHttps(props.vpcBlock, props.endpointBlocks),
          { peer: { blocks: props.dataBlocks }, ports: [props.port] },
        ],
      }),
    );
  }
}
