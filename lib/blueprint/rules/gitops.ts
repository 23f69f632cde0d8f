import { problem } from '../codes/problem';
import type { Rule } from './scope';

/** Argo CD follows a repository, and nothing else does. */
export const gitopsRepository: Rule = function* ({ draft, intact, written }) {
  const { gitops } = draft.platform.delivery;
  if (!intact('platform', 'delivery', 'gitops') || !intact('platform', 'delivery', 'repository')) return;
  const named = written('platform', 'delivery', 'repository');
  if (gitops === 'argocd' && !named)
    yield problem('BP269', ['platform', 'delivery', 'gitops'], 'Argo CD has no repository to follow', {
      hint: 'add repository: { url: ... }, where the bound manifests are committed',
    });
  if (gitops === 'none' && named)
    yield problem('BP270', ['platform', 'delivery', 'repository'], 'nothing follows this repository', {
      at: 'key',
      hint: 'add gitops: argocd, or remove it',
    });
};
