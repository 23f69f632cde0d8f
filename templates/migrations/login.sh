#!/bin/bash
# Leaves a password file for psql and pg_dump: a token of IAM for each database, good for 15 minutes to log in with. A connection that
# stands goes on after that. In such a file a backslash stands before a colon or a backslash (PostgreSQL, "The Password File").
set -euo pipefail
umask 077
for host in ${FROM_HOST:-} ${TO_HOST:-}; do
  token=$(aws rds generate-db-auth-token --hostname "$host" --port "$PGPORT" --username "$PGUSER" --region "$AWS_REGION")
  token=${token//\\/\\\\}
  printf '%s:*:*:*:%s\n' "$host" "${token//:/\\:}"
done > /passwords/pgpass
