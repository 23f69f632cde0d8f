/** Services that are reached without a NAT gateway, and for nothing. */
export const GATEWAY_ENDPOINTS = ['s3', 'dynamodb'] as const;
