import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { Construct } from 'constructs';
import { checkProps, text, whole } from '../../props';

export interface ImageRepositoryProps {
  /** 2 to 256 lower-case letters and digits, with single hyphens, dots, underscores and slashes between. @default one that CloudFormation makes */
  readonly repositoryName?: string;
  /** ARN of the KMS key; cannot be changed later. @default keys of S3's own (AES-256) */
  readonly keyArn?: string;
  /** Images kept, oldest dropped first. @default 100 */
  readonly keepImages?: number;
  /** Days until an image without a tag is dropped. @default 7 */
  readonly untaggedDays?: number;
  /** Keep the repository when it leaves the template; else it is deleted with its images. @default true */
  readonly retain?: boolean;
}

/** Amazon ECR, "Lifecycle policy parameters": rules are tried by priority, and one for images of any tag comes last. */
const lifecycle = (keepImages: number, untaggedDays: number): string =>
  JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        description: 'Drop what no tag names any more',
        selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: untaggedDays },
        action: { type: 'expire' },
      },
      {
        rulePriority: 2,
        description: 'Drop the oldest',
        selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: keepImages },
        action: { type: 'expire' },
      },
    ],
  });

/** A private image repository: scanned on push, tags that stay what they are, encrypted with a key of one's own where there is one. */
export class ImageRepository extends Construct {
  readonly repository: CfnRepository;

  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id);
    // ecr CreateRepository `repositoryName`; PutLifecyclePolicy `countNumber` is positive.
    checkProps(this, props, {
      repositoryName: text(
        /^(?=.{2,256}$)[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+)*)*$/,
        'a name such as team/service, in lower case',
      ),
      keepImages: whole(1, 100_000),
      untaggedDays: whole(1, 36_500),
    });
    const retain = props.retain ?? true;
    this.repository = new CfnRepository(this, 'Repository', {
      ...(props.repositoryName === undefined ? {} : { repositoryName: props.repositoryName }),
      encryptionConfiguration: props.keyArn === undefined ? { encryptionType: 'AES256' } : { encryptionType: 'KMS', kmsKey: props.keyArn },
      imageScanningConfiguration: { scanOnPush: true },
      imageTagMutability: 'IMMUTABLE',
      lifecyclePolicy: { lifecyclePolicyText: lifecycle(props.keepImages ?? 100, props.untaggedDays ?? 7) },
      emptyOnDelete: !retain,
    });
    this.repository.applyRemovalPolicy(retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
  }
}
