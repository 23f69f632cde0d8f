import { binding, type Connection, type ConnectionRequest, type PlanId } from '../../../plan/contract';
import { databaseName, loginRole, SCHEMA } from './names';

/** A pool of PostgreSQL, as those who connect to it see it. */
export interface PoolPlace {
  /** Plan id; its attribute `dbUserArn` is what IAM lets users log in to. */
  readonly id: PlanId;
  /** Name of the CloudFormation stack, and the pool's logical id there: its outputs are bindings. */
  readonly stack: string;
  readonly logicalId: string;
  readonly port: number;
  /** What a workload is told that it talks to. */
  readonly engine: string;
}

/** What an edge to a store in a pool of PostgreSQL gives: the same on RDS and on Aurora. */
export const databaseAccess = (
  { id, stack, logicalId, port, engine }: PoolPlace,
  { target, variable, workload }: ConnectionRequest,
): Connection => {
  const role = loginRole(workload.team, workload.name);
  return {
    // IAM says who may log in; what the role may do in which database is granted by the bootstrap, edge by edge.
    statements: [{ sid: 'Connect', actions: ['rds-db:connect'], resources: [{ of: id, attribute: 'dbUserArn', suffix: `/${role}` }] }],
    environment: {
      [`${variable}_ENGINE`]: engine,
      [`${variable}_HOST`]: binding(stack, `${logicalId}Endpoint`),
      [`${variable}_PORT`]: binding(stack, `${logicalId}Port`),
      [`${variable}_DATABASE`]: databaseName(target),
      [`${variable}_SCHEMA`]: SCHEMA,
      [`${variable}_USER`]: role,
    },
    egress: [{ to: 'data-subnets', port }],
    needs: [id],
  };
};
