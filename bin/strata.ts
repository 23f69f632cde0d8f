#!/usr/bin/env node
import { main } from '../lib/cli/main';
import { run } from '../lib/cli/program';

/** The command line: `strata --help` lists what it can do. */
main(run);
