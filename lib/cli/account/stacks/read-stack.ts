import { isDeepStrictEqual } from 'node:util';
import type { Stack, Template } from '../../../change';
import { everyPage, patiently, type Pause } from '../pages';
import { withLetters } from './letters';
import { unread } from './refusals';
import type { AnsweredStack, StackApi } from './stack-api';
import { templateOf } from './template';

/** The account in an ARN. */
export const accountOf = ({ StackId = '' }: AnsweredStack): string | undefined => /^\d{12}$/.exec(StackId.split(':')[4] ?? '')?.[0];

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** Names of the parameters whose values nobody is shown. */
export const hiddenParameters = ({ Parameters = {} }: Template): readonly string[] =>
  Object.entries(Parameters).flatMap(([name, { NoEcho }]) => (isTrue(NoEcho) ? [name] : []));

const parametersOf = ({ Parameters = [] }: AnsweredStack, template: Template): Stack['parameters'] => {
  const hidden = hiddenParameters(template);
  const known = Parameters.flatMap(({ ParameterKey: key, ParameterValue: value }) => {
    const standard = key === undefined ? undefined : template.Parameters?.[key]?.Default;
    return key === undefined || value === undefined || hidden.includes(key) || value === String(standard) ? [] : [[key, value] as const];
  });
  return known.length === 0 ? undefined : Object.fromEntries(known);
};

/** CloudFormation has an error for an export that nobody imports. */
const isUnused = (fault: unknown): boolean => fault instanceof Error && / is not imported by any stack/.test(fault.message);

const importersOf = async (api: StackApi, ExportName: string, pause: Pause): Promise<readonly string[]> => {
  try {
    const pages = await everyPage((start) => api.listImports({ ExportName, ...start }), pause);
    return pages.flatMap(({ Imports = [] }) => Imports).sort();
  } catch (fault) {
    if (isUnused(fault)) return [];
    throw fault;
  }
};

const templateIn = async (api: StackApi, StackName: string, made: Stack | undefined, pause: Pause): Promise<Template> => {
  const { TemplateBody = '' } = await patiently(() => api.getTemplate({ StackName, TemplateStage: 'Original' }), pause);
  const template = templateOf(TemplateBody);
  if (!template) throw unread(`the template of ${StackName} is neither JSON nor YAML`, 'look at it: `aws cloudformation get-template`');
  return made ? (withLetters(template, made.template) as Template) : template;
};

/** Its creation was rolled back: it has a template, and nothing stands in it. */
const isEmpty = ({ StackStatus }: AnsweredStack): boolean => StackStatus === 'ROLLBACK_COMPLETE';

/**
 * A stack of an account with its template. Who imports its exports is asked only where the template is about to change: else none of them
 * changes either.
 * @param made - what is to take its place; absent where nothing is
 */
export const readStack = async (
  api: StackApi,
  described: AnsweredStack,
  region: string,
  made: Stack | undefined,
  pause: Pause,
): Promise<Stack> => {
  const { StackName: name = '', StackStatus: status, EnableTerminationProtection: terminationProtection } = described;
  const kept = await templateIn(api, name, made, pause);
  const template = isEmpty(described) ? { ...kept, Resources: {}, Outputs: {} } : kept;
  const exported = isDeepStrictEqual(template, made?.template) ? [] : (described.Outputs ?? []);
  const importedBy: Record<string, readonly string[]> = {};
  for (const { ExportName } of exported) if (ExportName !== undefined) importedBy[ExportName] = await importersOf(api, ExportName, pause);
  const [parameters, account] = [parametersOf(described, template), accountOf(described)];
  return {
    name,
    region,
    template,
    ...(terminationProtection === undefined ? {} : { terminationProtection }),
    ...(parameters ? { parameters } : {}),
    ...(account === undefined ? {} : { account }),
    ...(status === undefined ? {} : { status }),
    ...(exported.length > 0 ? { importedBy } : {}),
  };
};
