/** What the SDK reads of its surroundings. Everything is set, so that neither this machine's profiles nor its metadata service is asked. */
const SURROUNDINGS = {
  AWS_CONFIG_FILE: '/nowhere/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};
const UNSET = ['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_SESSION_TOKEN', 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];

/** Puts the SDK into surroundings of its own; a value that is undefined is not there. Whoever asks puts the former ones back. */
export const surround = (values: NodeJS.ProcessEnv): void => {
  for (const name of UNSET) delete process.env[name];
  for (const [name, value] of Object.entries({ ...SURROUNDINGS, ...values })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
};
