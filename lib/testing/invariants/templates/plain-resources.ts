import { invariant, type Finding } from '../invariant';
import { resourcesOf } from './reading';

const FOREIGN = /^(Custom::|AWS::Lambda::|AWS::CloudFormation::(Stack|CustomResource)$)/;

interface Assets {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
  readonly dockerImages: object;
}

export const plainResources = invariant(
  'plain-resources',
  'Templates hold plain resources only: no custom resource, Lambda function, nested stack, parameter or asset, so that nothing runs at deploy but CloudFormation.',
  (s): readonly Finding[] => [
    ...resourcesOf(s)
      .filter(({ resource }) => FOREIGN.test(resource.Type))
      .map(({ where, resource }) => ({ where, problem: `is a ${resource.Type}` })),
    ...[...s.templates].flatMap(([stack, { Parameters = {} }]) =>
      Object.keys(Parameters).map((name) => ({ where: stack, problem: `has the parameter ${name}` })),
    ),
    ...[...s.files]
      .filter(([path]) => path.endsWith('.assets.json'))
      .flatMap(([path, text]) => {
        const { files, dockerImages } = JSON.parse(text) as Assets;
        const own = path.replace('.assets.json', '.template.json');
        const sources = Object.values(files).map((f) => f.source.path);
        return [
          ...sources.filter((source) => source !== own).map((source) => ({ where: path, problem: `publishes the asset ${source}` })),
          ...(sources.includes(own) ? [] : [{ where: path, problem: `does not publish ${own}` }]),
          ...Object.keys(dockerImages).map((image) => ({ where: path, problem: `builds the image ${image}` })),
        ];
      }),
  ],
);
