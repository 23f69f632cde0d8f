import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnRepository } from 'aws-cdk-lib/aws-ecr';
import { Construct } from 'constructs';

export interface ImageRepositoryProps {
  readonly repositoryName: string;
  /** ARN of the KMS key; cannot be changed later. */
  readonly keyArn: string;
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

/** A private image repository: scanned on push, tags that stay what they are, encrypted with a key of one's own. */
export class ImageRepository extends Construct {
  readonly repository: CfnRepository;

  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id);
    const retain = props.retain ?? true;
    this.repository = new CfnRepository(this, 'Repository', {
      repositoryName: props.repositoryName,
      encryptionConfiguration: { encryptionType: 'KMS', kmsKey: props.keyArn },
      imageScanningConfiguration: { scanOnPush: true },
      imageTagMutability: 'IMMUTABLE',
      lifecyclePolicy: { lifecyclePolicyText: lifecycle(props.keepImages ?? 100, props.untaggedDays ?? 7) },
      emptyOnDelete: !retain,
    });
    this.repository.applyRemovalPolicy(retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
  }
}
