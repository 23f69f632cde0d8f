import type { Service } from './schema';

/** Does the service answer on a port? Workers and jobs only when they name one. */
export const listens = (service: Pick<Service, 'role' | 'port'>): boolean => service.port !== undefined || (service.role !== 'worker' && service.role !== 'job');
