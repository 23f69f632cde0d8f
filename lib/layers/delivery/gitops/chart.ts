import { Construct } from 'constructs';
import { apiObject } from '../../../kubernetes/cdk8s';
import { checkProps, dnsLabel, items } from '../../props';
import { GITOPS, type Wave } from '../../../kubernetes/waves';

export interface GitOpsProps {
  /** Name of the cluster; that of the project, and the first part of every Application's. */
  readonly cluster: string;
  /** URL of the Git repository that holds the bound manifests. */
  readonly url: string;
  /** Folder of the repository that holds the cluster's own folder. @default '.' */
  readonly path?: string;
  /** Branch, tag or commit. @default 'HEAD' */
  readonly revision?: string;
  /** Waves that the cluster's folder has. */
  readonly waves: readonly Wave[];
  /** URLs of chart repositories that Applications of the releases name. @default none */
  readonly chartRepositories?: readonly string[];
  /** Namespace of Argo CD. @default 'argocd' */
  readonly argocdNamespace?: string;
}

/**
 * Waves whose objects Argo CD never deletes by itself, and why. A namespace takes all that is in it along, and a release its definitions
 * and all their objects. A service's former ConfigMaps belong to pods that still run while a canary goes on, and to the versions that one
 * could go back to.
 */
const KEPT: readonly string[] = ['00-namespaces', '12-releases', '20-services'] satisfies readonly Wave[];

const SERVER = 'https://kubernetes.default.svc';

/**
 * A cluster in the hands of Argo CD: a project that says from where to where, an Application for each wave, and one for the Applications
 * themselves, which syncs them in the order of the waves. What somebody changes by hand is put back, since otherwise Git would not say what
 * runs. Objects whose definition a release is still bringing are tried again until it is there.
 */
export class GitOps extends Construct {
  constructor(scope: Construct, id: string, props: GitOpsProps) {
    super(scope, id);
    checkProps(this, props, { cluster: dnsLabel, waves: items(1, Infinity, 'waves') });
    const { cluster, url, path = '.', argocdNamespace: namespace = 'argocd' } = props;
    const folder = [...path.split('/').filter((part) => part !== '' && part !== '.'), cluster].join('/');
    const labels = { 'app.kubernetes.io/managed-by': 'strata', 'app.kubernetes.io/part-of': cluster };
    apiObject(this, 'Project', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: cluster, namespace, labels },
      spec: {
        description: `The cluster ${cluster}`,
        sourceRepos: [...new Set([url, ...(props.chartRepositories ?? [])])].sort(),
        destinations: [{ server: SERVER, namespace: '*' }],
        // The waves hold namespaces, nodes, roles and definitions besides what lives in namespaces.
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      },
    });
    const application = (name: string, wave: number, directory: string, prune: boolean): void => {
      apiObject(this, name, {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name, namespace, labels, annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } },
        spec: {
          project: cluster,
          source: { repoURL: url, path: `${folder}/${directory}`, targetRevision: props.revision ?? 'HEAD' },
          destination: { server: SERVER },
          syncPolicy: {
            automated: { prune, selfHeal: true },
            syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true'],
            retry: { limit: 10, backoff: { duration: '15s', factor: 2, maxDuration: '5m' } },
          },
        },
      });
    };
    application(cluster, 0, GITOPS, true);
    for (const wave of props.waves) application(`${cluster}-${wave}`, Number.parseInt(wave, 10), wave, !KEPT.includes(wave));
  }
}
