/** The kinds that the manifests use, by where their schemas come from. Kubernetes' own need no file. */
export const KUBERNETES = 'k8s.io/kubernetes@v1.34.4';

export const KUBERNETES_KINDS = [
  'apps/v1 Deployment',
  'apps/v1 StatefulSet',
  'autoscaling/v2 HorizontalPodAutoscaler',
  'batch/v1 Job',
  'networking.k8s.io/v1 Ingress',
  'networking.k8s.io/v1 NetworkPolicy',
  'policy/v1 PodDisruptionBudget',
  'v1 ConfigMap',
  'v1 Namespace',
  'v1 Secret',
  'v1 Service',
  'v1 ServiceAccount',
] as const;

/** Go module → the files of CustomResourceDefinitions in it. */
export const CUSTOM_RESOURCES: Readonly<Record<string, readonly string[]>> = {
  'sigs.k8s.io/gateway-api@v1.4.1': [
    'config/crd/standard/gateway.networking.k8s.io_gateways.yaml',
    'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml',
  ],
  'github.com/cert-manager/cert-manager@v1.21.0': ['deploy/crds/cert-manager.io_certificates.yaml'],
  'github.com/external-secrets/external-secrets@v1.3.2': [
    'config/crds/bases/external-secrets.io_externalsecrets.yaml',
  ],
  'github.com/cloudnative-pg/cloudnative-pg@v1.28.1': [
    'config/crd/bases/postgresql.cnpg.io_clusters.yaml',
    'config/crd/bases/postgresql.cnpg.io_scheduledbackups.yaml',
  ],
  'github.com/cloudnative-pg/plugin-barman-cloud@v0.15.0': [
    'config/crd/bases/barmancloud.cnpg.io_objectstores.yaml',
  ],
  'github.com/prometheus-operator/prometheus-operator@v0.85.0': [
    'example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml',
    'example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml',
  ],
};
