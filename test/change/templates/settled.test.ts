import { check, type Assembly } from '../../../lib/change';

const STATUSES = [
  ['CREATE_COMPLETE', 'safe', ''],
  ['UPDATE_COMPLETE', 'safe', ''],
  ['UPDATE_ROLLBACK_COMPLETE', 'safe', ''],
  ['IMPORT_COMPLETE', 'safe', ''],
  ['IMPORT_ROLLBACK_COMPLETE', 'safe', ''],
  ['CREATE_IN_PROGRESS', 'refused', 'wait stack-create-complete'],
  ['UPDATE_IN_PROGRESS', 'refused', 'wait stack-update-complete'],
  ['DELETE_IN_PROGRESS', 'refused', 'wait stack-delete-complete'],
  ['IMPORT_IN_PROGRESS', 'refused', 'wait stack-import-complete'],
  ['ROLLBACK_IN_PROGRESS', 'refused', 'describe-stacks'],
  ['UPDATE_ROLLBACK_IN_PROGRESS', 'refused', 'wait stack-rollback-complete'],
  ['IMPORT_ROLLBACK_IN_PROGRESS', 'refused', 'describe-stacks'],
  ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'attention', 'wait stack-update-complete'],
  ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'attention', 'wait stack-rollback-complete'],
  ['CREATE_FAILED', 'refused', 'rollback-stack'],
  ['UPDATE_FAILED', 'refused', 'rollback-stack'],
  ['UPDATE_ROLLBACK_FAILED', 'refused', 'continue-update-rollback'],
  ['IMPORT_ROLLBACK_FAILED', 'refused', 'describe-stack-events'],
  ['ROLLBACK_FAILED', 'refused', 'delete-stack'],
  ['DELETE_FAILED', 'refused', 'delete-stack'],
  ['ROLLBACK_COMPLETE', 'attention', 'describe-stack-resources'],
] as const;

const assembly = (status?: string): Assembly => ({
  stacks: [{ name: 'shop-Data', region: 'eu-west-1', template: { Resources: {} }, ...(status === undefined ? {} : { status }) }],
});

it.each(STATUSES)('%s is %s', (status, verdict, command) => {
  const { verdict: found, findings } = check(assembly(status), assembly());
  expect(found).toBe(verdict);
  expect(findings).toHaveLength(verdict === 'safe' ? 0 : 1);
  for (const { code, message, remedy } of findings) {
    expect({ code, told: message.includes(`shop-Data (${status})`) }).toEqual({ code: 'BP524', told: true });
    expect(remedy).toContain(`aws cloudformation ${command} --stack-name shop-Data --region eu-west-1`);
  }
});
