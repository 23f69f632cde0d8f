import { planOrThrow } from '../../lib/plan';
import { runbook } from '../../lib/reports/runbook';
import { GROWTH_SHOP } from '../layers/delivery/growth-shop';
import { blueprintOf } from '../support/blueprint';
import type { BlueprintInput } from '../../lib/blueprint';
import { AUTO_MODE, EXISTING_VPC, NO_AUTO_MODE } from '../support/adopted';

const written = (more: Partial<BlueprintInput> = {}): string =>
  runbook(
    planOrThrow(
      blueprintOf({
        services: { web: { runtime: 'node', role: 'site', expose: 'public', reads: ['titles', 'posters'] } },
        stores: { titles: { kind: 'relational' }, posters: { kind: 'object' } },
        ...more,
      }),
    ),
    ['streamflix-us-east-1-Data'],
  );

it('names what this blueprint made', () => {
  const text = written({ profile: 'sandbox', notify: { email: 'ops@example.com' } });
  expect(text).toContain('- `streamflix-us-east-1-Data` keeps data in `MainPostgres`, `PostersS3`');
  expect(text).toContain('--source-db-instance-identifier streamflix-us-east-1-main');
  expect(text).toContain('--logical-resource-id PostersS3');
  expect(text).toContain('ops@example.com');
  expect(text).toContain('cdk destroy');
});

it('restores a cluster of Aurora with an instance, since it comes back without one', () => {
  const text = written({ tier: 'growth', platform: { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } } });
  expect(text).toContain('--source-db-cluster-identifier streamflix-us-east-1-main-aurora');
  expect(text).toMatch(/--serverless-v2-scaling-configuration MinCapacity=[\d.]+,MaxCapacity=[\d.]+\n/);
  expect(text).toContain('--db-instance-class db.serverless');
  expect(text).not.toContain('--source-db-instance-identifier');
});

it('restores into the security group of the original and with logins by IAM: a restore has neither by itself, and nobody else gets in', () => {
  const plans = [{}, { tier: 'growth', platform: { metrics: 'cloudwatch', delivery: { engine: 'kubernetes' } } }] as const;
  for (const more of plans) {
    const command = written(more)
      .split('\naws ')
      .find((text) => text.startsWith('rds restore-db-'))!;
    expect(command).toMatch(/ --vpc-security-group-ids <that of streamflix-us-east-1-main[\w-]*> /);
    expect(command).toContain(' --enable-iam-database-authentication ');
  }
});

it('tells how a move of data ends, and what becomes of the former resource', () => {
  const titles = { kind: 'relational', migrateFrom: 'postgres' } as const;
  const moving = (profile: 'sandbox' | 'production') =>
    written({ tier: 'growth', profile, stores: { titles, posters: { kind: 'object' } } });
  expect(moving('sandbox')).toContain(
    '| titles | postgres: `MainPostgres` in `streamflix-us-east-1-Data` | aurora-postgres: `MainAuroraPostgres` in `streamflix-us-east-1-Data` |',
  );
  expect(moving('sandbox')).toContain('**deletes the former resources with the data in them**');
  expect(moving('production')).toContain('leaves them in the account with their data');
  expect(written()).not.toContain('While data moves');
});

describe('at the end of a move', () => {
  const stores = { titles: { kind: 'relational', migrateFrom: 'postgres' }, posters: { kind: 'object' } } as const;
  const ending = (platform: BlueprintInput['platform'] = {}): string => {
    const [, chapter = ''] = written({ tier: 'growth', profile: 'production', stores, platform }).split('## While data moves');
    return chapter.split('\n## ')[0]!;
  };
  const applied = 'kubectl apply --server-side -k bound/streamflix-us-east-1\n';
  const waits = [
    'kubectl argo rollouts status web --namespace apps\n',
    'kubectl rollout status deployment --namespace apps --selector app.kubernetes.io/managed-by=strata\n',
  ];

  it('come new pods, then nothing of the former database in the cluster, then the stacks', () => {
    const forgotten =
      'kubectl delete job,configmap,networkpolicy,serviceaccount --namespace strata-system --selector app.kubernetes.io/name=database-bootstrap-main\n';
    const found = [applied, ...waits, forgotten, 'npx cdk deploy --all'].map((command) => ending().indexOf(command));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    // The new database's own stays.
    expect(ending()).not.toContain('name=database-bootstrap-main-aurora');
  });

  it('the manifests are committed where Argo CD would take back what is applied', () => {
    const delivery = { gitops: 'argocd' as const, repository: { url: 'https://github.com/acme/platform.git', path: 'clusters' } };
    const text = ending({ delivery });
    expect(text).toContain('Commit `bound/streamflix-us-east-1` to https://github.com/acme/platform.git');
    expect(text).not.toContain(applied);
  });

  it('leaves no hole in the text', () => expect(ending()).not.toMatch(/undefined|\[object|\{\{|\n\n\n/));
});

it('asks for more processors where a new account has too few, and only there', () => {
  const production = written({ profile: 'production' });
  // The pool's 16, and a node of the built-in pool for each of the two replicas of metrics-server.
  expect(production).toContain('Nodes take up to 20 here; a new account may run 5.');
  expect(production).toContain(
    'request-service-quota-increase --region us-east-1 --service-code ec2 --quota-code L-1216C47A --desired-value 20',
  );
  const sandbox = written({ profile: 'sandbox' });
  expect(sandbox).toContain('Nodes take up to 4 here; a new account may run 5.');
  expect(sandbox).not.toContain('request-service-quota-increase');
});

it('deletes the log groups that are made again by those who write them, by their names', () => {
  const text = written({ profile: 'sandbox' });
  for (const name of ['/aws/eks/streamflix-us-east-1/cluster', '/aws/containerinsights/streamflix-us-east-1/performance'])
    expect(text).toContain(`aws logs delete-log-group --region us-east-1 --log-group-name ${name}\n`);
});

it('has no command that takes production down', () => {
  const text = written({ profile: 'production' });
  expect(text).not.toMatch(/cdk destroy|aws s3 rm|kubectl delete|delete-log-group/);
  expect(text).toContain('refuse deletion');
});

it('bootstraps every region, and us-east-1 for what is global', () => {
  expect(written({ regions: ['eu-west-1'] })).toContain('cdk bootstrap aws://<account>/eu-west-1 aws://<account>/us-east-1');
});

it('says how to reach an API that is private, and nothing of it when it is not', () => {
  expect(written()).toContain('answers only inside the VPC');
  expect(written({ platform: { access: { cidrs: ['203.0.113.0/24'], admins: ['arn:aws:iam::111122223333:role/platform'] } } })).not.toMatch(
    /answers only inside|AdminRoleArn/,
  );
});

it('leaves no hole in the text', () => expect(written()).not.toMatch(/undefined|\[object|\{\{|\n\n\n/));

describe('for what was there before', () => {
  it('says what the VPC must have, each with a source and a command', () => {
    const text = written({ network: EXISTING_VPC, profile: 'sandbox' });
    expect(text).toContain(`## What ${EXISTING_VPC.vpcId} must have`);
    expect(text).toContain('none of use1-az3');
    for (const command of [
      'describe-vpc-attribute',
      'describe-internet-gateways',
      'describe-subnets',
      'describe-route-tables',
      'describe-vpc-endpoints',
    ])
      expect(text).toContain(`\`aws --region us-east-1 ec2 ${command} `);
    expect(written({ network: EXISTING_VPC, regions: ['eu-west-1'] })).toContain('one private and one data subnet in each; room');
    expect(written()).not.toMatch(/must have/);
  });

  it('says what the cluster must have, and leaves what is its own alone', () => {
    const text = written({ ...NO_AUTO_MODE, profile: 'sandbox' });
    for (const needed of ['Pod Identity agent', 'AWS Load Balancer Controller', 'enableNetworkPolicy', 'metrics-server', '10.100.0.0/16'])
      expect(text).toContain(needed);
    expect(text).toContain('update-kubeconfig --region us-east-1 --name Shared_1\n');
    expect(text).toContain('--in cdk.out/kubernetes/streamflix-us-east-1 ');
    expect(text).not.toMatch(
      /AdminRoleArn|L-1216C47A|delete-log-group|answers only inside|delete --ignore-not-found -k bound\/streamflix-us-east-1\n/,
    );
    const auto = written({ ...AUTO_MODE, profile: 'sandbox' });
    expect(auto).toContain('kubectl delete --ignore-not-found -f bound/streamflix-us-east-1/10-platform/nodes.yaml');
    expect(auto).toContain('`kube-system/amazon-vpc-cni` stays');
    expect(auto).toContain('L-1216C47A');
    expect(auto).not.toContain('Pod Identity agent');
    for (const one of [text, auto]) expect(one).not.toMatch(/undefined|\[object|\{\{|\n\n\n/);
  });
});

describe('at growth', () => {
  const growth = (more: Partial<BlueprintInput> = {}): string =>
    runbook(planOrThrow(blueprintOf({ ...GROWTH_SHOP, ...more })), ['shop-us-east-1-Data']);
  const commands = (text: string): string[] => text.split('\n').filter((line) => /^(kubectl apply|helm) /.test(line));

  it('applies what a release defines after the release, in the order of the waves', () => {
    expect(commands(growth()).slice(0, 5)).toEqual([
      'kubectl apply --server-side -k bound/shop-us-east-1',
      'helm upgrade --install argo-rollouts argo-rollouts --repo https://argoproj.github.io/argo-helm --version 2.41.0 --namespace argo-rollouts --values bound/shop-us-east-1/12-releases/argo-rollouts.values.yaml --wait',
      'helm upgrade --install kyverno kyverno --repo https://kyverno.github.io/kyverno --version 3.9.0 --namespace kyverno --values bound/shop-us-east-1/12-releases/kyverno.values.yaml --wait',
      'kubectl apply --server-side -k bound/shop-us-east-1/30-delivery',
      'kubectl apply --server-side -k bound/shop-us-east-1/45-policies',
    ]);
  });

  it('hands the cluster to Argo CD instead, where that is asked for', () => {
    const delivery = { gitops: 'argocd' as const, repository: { url: 'https://github.com/acme/platform.git', path: 'clusters' } };
    const text = growth({ platform: { metrics: 'cloudwatch', delivery } });
    expect(text).toContain('to https://github.com/acme/platform.git (revision HEAD) as `clusters/shop-us-east-1`');
    expect(commands(text)[1]).toBe('kubectl apply --server-side -k bound/shop-us-east-1/gitops');
  });

  it('hands over the number of pods of every service that gets a canary, and of no other', () => {
    const [, chapter = ''] = growth().split('### Coming from the startup tier');
    expect(chapter).toContain('kind: Deployment, metadata: { name: stock, namespace: warehouse }');
    expect(chapter).toContain('kind: Deployment, metadata: { name: web, namespace: apps }');
    // stock states its number itself.
    expect(chapter).toContain('kind: Rollout, metadata: { name: web, namespace: apps }');
    expect(chapter).not.toContain('kind: Rollout, metadata: { name: stock');
    expect(chapter).not.toContain('mailer');
  });

  it('says nothing of canaries where there are none', () => {
    const text = growth({ platform: { metrics: 'cloudwatch', delivery: { strategy: 'rolling' } } });
    expect(text).not.toMatch(/canar|Coming from the startup tier|argo/i);
    expect(text).toContain('bound/shop-us-east-1/45-policies');
    expect(written()).not.toMatch(/helm|argo|chaoskube/);
  });

  it('rehearses the end of a pod, which nobody should notice', () => {
    expect(growth()).toContain('A pod of web is deleted. Expect nothing that a user would notice.');
    expect(growth()).toContain('kubectl --namespace chaoskube logs deployment/chaoskube');
  });

  it('leaves no hole in the text', () => expect(growth()).not.toMatch(/undefined|\[object|\{\{|\n\n\n/));
});
