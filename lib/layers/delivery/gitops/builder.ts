import type { Builder } from '../../../build/contract';
import { GITOPS } from '../../../kubernetes/waves';
import type { GitOpsSpec } from './capability';
import { GitOps } from './chart';

/** The last of all builders: it names the waves that the others have filled. */
export const buildGitOps: Builder<object, GitOpsSpec> = ({ spec }, context) => {
  const waves = context.manifests.waves();
  new GitOps(context.manifests.chart(GITOPS, 'applications', { foreign: true }), 'GitOps', { ...spec, waves });
};
