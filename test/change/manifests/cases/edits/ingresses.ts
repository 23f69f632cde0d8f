import { became, edited, type Edit } from './edit';

const ING = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/scheme: internal
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:us-east-1:111122223333:certificate/a
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS":443}]'
    alb.ingress.kubernetes.io/inbound-cidrs: 10.0.0.0/8
    alb.ingress.kubernetes.io/wafv2-acl-arn: arn:aws:wafv2:us-east-1:111122223333:regional/webacl/a/b
    alb.ingress.kubernetes.io/group.name: shop
spec:
  ingressClassName: alb
  tls: [{ hosts: [shop.example.com], secretName: t }]
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
`;

export const INGRESSES: readonly Edit[] = [
  edited('Ingress: one more path', [], ING, [
    'paths: [{',
    'paths: [{ path: /api, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }, {',
  ]),
  edited('Ingress: another host', ['BP522 attention Ingress shop/web'], ING, ['- host: shop', '- host: store']),
  edited('Ingress: one more host', [], ING, ['  rules:\n', '  rules:\n    - host: store.example.com\n      http: { paths: [] }\n']),
  edited('Ingress: no certificate', ['BP516 refused Ingress shop/web'], ING, [/  tls:.*\n/, '']),
  edited(
    'Ingress: no certificate of ACM',
    ['BP516 refused Ingress shop/web'],
    ING,
    [/ +alb.ingress.kubernetes.io\/certificate-arn.*\n/, ''],
    ['[{"HTTPS":443}]', '[{"HTTP":80}]'],
  ),
  edited('Ingress: plain listener beside', ['BP516 attention Ingress shop/web'], ING, ['[{"HTTPS":443}]', '[{"HTTP":80},{"HTTPS":443}]']),
  edited('Ingress: on the internet', ['BP515 refused Ingress shop/web'], ING, ['scheme: internal', 'scheme: internet-facing']),
  edited('Ingress: every source', ['BP515 refused Ingress shop/web'], ING.replace('scheme: internal', 'scheme: internet-facing'), [
    '10.0.0.0/8',
    '0.0.0.0/0',
  ]),
  edited('Ingress: sources left out', ['BP515 refused Ingress shop/web'], ING.replace('scheme: internal', 'scheme: internet-facing'), [
    / +alb.ingress.kubernetes.io\/inbound.*\n/,
    '',
  ]),
  edited('Ingress: without firewall', ['BP514 attention Ingress shop/web'], ING, [/ +alb.ingress.kubernetes.io\/waf.*\n/, '']),
  edited('Ingress: another group (another balancer)', ['BP522 attention Ingress shop/web'], ING, ['group.name: shop', 'group.name: store']),
  edited('Ingress: another class', ['BP522 attention Ingress shop/web'], ING, ['ClassName: alb', 'ClassName: nginx']),
  edited('Ingress: old group', [], ING.replace('networking.k8s.io/v1', 'extensions/v1beta1'), [
    'extensions/v1beta1',
    'networking.k8s.io/v1',
  ]),
  became('Ingress: removed', ['BP510 attention Ingress shop/web'], ING, ''),
];
