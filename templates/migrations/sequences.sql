-- Statements that put the sequences of the other database so many values ahead of this one: :gap.
SELECT format('SELECT setval(%L, %s);', quote_ident(schemaname) || '.' || quote_ident(sequencename),
              least(last_value + :gap * increment_by, max_value))
  FROM pg_sequences
 WHERE schemaname = 'app' AND last_value IS NOT NULL
 ORDER BY sequencename;
