import { became, edited, type Edit } from './edit';
import { DEP, SVC } from './stock';

const LB = (DEP + SVC)
  .replace(
    'kind: Service\nmetadata: { name: web, namespace: shop }',
    'kind: Service\nmetadata: { name: web, namespace: shop, annotations: { service.beta.kubernetes.io/aws-load-balancer-scheme: internal } }',
  )
  .replace(
    'selector: { app: web }\n  ports',
    'type: LoadBalancer\n  loadBalancerSourceRanges: [10.0.0.0/8]\n  selector: { app: web }\n  ports',
  );

const TGB = `
apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata: { name: web, namespace: shop }
spec: { serviceRef: { name: web, port: 80 }, targetGroupARN: 'arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/a/b', targetType: ip }
`;

export const SERVICES: readonly Edit[] = [
  edited('Service: another port', ['BP522 attention Service shop/web'], DEP + SVC, ['port: 80, ', 'port: 81, ']),
  edited('Service: one more port', [], DEP + SVC, ['targetPort: http }', 'targetPort: http }, { name: metrics, port: 9090 }']),
  edited('Service: targetPort by number', [], DEP + SVC, ['targetPort: http', 'targetPort: 8080']),
  edited('Service: targetPort that no container has', ['BP522 attention Service shop/web'], DEP + SVC, [
    'targetPort: http',
    'targetPort: https',
  ]),
  edited('Service: ports by other names', [], DEP + SVC, ['{ name: http, port: 80', '{ name: web, port: 80']),
  edited('Service: finds nothing', ['BP522 attention Service shop/web'], DEP + SVC, [
    'selector: { app: web }\n  ports',
    'selector: { app: site }\n  ports',
  ]),
  edited('Service: finds fewer labels', [], DEP + SVC, ['selector: { app: web }\n  ports', 'selector: { app: web, tier: front }\n  ports']),
  edited('Service: headless', ['BP509 refused Service shop/web'], DEP + SVC, [
    'selector: { app: web }\n  ports',
    'clusterIP: None\n  selector: { app: web }\n  ports',
  ]),
  edited(
    'Service: not headless',
    ['BP509 refused Service shop/web'],
    (DEP + SVC).replace('selector: { app: web }\n  ports', 'clusterIP: None\n  selector: { app: web }\n  ports'),
    ['clusterIP: None', 'clusterIP: 10.1.2.3'],
  ),
  edited(
    'Service: other address',
    ['BP509 refused Service shop/web'],
    (DEP + SVC).replace('selector: { app: web }\n  ports', 'clusterIP: 10.1.2.3\n  selector: { app: web }\n  ports'),
    ['10.1.2.3', '10.1.2.4'],
  ),
  edited('Service: node port', ['BP514 attention Service shop/web'], DEP + SVC, [
    'selector: { app: web }\n  ports',
    'type: NodePort\n  selector: { app: web }\n  ports',
  ]),
  edited('Service: load balancer', ['BP514 attention Service shop/web'], DEP + SVC, [
    'selector: { app: web }\n  ports',
    'type: LoadBalancer\n  selector: { app: web }\n  ports',
  ]),
  edited(
    'Service: load balancer no more',
    ['BP522 attention Service shop/web'],
    (DEP + SVC).replace('selector: { app: web }\n  ports', 'type: LoadBalancer\n  selector: { app: web }\n  ports'),
    ['  type: LoadBalancer\n', ''],
  ),
  edited('Service: external name', ['BP522 attention Service shop/web', 'BP522 attention Service shop/web'], DEP + SVC, [
    'selector: { app: web }\n  ports',
    'type: ExternalName\n  externalName: example.com\n  ports',
  ]),
  edited('Service: ClusterIP written out', [], DEP + SVC, [
    'selector: { app: web }\n  ports',
    'type: ClusterIP\n  selector: { app: web }\n  ports',
  ]),
  edited('Service: session affinity', [], DEP + SVC, [
    'selector: { app: web }\n  ports',
    'sessionAffinity: ClientIP\n  selector: { app: web }\n  ports',
  ]),
  edited('Service: dual stack', [], DEP + SVC, [
    'selector: { app: web }\n  ports',
    'ipFamilyPolicy: PreferDualStack\n  selector: { app: web }\n  ports',
  ]),
  edited('Service: removed', ['BP510 attention Service shop/web'], DEP + SVC, [/---[^]*$/, '']),
  edited('Service: renamed', ['BP510 attention Service shop/web'], DEP + SVC, [
    'kind: Service\nmetadata: { name: web',
    'kind: Service\nmetadata: { name: site',
  ]),
  edited('Service with a balancer: internet facing', ['BP515 refused Service shop/web'], LB, [
    'scheme: internal',
    'scheme: internet-facing',
  ]),
  edited(
    'Service with a balancer: internal now (another balancer, another address)',
    ['BP522 attention Service shop/web'],
    LB.replace('scheme: internal', 'scheme: internet-facing'),
    ['scheme: internet-facing', 'scheme: internal'],
  ),
  edited('Service with a balancer: every source', ['BP515 refused Service shop/web'], LB, [
    '  loadBalancerSourceRanges: [10.0.0.0/8]\n',
    '',
  ]),
  edited('Service with a balancer: fewer sources', [], LB, ['10.0.0.0/8', '10.1.0.0/16']),
  edited('Service with a balancer: local traffic policy', [], LB, [
    'type: LoadBalancer',
    'type: LoadBalancer\n  externalTrafficPolicy: Local',
  ]),
  edited('Service with a balancer: class', ['BP509 refused Service shop/web'], LB, [
    'type: LoadBalancer',
    'type: LoadBalancer\n  loadBalancerClass: service.k8s.aws/nlb',
  ]),
  edited('TargetGroupBinding: other target group', ['BP509 refused TargetGroupBinding shop/web'], TGB, ['targetgroup/a', 'targetgroup/c']),
  edited('TargetGroupBinding: type', ['BP509 refused TargetGroupBinding shop/web'], TGB, ['targetType: ip', 'targetType: instance']),
  edited('TargetGroupBinding: port', [], TGB, ['port: 80', 'port: 81']),
  became('TargetGroupBinding: removed', ['BP510 attention TargetGroupBinding shop/web'], TGB, ''),
];
