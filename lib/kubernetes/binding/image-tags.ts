/** The tag under which an image that was built first stands in a manifest. */
const INITIAL = /^(.*):initial$/;

export interface TagOptions {
  /** Tag, or digest `sha256:…`, by workload. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** For all other workloads. @default 'initial' stays */
  readonly defaultTag?: string;
}

/** The image of a workload with its released tag; only an image of our own repositories has one. */
export const tagged = (image: string, workload: string, { tags = {}, defaultTag }: TagOptions): string => {
  const repository = INITIAL.exec(image)?.[1];
  const tag = Object.hasOwn(tags, workload) ? tags[workload] : defaultTag;
  if (repository === undefined || tag === undefined) return image;
  return `${repository}${tag.startsWith('sha256:') ? '@' : ':'}${tag}`;
};
