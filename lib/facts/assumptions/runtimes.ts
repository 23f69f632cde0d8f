import { assumptions, type Assumption } from './assumption';

const cpu = (runtime: string, value: number, why: string): Assumption => ({
  value,
  unit: 'millicores',
  meaning: `processor that a replica of ${runtime} asks for at least`,
  source: `ours: ${why}`,
  least: 1,
  most: 96_000,
});

const memory = (runtime: string, value: number, why: string): Assumption => ({
  value,
  unit: 'MiB',
  meaning: `memory that a replica of ${runtime} asks for at least`,
  source: `ours: ${why}`,
  least: 16,
  most: 786_432,
});

const cores = (runtime: string, value: number, source: string): Assumption => ({
  value,
  unit: 'cores',
  meaning: `processors up to which a replica of ${runtime} grows before there are more replicas`,
  source,
  least: 1,
  most: 96,
});

const ONE_AT_A_TIME = 'it runs its code on one processor at a time';
const SEVERAL = 'ours: it can use more, but two small replicas survive what one large one does not';

/** What a replica of each runtime is made of. */
export const runtimes = assumptions({
  nodeMillicores: cpu('Node.js', 250, 'it starts small'),
  nodeMebibytes: memory('Node.js', 512, 'its heap and the buffers beside it'),
  nodeCores: cores('Node.js', 1, ONE_AT_A_TIME),
  pythonMillicores: cpu('Python', 250, 'it starts small'),
  pythonMebibytes: memory('Python', 512, 'the interpreter and what it imports'),
  pythonCores: cores('Python', 1, ONE_AT_A_TIME),
  goMillicores: cpu('Go', 100, 'it starts smaller than the others'),
  goMebibytes: memory('Go', 128, 'no runtime to load'),
  goCores: cores('Go', 2, SEVERAL),
  javaMillicores: cpu('Java', 500, 'it compiles while it starts'),
  javaMebibytes: memory('Java', 1_024, 'a heap, and as much again beside it'),
  javaCores: cores('Java', 2, SEVERAL),
  fewReplicas: {
    value: 6,
    unit: 'replicas',
    meaning: 'replicas on an average day from which on each gets larger before there are more of them',
    source: 'ours: two for each of three zones',
    least: 1,
    most: 1_000,
  },
  maximumOverMinimum: {
    value: 2,
    unit: 'times',
    meaning: 'how many times its fewest replicas a service may have at least, however little its load asks for',
    source: 'ours: a load that nobody has foreseen',
    least: 1,
    most: 100,
  },
});
