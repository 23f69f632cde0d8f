import { awsCli, imageReference, placeholder, postgresClient } from '../../facts/images';

/** One way in which a text changes without a change of what it means, and what it is written as instead. */
export interface NormalisationRule {
  /** What changes, and why it means nothing. */
  readonly explanation: string;
  readonly apply: (text: string) => string;
}

const replacing = (explanation: string, pattern: RegExp, replacement: string): NormalisationRule => ({
  explanation,
  apply: (text) => text.replace(pattern, replacement),
});

/** Pinned images of this package, which a new release of it may replace. Images that a blueprint names stay as they are. */
const PINNED_IMAGES = [awsCli, placeholder, postgresClient].map((image) => ({
  from: imageReference(image),
  to: `${image.repository}:<tag>`,
}));

/** Applied to every text of a snapshot, in this order. */
export const TEXT_RULES: readonly NormalisationRule[] = [
  replacing(
    'Partition of an ARN: the templates say which one at deploy.',
    /\barn:(aws(-cn|-us-gov)?|\$\{AWS::Partition\}):/g,
    'arn:<partition>:',
  ),
  replacing(
    'Certificates: RDS renews its roots, and a release of this package brings them.',
    /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g,
    '<certificate>',
  ),
  {
    explanation: 'Tags of the images that this package pins.',
    apply: (text) => PINNED_IMAGES.reduce((t, { from, to }) => t.replaceAll(from, to), text),
  },
  replacing(
    'Days and moments, but for the version of the policy language.',
    /\b(?!2012-10-17\b)20\d\d-[01]\d-[0-3]\d(T[0-2]\d:[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-][0-2]\d:?[0-5]\d)?)?\b/g,
    '<date>',
  ),
];

/** Properties of resources whose value is a version that follows from this package's facts: `<version>` in a snapshot. */
export const VERSION_PROPERTIES: readonly string[] = ['AddonVersion', 'CACertificateIdentifier', 'EngineVersion', 'KubernetesVersion'];

export const normaliseText = (text: string): string => TEXT_RULES.reduce((t, rule) => rule.apply(t), text);
