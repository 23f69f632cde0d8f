import { Reference, ReferenceStrength, Stack, StringConcat, Tokenization, type IResolvable } from 'aws-cdk-lib';

/** Of a resource: the number of the account, say, is a token too, and the same in every stack. */
const weak = (token: IResolvable): IResolvable | string =>
  Reference.isReference(token) ? Stack.consumeReference(token.toString(), ReferenceStrength.WEAK) : token;

/**
 * An attribute of another stack, or an ARN made from one, referred to weakly (`Fn::GetStackOutput`): that stack is deployed first, and may
 * drop the resource while the reader has not been deployed yet, which an export in use would forbid.
 */
export const referredWeakly = (attribute: string): string =>
  Tokenization.reverseString(attribute).mapTokens({ mapToken: weak }).join(new StringConcat()) as string;
