import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasInstanceClass, hasType, instanceFamilies, unlistedRegions, type InstanceService } from '../lib/facts/availability';
import { FOREIGN_PERMISSIONS, knownTypes, TOLD_SERVICES } from '../lib/facts/real-account';
import { supportedRegions } from '../lib/facts/regions';
import { runCheck } from './check';
import { pythonTool } from './python';

/** What cfn-lint has of a resource type. */
interface TypeSchema {
  readonly handlers?: Readonly<Record<string, { readonly permissions?: readonly string[] }>>;
}
/** Instance classes of a region: those of RDS under each engine, those of other services as they are. */
interface ClassSchema {
  readonly enum?: readonly string[];
  readonly allOf?: readonly {
    readonly if: { readonly properties: { readonly Engine: { readonly const?: string } } };
    readonly then: { readonly properties: { readonly DBInstanceClass: { readonly enum: readonly string[] } } };
  }[];
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

/** The folder of data inside the installed package. */
const dataOf = (linter: string): string => {
  const libraries = join(linter, '../../lib');
  const python = readdirSync(libraries).find((name) => existsSync(join(libraries, name, 'site-packages/cfnlint'))) ?? '';
  return join(libraries, python, 'site-packages/cfnlint/data/schemas');
};

/** Prefix of a service's actions, where it is not the lower-case name of its resource types. */
const ACTIONS: Readonly<Record<string, string>> = {
  opensearchservice: 'es',
  msk: 'kafka',
  elasticloadbalancingv2: 'elasticloadbalancing',
  certificatemanager: 'acm',
  applicationautoscaling: 'application-autoscaling',
};

/** Types that a region's list lacks or has, unlike the facts. */
const typeFindings = (data: string): string[] =>
  supportedRegions.flatMap((region) => {
    const file = join(data, 'providers', `${region}.json`);
    const listed = existsSync(file);
    if (listed === unlistedRegions.includes(region)) return [`${region}: ${listed ? 'has' : 'has no'} list of resource types`];
    if (!listed) return [];
    const types = read<Readonly<Record<string, string>>>(file);
    return knownTypes
      .filter((type) => type in types !== hasType(region, type))
      .map((type) => `${region}: ${type} is ${type in types ? '' : 'not '}there`);
  });

const permissionFindings = (data: string): string[] => {
  const hashes = read<Readonly<Record<string, string>>>(join(data, 'providers/us-east-1.json'));
  return knownTypes.flatMap((type) => {
    const service = (type.split('::')[1] ?? '').toLowerCase();
    const own = ACTIONS[service] ?? service;
    const { handlers = {} } = read<TypeSchema>(join(data, 'resources', `${hashes[type] ?? ''}.json`));
    const foreign = [...new Set(Object.values(handlers).flatMap(({ permissions = [] }) => permissions))]
      .filter((action) => !action.toLowerCase().startsWith(`${own}:`) && TOLD_SERVICES.includes(action.split(':')[0] ?? ''))
      .sort();
    const told = FOREIGN_PERMISSIONS[type] ?? [];
    return foreign.join(' ') === told.join(' ')
      ? []
      : [`${type}: asks for ${foreign.join(' ') || 'nothing'}; told is ${told.join(' ') || 'nothing'}`];
  });
};

/** Where the classes of a service stand, and how to read them. */
const CLASSES: Readonly<Record<InstanceService, readonly [file: string, engine?: string]>> = {
  postgres: ['aws_rds_dbinstance/dbinstanceclass_enum.json', 'postgres'],
  'aurora-postgresql': ['aws_rds_dbinstance/dbinstanceclass_enum.json', 'aurora-postgresql'],
  elasticache: ['aws_elasticache_cachecluster/cachenodetype_enum.json'],
  opensearch: ['aws_opensearchservice_domain/clusterconfig_instancetype_enum.json'],
};

const classesOf = (schema: ClassSchema | undefined, engine: string | undefined): readonly string[] =>
  schema?.enum ??
  (schema?.allOf ?? [])
    .filter((rule) => rule.if.properties.Engine.const === engine)
    .flatMap((rule) => rule.then.properties.DBInstanceClass.enum);

const classFindings = (data: string): string[] =>
  (Object.keys(CLASSES) as InstanceService[]).flatMap((service) => {
    const [file, engine] = CLASSES[service];
    const byRegion = read<Readonly<Record<string, ClassSchema>>>(join(data, 'extensions', file));
    return supportedRegions.flatMap((region) => {
      const offered = classesOf(byRegion[region], engine);
      return instanceFamilies[service].flatMap((family) => {
        const there = offered.some((instanceClass) => instanceClass.split('.').includes(family));
        const example = service === 'opensearch' ? `${family}.large.search` : `${service === 'elasticache' ? 'cache' : 'db'}.${family}`;
        return hasInstanceClass(service, region, example) === there ? [] : [`${region}: ${service} has ${there ? '' : 'no '}${family}`];
      });
    });
  });

// Holds lib/facts/availability.ts and the table of permissions against the package that they were read from.
void runCheck(async () => {
  const data = dataOf(await pythonTool('cfn-lint'));
  return {
    findings: [...typeFindings(data), ...permissionFindings(data), ...classFindings(data)],
    summary: `${knownTypes.length} resource types in ${supportedRegions.length} regions`,
  };
});
