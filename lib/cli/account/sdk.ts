import { BlueprintError } from '../../diagnostics';
import { saidError, type Said } from '../said';

export const ACCOUNT_OPTION: Said = { value: '--account', prefix: '', origin: 'command line' };

/** Loads a package by its name, which is a variable: neither TypeScript nor a bundler asks for a package that may be absent. */
export type Load = (name: string) => Promise<unknown>;

const importPackage: Load = (name) => import(name);

const isAbsent = (fault: unknown, name: string): boolean =>
  fault instanceof Error && 'code' in fault && /^(ERR_)?MODULE_NOT_FOUND$/.test(String(fault.code)) && fault.message.includes(name);

/**
 * A package of the AWS SDK, which is no dependency of this one: who asks no account need not install it.
 * @param name - name of the package
 * @param purpose - what it is for: `reads the quotas of an account`
 * @param load - @default import()
 * @throws BlueprintError with BP089 where it is not installed
 */
export const openSdk = async (name: string, purpose: string, load: Load = importPackage): Promise<unknown> => {
  try {
    return await load(name);
  } catch (fault) {
    if (!isAbsent(fault, name)) throw fault;
    throw new BlueprintError([saidError('BP089', ACCOUNT_OPTION, `${name} is not installed, which ${purpose}`, `npm install ${name}`)]);
  }
};

/** One client for each region, made when it is first asked for. */
export const byRegion = <Client>(make: (region: string) => Client): ((region: string) => Client) => {
  const clients = new Map<string, Client>();
  return (region) => {
    const client = clients.get(region) ?? make(region);
    clients.set(region, client);
    return client;
  };
};
