import { foundations, stateful } from '../../facts/cloudformation/stateful';
import type { ResourceChange, Rule } from '../changes';
import type { Finding } from '../finding';
import { movesIn } from './moves';
import { keptName } from './names';

const place = ({ stack, logicalId, type }: ResourceChange): Finding['place'] => ({ stack, logicalId, type });

const foundationOf = ({ type, logicalId, action, replacedBy }: ResourceChange): Pick<Finding, 'message' | 'remedy' | 'field' | 'source'> => {
  const [field] = replacedBy;
  return {
    message: `${logicalId} would be ${action === 'replace' ? 'replaced' : 'deleted'}, and with it ${foundations[type]?.carries ?? 'what stands on it'}`,
    ...(field ? { field: field.path, source: field.source } : {}),
    remedy: 'keep it; where it must be another one, build that beside it, move over, and take the old one out in a step of its own',
  };
};

/** Networks, clusters, zones and distributions stay. */
export const foundationRule: Rule = (changes) => {
  const moved = new Set(movesIn(changes).map(({ gone }) => gone));
  return changes.resources
    .filter((change) => change.type in foundations && (change.action === 'replace' || change.action === 'remove') && !moved.has(change))
    .map((change) => ({
      code: 'BP517',
      verdict: change.action === 'replace' ? (foundations[change.type]?.replaced ?? 'refused') : 'refused',
      place: place(change),
      ...foundationOf(change),
    }));
};

/** A name as people read it, where it is known before the deployment. */
const spokenName = (value: unknown): string => (typeof value === 'string' ? `the name ${value}` : 'its name');

/** What has a name of its own cannot be replaced: the new one would have the name of the old one, which is still there. */
export const customNameRule: Rule = ({ resources }) =>
  resources.flatMap((change): Finding[] => {
    const name = change.action === 'replace' ? keptName(change) : undefined;
    const [field] = change.replacedBy;
    if (name === undefined || !field || field.certainty === 'may') return [];
    return [
      {
        code: 'BP518',
        verdict: 'refused',
        place: place(change),
        field: field.path,
        message: `${change.logicalId} would be replaced, and keeps ${spokenName(change.after?.Properties?.[name])}: CloudFormation makes the new one first, and fails`,
        remedy: `leave ${field.path.replace('Properties.', '')} as it is, or give it another ${name}`,
        source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html',
      },
    ];
  });

/** Each change of these is another revision beside the former one, and that is how they are meant to be changed. */
const REVISIONS: readonly string[] = [
  'AWS::ApiGateway::Deployment',
  'AWS::ApiGatewayV2::Deployment',
  'AWS::Batch::JobDefinition',
  'AWS::ECS::TaskDefinition',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Version',
  'AWS::SageMaker::EndpointConfig',
];

/** What others know of a resource that holds nothing, and know no more once it is another one. */
const KNOWN: Readonly<Record<string, string>> = {
  'AWS::Cognito::UserPoolClient': 'its id changes, and apps that have the old one sign in no more',
  'AWS::SNS::Topic': 'its subscriptions go with it, those that people have confirmed too',
};

/** What holds nothing and is replaced: a short gap, which somebody should know of. */
export const replacedRule: Rule = ({ resources }) =>
  resources
    .filter(({ action, type }) => action === 'replace' && !(type in stateful) && !(type in foundations) && !REVISIONS.includes(type))
    .map((change): Finding => {
      const [field] = change.replacedBy;
      return {
        code: 'BP523',
        verdict: 'attention',
        place: place(change),
        ...(field ? { field: field.path, source: field.source } : {}),
        message: `${change.logicalId} ${field?.certainty === 'may' ? 'may be' : 'would be'} replaced: ${KNOWN[change.type] ?? 'a new one is made, what names it follows, the old one goes'}`,
        remedy:
          change.type in KNOWN ? 'keep it; or tell those who know it' : 'it holds nothing: deploy when few are there, if anybody waits for it',
      };
    });
