/** Where the init container leaves what psql logs in with; in memory, gone with the pod. */
export const CREDENTIALS = '/credentials';

/**
 * Fetches the master user's password with the pod's own role, and makes an IAM token beside it, each as a password file of libpq. The
 * token is for the day on which RDS counts the master user among the members of rds_iam (it made the roles that are), and takes no
 * password from it any more. Environment: SECRET_ARN, PGHOST, PGPORT, PGUSER, AWS_REGION. bash and jq are in the image.
 */
export const FETCH_CREDENTIALS = `set -euo pipefail
umask 077
password_file() {
  local escaped=\${1//\\\\/\\\\\\\\}
  printf '*:*:*:*:%s\\n' "\${escaped//:/\\\\:}"
}
secret=$(aws secretsmanager get-secret-value --secret-id "$SECRET_ARN" --query SecretString --output text)
password_file "$(printf '%s' "$secret" | jq --raw-output --exit-status .password)" > ${CREDENTIALS}/password
password_file "$(aws rds generate-db-auth-token --hostname "$PGHOST" --port "$PGPORT" --username "$PGUSER" --region "$AWS_REGION")" > ${CREDENTIALS}/token
`;

/** Runs the bootstrap, with the password if it is taken, else with the token. Environment: that of libpq, ENTRY. */
export const RUN_BOOTSTRAP = `set -eu
PGPASSFILE=${CREDENTIALS}/password
export PGPASSFILE
psql --no-psqlrc --quiet --command 'SELECT 1' > /dev/null || PGPASSFILE=${CREDENTIALS}/token
exec psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --file "$ENTRY"
`;
