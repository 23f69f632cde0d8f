export { emit, type EmitOptions } from './emit';
