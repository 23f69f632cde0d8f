/** A set of pods with a disk each. */
export const STS = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop, labels: { team: a } }
spec:
  serviceName: db
  replicas: 3
  revisionHistoryLimit: 5
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec:
      containers:
        - { name: db, image: 'postgres:16', resources: { requests: { memory: 1Gi } }, env: [{ name: A, value: b }, { name: B, value: c }] }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: gp3, resources: { requests: { storage: 10Gi } } }
`;

/** A class of disks that cannot grow. */
export const SC = `
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: gp3 }
provisioner: ebs.csi.aws.com
parameters: { type: gp3 }
reclaimPolicy: Retain
volumeBindingMode: WaitForFirstConsumer
`;

/** Pods with two containers and a claim. */
export const DEP = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, labels: { app: web } }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: 'web:1'
          ports: [{ name: http, containerPort: 8080 }]
          env: [{ name: A, value: b }]
          readinessProbe: { httpGet: { path: /, port: 8080 } }
          securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
          volumeMounts: [{ name: data, mountPath: /data }]
        - { name: side, image: 'side:1' }
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
`;

/** What leads to them. */
export const SVC = `
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80, targetPort: http }]
`;
