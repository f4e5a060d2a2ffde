-- Run once, by the owner, on the empty database: the role that servers and workers have. It reads and
-- writes rows, and makes, changes and empties no table. docs/deploy.md does the same by hand, where
-- the tables are there already; here they come later, so that the rights are the default, and hold for
-- the history of migrations too.

\getenv password APP_PASSWORD
CREATE ROLE app LOGIN PASSWORD :'password';
GRANT USAGE ON SCHEMA public TO app;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO app;
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app;
