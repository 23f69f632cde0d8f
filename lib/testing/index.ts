export { synthesize, type KubernetesObject, type Synthesized, type Template, type TemplateResource } from './synth';
