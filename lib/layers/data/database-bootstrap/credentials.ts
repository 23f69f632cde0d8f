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

/** Where the token lies beside a password. */
const TOKEN_FILE = `${PASSWORD_FILE}-token`;

/**
 * Reads the master user's password from its secret and leaves it as MAKE_TOKEN leaves a token, with a token beside it. Both stand in
 * variables of the shell alone, never on a command line or in the environment. Environment: that of MAKE_TOKEN, and SECRET_ARN.
 */
export const READ_PASSWORD = `set -euo pipefail
umask 077
leave() {
  local text=\${1//\\\\/\\\\\\\\}
  printf '*:*:*:*:%s\\n' "\${text//:/\\\\:}" > "$2"
}
password=$(aws secretsmanager get-secret-value --secret-id "$SECRET_ARN" --query SecretString --output text --region "$AWS_REGION" | jq --exit-status --raw-output .password)
token=$(aws rds generate-db-auth-token --hostname "$PGHOST" --port "$PGPORT" --username "$PGUSER" --region "$AWS_REGION")
leave "$password" ${PASSWORD_FILE}
leave "$token" ${TOKEN_FILE}
`;

/**
 * Runs psql with its arguments and the password. Since PostgreSQL 16 whoever makes a role is its member (CREATE ROLE, "Notes"), and so the
 * master user is one of rds_iam by way of the users that it makes; from then on RDS may ask it for a token, at the next start or at the
 * next database of this one (docs/decisions/0016). Where the password is refused, all of it runs again with the token: that changes
 * nothing that was done already.
 */
export const WITH_PASSWORD_OR_TOKEN = `status=0
PGPASSFILE=${PASSWORD_FILE} psql "$@" || status=$?
[ $status -ne 0 ] || exit 0
if PGPASSFILE=${PASSWORD_FILE} psql --no-psqlrc --quiet --command 'SELECT' > /dev/null; then exit $status; fi
echo 'the password is refused: once more with a token of IAM'
PGPASSFILE=${TOKEN_FILE} exec psql "$@"
`;
