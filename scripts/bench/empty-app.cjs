// The least that any CDK app does: what all else is compared with.
const { App } = require('aws-cdk-lib');

new App({ analyticsReporting: false }).synth();
