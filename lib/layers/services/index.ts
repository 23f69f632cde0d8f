export { ImageRepository, type ImageRepositoryProps } from './registry/construct';
