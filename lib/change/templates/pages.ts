/** Page of the template reference that describes a type. */
export const pageOf = (type: string): string =>
  `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${type.split('::').slice(1).join('-').toLowerCase()}.html`;
