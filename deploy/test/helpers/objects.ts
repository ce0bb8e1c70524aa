/** The fields of Kubernetes' objects that the tests look at; what else there is, the schemas judge. */
export type KubernetesObject<Kind extends string = string, Rest = object> = {
  readonly apiVersion: string;
  readonly kind: Kind;
  readonly metadata: Metadata;
} & Rest;

export type Labels = Readonly<Record<string, string>>;

type Metadata = {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Labels;
};

type LabelSelector = { readonly matchLabels?: Labels };

type Template = { readonly metadata: { readonly labels: Labels }; readonly spec: PodSpec };

type PodSpec = {
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: {
    readonly runAsNonRoot?: boolean;
    readonly runAsUser?: number;
    readonly seccompProfile?: { readonly type: string };
  };
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly topologySpreadConstraints?: readonly { readonly labelSelector?: LabelSelector }[];
  readonly affinity?: { readonly podAntiAffinity?: object };
};

export type Container = {
  readonly name: string;
  readonly image: string;
  readonly env?: readonly EnvironmentVariable[];
  readonly envFrom?: readonly {
    readonly configMapRef?: { readonly name: string };
    readonly secretRef?: object;
  }[];
  readonly ports?: readonly ContainerPort[];
  readonly volumeMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly readOnly?: boolean;
  }[];
  readonly securityContext?: {
    readonly allowPrivilegeEscalation?: boolean;
    readonly readOnlyRootFilesystem?: boolean;
    readonly privileged?: boolean;
    readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
  };
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly lifecycle?: { readonly preStop?: { readonly sleep?: { readonly seconds: number } } };
};

type EnvironmentVariable = { readonly name: string; readonly value?: string; readonly valueFrom?: object };

type ContainerPort = {
  readonly name: string;
  readonly containerPort: number;
  readonly protocol?: string;
};

type Probe = {
  readonly httpGet?: { readonly path: string; readonly port: string | number };
  readonly grpc?: { readonly port: number; readonly service?: string };
  readonly tcpSocket?: { readonly port: string | number };
  readonly exec?: object;
};

type Item = { readonly key: string; readonly path: string };

type Volume = {
  readonly name: string;
  readonly hostPath?: object;
  readonly configMap?: { readonly name: string };
  readonly secret?: { readonly secretName: string; readonly items?: readonly Item[] };
  readonly projected?: {
    readonly sources: readonly {
      readonly secret?: { readonly name: string; readonly items?: readonly Item[] };
    }[];
  };
};

export type Workload = KubernetesObject<
  'Deployment' | 'StatefulSet' | 'Job',
  {
    readonly spec: {
      readonly replicas?: number;
      readonly selector?: { readonly matchLabels: Labels };
      readonly strategy?: { readonly rollingUpdate?: object };
      readonly ttlSecondsAfterFinished?: number;
      readonly backoffLimit?: number;
      readonly template: Template;
    };
  }
>;

export type Service = KubernetesObject<
  'Service',
  {
    readonly spec: {
      readonly clusterIP?: string;
      readonly selector: Labels;
      readonly ports: readonly {
        readonly name: string;
        readonly port: number;
        readonly targetPort: string;
      }[];
    };
  }
>;

export type ConfigMap = KubernetesObject<'ConfigMap', { readonly data: Readonly<Record<string, string>> }>;

export type Scaler = KubernetesObject<
  'HorizontalPodAutoscaler',
  {
    readonly spec: {
      readonly minReplicas: number;
      readonly maxReplicas: number;
      readonly scaleTargetRef: { readonly kind: string; readonly name: string };
    };
  }
>;

export type DisruptionBudget = KubernetesObject<
  'PodDisruptionBudget',
  { readonly spec: { readonly minAvailable: number; readonly selector: { readonly matchLabels: Labels } } }
>;

export type ExternalSecret = KubernetesObject<
  'ExternalSecret',
  {
    readonly spec: {
      readonly target?: { readonly template?: { readonly data?: Readonly<Record<string, string>> } };
      readonly data?: readonly { readonly secretKey: string }[];
    };
  }
>;

export type DatabaseCluster = KubernetesObject<
  'Cluster',
  {
    readonly spec: {
      readonly instances: number;
      readonly bootstrap: { readonly initdb: { readonly postInitApplicationSQL: readonly string[] } };
      readonly postgresql: { readonly parameters: Readonly<Record<string, string>> };
    };
  }
>;

/** Those of one kind. */
export function ofKind<Wanted extends KubernetesObject>(
  objects: readonly KubernetesObject[],
  ...kinds: readonly Wanted['kind'][]
): Wanted[] {
  return objects.filter((object): object is Wanted => kinds.includes(object.kind));
}

/** What runs pods. */
export function workloadsOf(objects: readonly KubernetesObject[]): Workload[] {
  return ofKind<Workload>(objects, 'Deployment', 'StatefulSet', 'Job');
}

export function containersOf({ spec }: Workload): readonly Container[] {
  const { containers, initContainers = [] } = spec.template.spec;
  return [...initContainers, ...containers];
}

/** The container that the pod is there for. */
export function mainContainerOf(workload: Workload): Container {
  const [container] = workload.spec.template.spec.containers;
  if (container === undefined) throw new Error(`${workload.metadata.name} has no container.`);
  return container;
}

export function matchesLabels(wanted: Labels, labels: Labels): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}
