/** How a program that no npm package brings can be had, best first. */
export type Program = {
  readonly title: string;
  /** Names on the PATH. */
  readonly commands: readonly [string, ...string[]];
  readonly debianPackage: string;
  /** Where the unpacked package holds it; absent where it is in a folder of the PATH. */
  readonly debianFolder?: string;
  /** The Docker image and what it runs; absent where a container is of no use. */
  readonly image?: string;
};

/** The programs that tests need from outside. */
export const PROGRAMS = {
  redis: {
    title: 'Redis',
    commands: ['redis-server', 'valkey-server'],
    debianPackage: 'redis-server',
    image: 'redis:8',
  },
  chromium: {
    title: 'Chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    debianPackage: 'chromium',
    // The one on the PATH is a script that only knows the installed place.
    debianFolder: 'usr/lib/chromium',
  },
  kubectl: {
    title: 'kubectl 1.27 or later, or kustomize 5,',
    commands: ['kubectl', 'kustomize'],
    debianPackage: 'kubernetes-client',
  },
} satisfies Record<string, Program>;
