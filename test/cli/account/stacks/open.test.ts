import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { openCloudFormation, type Sdk } from '../../../../lib/cli/account/stacks/open';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const sdk: Sdk = { CloudFormation };
const open = () => openCloudFormation(() => Promise.resolve(sdk));

it('takes the SDK for what its own types say it is', async () => {
  const { at } = await open();
  expect(at('us-east-1')).toBeInstanceOf(CloudFormation);
  expect(at('us-east-1')).toBe(at('us-east-1'));
});

it('knows the region of the surroundings, or none', async () => {
  Object.assign(process.env, { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere', AWS_REGION: 'eu-west-3' });
  expect(await (await open()).home()).toBe('eu-west-3');
  delete process.env['AWS_REGION'];
  expect(await (await open()).home()).toBeUndefined();
});

it('says how to install the SDK where it is not installed', async () => {
  const absent = () =>
    Promise.reject(Object.assign(new Error("Cannot find package '@aws-sdk/client-cloudformation'"), { code: 'MODULE_NOT_FOUND' }));
  const problem = { code: 'BP089', hint: 'npm install @aws-sdk/client-cloudformation' };
  await expect(openCloudFormation(absent)).rejects.toMatchObject({ diagnostics: [problem] });
});
