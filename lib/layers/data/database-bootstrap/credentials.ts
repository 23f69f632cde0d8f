/** Where the init container leaves what psql logs in with; in memory, gone with the pod. */
export const CREDENTIALS = '/credentials';

/** Password file of libpq (PostgreSQL, "The Password File"). */
export const PASSWORD_FILE = `${CREDENTIALS}/pgpass`;

/**
 * Makes an IAM token, good for 15 minutes, with the pod's own role, and leaves it as the password of every database. In such a file a
 * backslash stands before a colon or a backslash. Environment: PGHOST, PGPORT, PGUSER, AWS_REGION.
 */
export const MAKE_TOKEN = `set -euo pipefail
umask 077
token=$(aws rds generate-db-auth-token --hostname "$PGHOST" --port "$PGPORT" --username "$PGUSER" --region "$AWS_REGION")
token=\${token//\\\\/\\\\\\\\}
printf '*:*:*:*:%s\\n' "\${token//:/\\\\:}" > ${PASSWORD_FILE}
`;
