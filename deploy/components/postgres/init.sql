-- Runs once, when the data folder is made.
\set owner `cat /run/secrets/postgres/owner`
\set service `cat /run/secrets/postgres/service`

create role bookmarks_owner login createrole password :'owner';
create role bookmarks_app nologin;
create role bookmarks_service login password :'service' in role bookmarks_app;
create database bookmarks owner bookmarks_owner;
