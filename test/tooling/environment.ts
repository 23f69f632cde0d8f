// Runs in every test file before anything is loaded: what the caller's shell has set must not change what a test sees.
process.env['CDK_VALIDATION'] = 'false'; // built-in CloudFormation validation costs 5 CPU seconds; `npm run verify` has it on
process.env['NO_COLOR'] = '1';
process.env['TZ'] = 'UTC';
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'; // what the AWS SDK says of versions of Node.js is not under test
for (const name of ['CDK_OUTDIR', 'CDK_CONTEXT_JSON', 'FORCE_COLOR', 'STRATA_DEBUG']) delete process.env[name];
