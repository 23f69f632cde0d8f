#!/usr/bin/env node
import { runApp } from '../lib/cli/app';
import { main } from '../lib/cli/main';

/** The CDK app: what cdk.json names. Context comes from the CDK CLI (`-c tier=startup`) or from cdk.json. */
main(runApp);
