/** A parameter of a stack. One that is not to be shown has stars for a value. */
export interface AnsweredParameter {
  readonly ParameterKey?: string | undefined;
  readonly ParameterValue?: string | undefined;
}

/** A stack as CloudFormation answers it, as far as it is looked at; every field may be absent. */
export interface AnsweredStack {
  /** An ARN, which has the account in it. */
  readonly StackId?: string | undefined;
  readonly StackName?: string | undefined;
  readonly StackStatus?: string | undefined;
  readonly EnableTerminationProtection?: boolean | undefined;
  readonly Parameters?: readonly AnsweredParameter[] | undefined;
  readonly Outputs?: readonly { readonly ExportName?: string | undefined }[] | undefined;
  readonly Tags?: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined;
  /** The stack that it is nested in. */
  readonly ParentId?: string | undefined;
}

export interface StackPage {
  readonly Stacks?: readonly AnsweredStack[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface ImportPage {
  readonly Imports?: readonly string[] | undefined;
  readonly NextToken?: string | undefined;
}

/**
 * As much of the client of CloudFormation (`CloudFormation` of @aws-sdk/client-cloudformation) as is used: three operations that only read.
 * All throw errors whose `name` is the code of AWS.
 */
export interface StackApi {
  /** All stacks of the region but those that are deleted. */
  describeStacks(request: { readonly NextToken?: string }): Promise<StackPage>;
  /** The template as it was handed in: JSON or YAML. */
  getTemplate(request: {
    readonly StackName: string;
    readonly TemplateStage: 'Original';
  }): Promise<{ readonly TemplateBody?: string | undefined }>;
  /** Names of the stacks that import an export. Throws a ValidationError when there is none. */
  listImports(request: { readonly ExportName: string; readonly NextToken?: string }): Promise<ImportPage>;
}

export interface StackApis {
  /** The client of a region. */
  readonly at: (region: string) => StackApi;
  /** The region that the surroundings name (AWS_REGION, a profile), for assemblies that name none. */
  readonly home: () => Promise<string | undefined>;
}
